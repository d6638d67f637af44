"""The hours of working days in which somebody may be written to, where they live. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import phonenumbers
from phonenumbers import NumberParseException, region_code_for_number
from phonenumbers.timezone import time_zones_for_number

from production.schemas.working_days import WorkingDays

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
class WritingHours:
    """From opening to closing on every working day."""

    place: Place
    opens: time = time(8)
    closes: time = time(20)
    closed_on: Collection[date] = frozenset()

    @property
    def days(self) -> WorkingDays:
        """Those of the country."""
        return WorkingDays(self.place.country or country_of(self.place.zone), self.place.subdivision, self.closed_on)

    def after(self, moment: datetime, days: int) -> datetime:
        """The same wall time so many working days later; the first one is the next. In UTC.

        What that leaves out of the hours is moved to the opening that follows.
        """
        wall = moment.astimezone(ZoneInfo(self.place.zone))
        return self.next_open(self._at(self.days.after(wall.date(), days), wall.time()))

    def next_open(self, moment: datetime) -> datetime:
        """The moment itself within the hours of a working day, else the next opening. In UTC."""
        wall = moment.astimezone(ZoneInfo(self.place.zone))
        if self.opens <= wall.time() < self.closes and self.days.is_working(wall.date()):
            return moment.astimezone(UTC)
        day = wall.date() if wall.time() < self.opens else wall.date() + _DAY
        return self._at(self.days.first_from(day), self.opens)

    def _at(self, day: date, wall: time) -> datetime:
        """A wall time that a change of the clock leaves out is as long after it as it would have been."""
        return datetime.combine(day, wall, ZoneInfo(self.place.zone)).astimezone(UTC)


def place_of(zone: str | None, phone: str | None, company: Place) -> Place:
    """Where somebody lives: by their time zone, else by their number with a country code, else where the company is.

    Of a country with several zones the number may not tell which: then the company's counts.
    """
    if zone is not None:
        return Place(zone)
    country, zones = _of_number(phone) if phone else (None, ())
    return Place(zones[0] if len(zones) == 1 else company.zone, country) if country else company


@lru_cache(maxsize=4096)
def _of_number(phone: str) -> tuple[str | None, tuple[str, ...]]:
    try:
        number = phonenumbers.parse(phone)
    except NumberParseException:
        return None, ()
    known = tuple(zone for zone in time_zones_for_number(number) if zone in _countries())
    return region_code_for_number(number), known


def country_of(zone: str) -> str | None:
    """None: the zone is of no country, or of another release of the database."""
    return _countries().get(zone)


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {row[2]: row[0] for row in rows}
