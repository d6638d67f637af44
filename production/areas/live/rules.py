"""Which events are worth a hint."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from pydantic import BaseModel

from production.areas.live.model import HintType, Told
from production.schemas.events import Event, EventType, RecordEvent, TicketEvent

_DONE = ("added", "changed", "deleted", "restored")
"""As `database.records` tells of a record."""
_TYPES: Mapping[str, HintType] = {
    EventType.MESSAGE_RECEIVED: HintType.TICKET_MESSAGE,
    EventType.REPLIED: HintType.TICKET_MESSAGE,
    EventType.REPLY_SENT: HintType.TICKET_MESSAGE,
    EventType.REPLY_REPORTED: HintType.TICKET_MESSAGE,
    EventType.REPLY_FAILED: HintType.TICKET_CHANGED,
    EventType.VISITOR_WRITES: HintType.VISITOR_WRITES,
    EventType.ESCALATED: HintType.TICKET_CHANGED,
    EventType.DRAFTED: HintType.DRAFT_WAITING,
    TicketEvent.CHANGED: HintType.TICKET_CHANGED,
    TicketEvent.MESSAGE: HintType.TICKET_MESSAGE,
    TicketEvent.DRAFT: HintType.DRAFT_WAITING,
    TicketEvent.PRESENCE: HintType.PRESENCE,
    RecordEvent.CONTACT_CHANGED: HintType.CONTACT_CHANGED,
    **{f"deal_{done}": HintType.DEAL_CHANGED for done in (*_DONE, "moved")},
    **{f"task_{done}": HintType.TASK_CHANGED for done in _DONE},
}


class _Hands(BaseModel):
    """As `announce_ticket` writes down in whose a ticket was."""

    assigned_to: UUID | None = None
    assigned_team: str | None = None


class _Payload(BaseModel):
    """What a hint needs of it."""

    ticket: UUID | None = None
    was: _Hands | None = None


def told_by(event: Event) -> Told | None:
    """None: it is about nothing that the pages show.

    Raises:
        ValueError: an event of this type should name a ticket, and in whose hands it was, and does not.
    """
    kind = _TYPES.get(event.type)
    if kind is None:
        return None
    if kind is HintType.CONTACT_CHANGED:
        return Told(kind, customer_id=UUID(event.key))
    if kind in (HintType.DEAL_CHANGED, HintType.TASK_CHANGED):
        return Told(kind, record_id=int(event.subject))
    said = _Payload.model_validate(event.payload)
    if event.conversation_id is not None:
        return Told(kind, said.ticket, None if said.ticket else event.conversation_id)
    if said.was is None:
        return Told(kind, UUID(event.subject))
    return Told(kind, UUID(event.subject), None, True, said.was.assigned_to, said.was.assigned_team)
