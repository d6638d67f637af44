"""An activity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ActivityKind(StrEnum):
    """What people did; stored."""

    CALL = "call"
    MEETING = "meeting"
    NOTE = "note"


class Direction(StrEnum):
    """Who called whom; stored."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One of them."""

    id: int
    kind: ActivityKind
    contact_id: int
    contact_name: str | None
    deal_id: int | None
    ticket: str | None
    """The number of the one it was about; None, too, where that is out of reach."""
    happened_at: datetime
    minutes: int | None
    direction: Direction | None
    outcome: str | None
    text: str
    author_id: UUID | None
    """Whoever wrote it down."""
    author_name: str | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which are wanted; what is None does not matter."""

    contact_id: int | None = None
    deal_id: int | None = None
    kind: ActivityKind | None = None
