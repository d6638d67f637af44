"""Hours of business on the time line: wall times of a zone, with its changes of the clock, and days that are closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from production.areas.sla.model import BusinessHours, Weekday
from production.schemas.working_days import WorkingDays, require_known

_DAY = timedelta(days=1)
_HORIZON_DAYS = 3 * 366
"""Whoever never opens for so long has no hours at all."""
Span = tuple[datetime, datetime]


class Calendar:
    """One company's."""

    def __init__(self, hours: BusinessHours) -> None:
        """
        Raises:
            ValueError: there is no such time zone.
            NotImplementedError: there is no such country, or no such part of it.
        """
        self._zone = ZoneInfo(hours.time_zone)
        self._week = [
            [(_minutes(one.opens), _minutes(one.closes)) for one in hours.week.get(day, ())] for day in Weekday
        ]
        if hours.country is not None:
            require_known(hours.country, hours.subdivision)
        self._days = WorkingDays(hours.country, hours.subdivision, frozenset(hours.closed_on))
        self._open_on = lru_cache(maxsize=4096)(self._find_open)

    def after(self, start: datetime, working: timedelta) -> datetime | None:
        """The moment when so much time of business has passed since `start`; None: never."""
        for opens, closes in self._spans(start):
            if closes - opens >= working:
                return opens + working
            working -= closes - opens
        return None

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Time of business from one to the other."""
        found = timedelta()
        for opens, closes in self._spans(start):
            if opens >= end:
                break
            found += min(closes, end) - opens
        return found

    def _spans(self, start: datetime) -> Iterator[Span]:
        """Of business, from `start` on, in UTC, in order and without overlap."""
        first = start.astimezone(self._zone).date() - _DAY
        before = start
        for number in range(_HORIZON_DAYS):
            for opens, closes in self._open_on(first + number * _DAY):
                if closes > before:
                    yield max(opens, before), closes
                    before = closes

    def _find_open(self, day: date) -> list[Span]:
        if self._days.is_closed(day):
            return []
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - wall time of any zone
        return [(self._at(midnight, opens), self._at(midnight, closes)) for opens, closes in self._week[day.weekday()]]

    def _at(self, midnight: datetime, minutes: int) -> datetime:
        """A wall time that a change of the clock leaves out is as long after it as it would have been."""
        return (midnight + timedelta(minutes=minutes)).replace(tzinfo=self._zone).astimezone(UTC)


def _minutes(wall: str) -> int:
    hours, minutes = wall.split(":")
    return int(hours) * 60 + int(minutes)
