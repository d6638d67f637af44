"""Days on which nobody works."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import holidays


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """The public holidays of a country, and days of a company's own."""

    country: str | None = None
    """By ISO 3166: DE. None: no public holidays."""
    subdivision: str | None = None
    own: Collection[date] = field(default=frozenset())

    def __post_init__(self) -> None:
        """
        Raises:
            ValueError: there is no such country or subdivision.
        """
        if self.country is not None:
            _public(self.country, self.subdivision)

    def __contains__(self, day: object) -> bool:
        return day in self.own or (self.country is not None and day in _public(self.country, self.subdivision))


@lru_cache(maxsize=64)
def _public(country: str, subdivision: str | None) -> Any:
    return holidays.country_holidays(country, subdivision)
