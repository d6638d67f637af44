"""Days on which people work: by the law of a country, and by what a company adds to it. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from holidays import HolidayBase, country_holidays, list_supported_countries

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A calendar of public holidays, moved working days and weekends.

    Half days are worked; days off that only schools or banks have are worked as well.
    """

    country: str | None = None
    """By ISO 3166: DE. None, or one of which nothing is known: no public holidays."""
    subdivision: str | None = None
    """What is no part of the country has its holidays."""
    closed_on: Collection[date] = frozenset()

    def is_closed(self, day: date) -> bool:
        """A public holiday, or a day of the company's own; weekends are none."""
        calendar = _calendar(self.country, self.subdivision)
        return day in self.closed_on or (calendar is not None and day in calendar)

    def is_working(self, day: date) -> bool:
        """Some Saturdays are, where a holiday was moved for them."""
        if day in self.closed_on:
            return False
        calendar = _calendar(self.country, self.subdivision)
        return calendar.is_working_day(day) if calendar is not None else day.weekday() < _SATURDAY

    def first_from(self, day: date) -> date:
        """The same day, or the first after it that is worked."""
        while not self.is_working(day):
            day += _DAY
        return day

    def after(self, day: date, days: int) -> date:
        """So many working days later; the first one is the next."""
        for _ in range(days):
            day = self.first_from(day + _DAY)
        return day


def require_known(country: str, subdivision: str | None) -> None:
    """
    Raises:
        NotImplementedError: there is no such country, or no such part of it.
    """
    country_holidays(country, subdiv=subdivision)


@lru_cache(maxsize=512)
def _calendar(country: str | None, subdivision: str | None) -> HolidayBase | None:
    parts = list_supported_countries().get(country or "")
    if country is None or parts is None:
        return None
    return country_holidays(country, subdiv=subdivision if subdivision in parts else None)
