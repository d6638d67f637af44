"""Sources and how they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class Outcome(StrEnum):
    """What a told state changed."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    SAME = "same"
    """It was known."""
    OLDER = "older"
    """Something later was known."""
    NOBODY = "nobody"
    """An order of somebody without an address: it can be nobody's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How a source is."""

    name: str
    heard_at: datetime | None
    """When it last called, or told something new where it was asked."""
    polled_at: datetime | None
    watermark: datetime | None
    """All of its changes until then are here."""
    failed_at: datetime | None
    failure: str | None
    reconciled_at: datetime | None
    differed: int | None
    """What the last reconciliation had to mend."""
    products: int
    created_at: datetime

    def silent(self, now: datetime, longest: timedelta) -> bool:
        """It has told nothing for too long: its calls may not arrive."""
        return now - (self.heard_at or self.created_at) > longest

    @property
    def failing(self) -> bool:
        """The last look at it failed."""
        return self.failed_at is not None and (self.polled_at is None or self.failed_at > self.polled_at)


@dataclass(slots=True)
class Difference:
    """What was not as its source has it, by the ids of the source."""

    products: dict[Outcome, list[str]] = field(default_factory=dict)
    orders: dict[Outcome, list[str]] = field(default_factory=dict)

    def count(self) -> int:
        return sum(len(ids) for found in (self.products, self.orders) for ids in found.values())
