"""How a range of time is cut into bars of the viewer's days, weeks or months, and into what was added up of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from production.areas.insights.model.figures import Bar
from production.schemas.errors import InvalidInput

_DAILY, _WEEKLY = timedelta(days=45), timedelta(days=200)
_LONGEST = timedelta(days=3 * 366)


class Grain(StrEnum):
    """Pieces of time, as of UTC, that are added up; stored."""

    MONTH = "month"
    DAY = "day"
    QUARTER = "quarter"
    """Of a day."""
    HOUR = "hour"
    FACT = "fact"
    """None: what is not added up."""


ROLLED_UP = Grain.MONTH, Grain.DAY, Grain.HOUR
"""What there is of everything; sums have more, and less (`levels.py`)."""
_AT_MOST = {
    Grain.MONTH: timedelta(days=31),
    Grain.DAY: timedelta(days=1),
    Grain.QUARTER: timedelta(hours=6),
    Grain.HOUR: timedelta(hours=1),
}


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open: from the first moment of `since` to the first of `until`, in a time zone."""

    since: date
    until: date
    zone: ZoneInfo
    compare: bool = False
    """With as many days right before."""

    def __post_init__(self) -> None:
        if self.since >= self.until:
            raise InvalidInput("to", "must be after `from`: the day itself does not count")
        if self.until - self.since > _LONGEST:
            raise InvalidInput("from", "give at most three years at once")

    @property
    def whole(self) -> Bar:
        return Bar(self._begin(self.since), self._begin(self.until))

    @property
    def before(self) -> Bar | None:
        if not self.compare:
            return None
        return Bar(self._begin(self.since - (self.until - self.since)), self._begin(self.since))

    def bars(self) -> list[Bar]:
        """Days, weeks from Monday, or months, whichever can be read; the first and last may be shorter."""
        cuts = [self.since, *(day for day in self._days() if self.since < day < self.until), self.until]
        return [Bar(self._begin(one), self._begin(other)) for one, other in pairwise(cuts)]

    def _days(self) -> Iterator[date]:
        length = self.until - self.since
        for number in range(length.days):
            day = self.since + timedelta(number)
            if length <= _DAILY or (day.weekday() == 0 if length <= _WEEKLY else day.day == 1):
                yield day

    def _begin(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone).astimezone(UTC)


class Span(NamedTuple):
    """A part of a bar that was added up, or of which the facts are read."""

    bar: int
    sign: int
    """1: it is in the bar; -1: it is taken out again, of another span that has more than the bar."""
    grain: Grain
    since: datetime
    until: datetime


def spans(bars: Sequence[Bar], as_of: datetime, grains: Sequence[Grain] = ROLLED_UP) -> list[Span]:
    """Each bar as the fewest whole months, days, hours of UTC; what begins or ends within an hour as facts.

    Facts are only ever added: what has come since the last count (`as_of`) is in no sum yet, and could not be taken out
    of one. Days and months are added up when they are over.
    """
    return [Span(number, *part) for number, bar in enumerate(bars) for part in _parts(*bar, as_of, grains)]


_Part: TypeAlias = tuple[int, Grain, datetime, datetime]


def _parts(since: datetime, until: datetime, as_of: datetime, grains: Sequence[Grain]) -> Iterator[_Part]:
    first, last = ceiling(since, Grain.HOUR), floor(until, Grain.HOUR)
    if first > last:
        yield 1, Grain.FACT, since, until
        return
    if since < first:
        yield 1, Grain.FACT, since, first
    yield from _whole(1, first, last, as_of, grains)
    if last < until:
        yield 1, Grain.FACT, last, until


def _whole(sign: int, since: datetime, until: datetime, as_of: datetime, grains: Sequence[Grain]) -> Iterator[_Part]:
    """From the nearest begin of a piece to another, if what that has too much and too little is less than all of it."""
    if since > until:
        yield from _whole(-sign, until, since, as_of, grains)
    elif grains[1:]:
        grain, finer = grains[0], grains[1:]
        first, last = _nearest(since, grain, as_of), _nearest(until, grain, as_of)
        if abs(since - first) + abs(until - last) >= until - since:
            yield from _whole(sign, since, until, as_of, finer)
            return
        yield sign, grain, first, last
        yield from _whole(sign, since, first, as_of, finer)
        yield from _whole(sign, last, until, as_of, finer)
    elif since < until:
        yield sign, grains[0], since, until


def _nearest(moment: datetime, grain: Grain, as_of: datetime) -> datetime:
    """Of the begins up to which all is over; quarters of a day are added up with it."""
    below, above = floor(moment, grain), ceiling(moment, grain)
    over = floor(as_of, Grain.DAY if grain is Grain.QUARTER else grain)
    return min(below if moment - below <= above - moment else above, over)


def floor(moment: datetime, grain: Grain) -> datetime:
    """The begin of its hour, quarter of a day, day or month, in UTC."""
    moment = moment.replace(minute=0, second=0, microsecond=0)
    if grain is Grain.HOUR:
        return moment
    if grain is Grain.QUARTER:
        return moment.replace(hour=moment.hour - moment.hour % 6)
    moment = moment.replace(hour=0)
    return moment if grain is Grain.DAY else moment.replace(day=1)


def ceiling(moment: datetime, grain: Grain) -> datetime:
    """The next begin of one, unless it is one."""
    below = floor(moment, grain)
    if below == moment:
        return below
    return floor(below + _AT_MOST[grain], grain)
