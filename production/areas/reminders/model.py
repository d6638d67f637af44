"""Reminders of what went unanswered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ReminderState(StrEnum):
    """Life of a reminder; stored."""

    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"


class Reason(StrEnum):
    """Why one was called off or put off; stored."""

    REPLIED = "replied"
    """A person said something, on whatever channel."""
    WON = "won"
    """A deal with them was won."""
    CANCELLED = "cancelled"
    """Its campaign was."""
    BY_HAND = "by_hand"
    OUT_OF_OFFICE = "out_of_office"
    """They said until when they are away: it waits for that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One of them."""

    id: int
    contact_id: int
    contact_name: str | None
    campaign_id: int | None
    campaign: str | None
    subject: str
    """Of what went unanswered."""
    since: datetime
    due_at: datetime
    state: ReminderState
    reason: str | None
    task_id: int | None
    draft_id: UUID | None
