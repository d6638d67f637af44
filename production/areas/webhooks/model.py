"""Where notifications are handed to, and how each call ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

MOST_ATTEMPTS = 10
"""Over about a day; then it is dead."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Of the company's program."""

    url: str
    changed_at: datetime


class DeliveryState(StrEnum):
    """How a call stands."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"
    """Tried for the last time."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One call as an Admin sees it."""

    id: UUID
    """Sent as `webhook-id`; the same in every attempt."""
    kind: str
    ticket: str
    """Its number."""
    at: datetime
    state: DeliveryState
    attempts: int
    next_attempt_at: datetime | None
    problem: str | None
    """Why the last attempt failed."""


@dataclass(frozen=True, slots=True)
class Due:
    """One call to be tried now."""

    id: UUID
    kind: str
    ticket: str
    at: datetime
    url: str
    secret: str
