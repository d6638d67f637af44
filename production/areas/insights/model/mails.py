"""Pages by mail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Cadence(StrEnum):
    """How often; stored."""

    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class MailWish:
    """Somebody's own, of one page."""

    page: str
    every: Cadence
    time_zone: str
