"""How a range of time is cut into bars of the viewer's days, weeks or months, and into what was added up of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from production.areas.insights.model.figures import Bar
from production.schemas.errors import InvalidInput

_DAILY, _WEEKLY = timedelta(days=45), timedelta(days=200)
_LONGEST = timedelta(days=3 * 366)
_AT_MOST = {"month": timedelta(days=31), "day": timedelta(days=1), "hour": timedelta(hours=1)}


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
    """A part of a bar that was added up; `fact`: that was not."""

    bar: int
    grain: str
    since: datetime
    until: datetime


def spans(bars: Sequence[Bar]) -> list[Span]:
    """Each bar as whole months, days and hours of UTC, as far as it has them, and the rest."""
    return [Span(number, *part) for number, bar in enumerate(bars) for part in _parts(*bar, tuple(_AT_MOST))]


def _parts(since: datetime, until: datetime, grains: Sequence[str]) -> Iterator[tuple[str, datetime, datetime]]:
    if since >= until:
        return
    if not grains:
        yield "fact", since, until
        return
    grain, *finer = grains
    first, last = ceiling(since, grain), floor(until, grain)
    if first >= last:
        yield from _parts(since, until, finer)
        return
    yield from _parts(since, first, finer)
    yield grain, first, last
    yield from _parts(last, until, finer)


def floor(moment: datetime, grain: str) -> datetime:
    """The begin of its hour, day or month, in UTC."""
    moment = moment.replace(minute=0, second=0, microsecond=0)
    if grain == "hour":
        return moment
    moment = moment.replace(hour=0)
    return moment if grain == "day" else moment.replace(day=1)


def ceiling(moment: datetime, grain: str) -> datetime:
    """The next begin of one, unless it is one."""
    below = floor(moment, grain)
    if below == moment:
        return below
    return floor(below + _AT_MOST[grain], grain)
