"""Working days of where somebody lives, and the hours in which they may be written to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from holidays import HolidayBase, country_holidays, list_supported_countries

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody lives."""

    zone: str
    """As in the IANA database."""
    country: str | None = None
    """By ISO 3166; None: the zone tells, where it lies in one country."""
    subdivision: str | None = None


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A calendar of public holidays, moved working days and weekends, and what the company adds to it.

    Half days are worked; days off that only schools or banks have are worked as well.
    """

    place: Place
    opens: time = time(8)
    closes: time = time(20)
    closed_on: Collection[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Some Saturdays are, where a holiday was moved for them."""
        if day in self.closed_on:
            return False
        calendar = _calendar(self.place.country or country_of(self.place.zone), self.place.subdivision)
        return calendar.is_working_day(day) if calendar is not None else day.weekday() < 5

    def after(self, moment: datetime, days: int) -> datetime:
        """The same wall time so many working days later; the first one is the next. In UTC.

        What that leaves out of the hours is moved to the opening that follows.
        """
        wall = moment.astimezone(ZoneInfo(self.place.zone))
        day = wall.date()
        for _ in range(days):
            day = self._working_from(day + _DAY)
        return self.next_open(self._at(day, wall.time()))

    def next_open(self, moment: datetime) -> datetime:
        """The moment itself within the hours of a working day, else the next opening. In UTC."""
        wall = moment.astimezone(ZoneInfo(self.place.zone))
        if self.is_working(wall.date()) and self.opens <= wall.time() < self.closes:
            return moment.astimezone(UTC)
        day = wall.date() if wall.time() < self.opens else wall.date() + _DAY
        return self._at(self._working_from(day), self.opens)

    def _working_from(self, day: date) -> date:
        while not self.is_working(day):
            day += _DAY
        return day

    def _at(self, day: date, wall: time) -> datetime:
        """A wall time that a change of the clock leaves out is as long after it as it would have been."""
        return datetime.combine(day, wall, ZoneInfo(self.place.zone)).astimezone(UTC)


def country_of(zone: str) -> str | None:
    """None: the zone is of no country, or of another release of the database."""
    return _countries().get(zone)


@lru_cache(maxsize=512)
def _calendar(country: str | None, subdivision: str | None) -> HolidayBase | None:
    """None: nothing is known of this country. What is no part of a country has its holidays."""
    parts = list_supported_countries().get(country or "")
    if country is None or parts is None:
        return None
    return country_holidays(country, subdiv=subdivision if subdivision in parts else None)


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {row[2]: row[0] for row in rows}
