"""Hints: that something is no longer as it was shown, never what it is now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from pydantic import TypeAdapter


class HintType(StrEnum):
    """What to ask for again."""

    TICKET_CHANGED = "ticket.changed"
    """Status, priority, who has it."""
    TICKET_MESSAGE = "ticket.message"
    """What was written, or how far it got."""
    DRAFT_WAITING = "draft.waiting"
    CONTACT_CHANGED = "contact.changed"
    DEAL_CHANGED = "deal.changed"
    TASK_CHANGED = "task.changed"
    """Also of one that was added, deleted or restored, like the two before."""
    PRESENCE = "presence"
    """Who else looks at it."""
    VISITOR_WRITES = "visitor.writes"
    """The customer is writing, for some seconds more."""
    COUNTS = "counts"
    """Something left the reader's reach: the lists hold less."""
    RESET = "reset"
    """Anything may have changed: the stream has just begun, or hints were lost."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Equal hints say the same: of several, one is enough."""

    type: HintType
    ticket: str | None = None
    """Its number."""
    ticket_uuid: UUID | None = None
    customer_id: UUID | None = None
    record: int | None = None
    """The id of a deal or task."""


_JSON = TypeAdapter(Hint)


def encoded(hint: Hint) -> bytes:
    """As readers get it: once for all of them."""
    return _JSON.dump_json(hint)


COUNTS = encoded(Hint(HintType.COUNTS))
RESET = encoded(Hint(HintType.RESET))


@dataclass(frozen=True, slots=True)
class Told:
    """What an event says about a ticket, or about a record."""

    type: HintType
    ticket_id: UUID | None = None
    conversation_id: UUID | None = None
    """Stands for its newest ticket, where the event names none."""
    left: bool = False
    """Whether it was in other hands before: the next two then say in whose."""
    was_assigned_to: UUID | None = None
    was_team: str | None = None
    customer_id: UUID | None = None
    """Who the contact is."""
    record_id: int | None = None
    """Of a deal or task."""
