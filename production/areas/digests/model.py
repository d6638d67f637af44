"""How often somebody wants to be mailed, and what of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Every(StrEnum):
    """Stored, but for `off`."""

    OFF = "off"
    HOURLY = "hourly"
    DAILY = "daily"


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody's own."""

    every: Every
    time_zone: str
    """As in the IANA database: Europe/Berlin. Where their morning is."""


class News(NamedTuple):
    """One notification, without a word of a customer."""

    kind: str
    ticket: str
    """Its number."""
