"""What the routes of a ticket give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from production.api.page import cursor_of
from production.api.problems import Problem
from production.areas.tickets.model import Author, Item, ItemKind, Posted, Relation, Ticket, Timeline
from production.channels.registry import channels
from production.crm.permissions.model import Action, Scope
from production.crm.permissions.table import reach_of
from production.crm.support.lifecycle import next_statuses
from production.crm.support.shown_priority import ShownPriority, shown_priority
from production.crm.support.standing import Sla
from production.schemas.ids import Category, Channel, Proof
from production.schemas.outcomes import DeliveryStatus, TicketStatus


class _Shape(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class PersonResponse(_Shape):
    """Somebody who works here."""

    id: UUID
    name: str


class ViewerResponse(PersonResponse):
    """Somebody else who looks at the ticket at this moment."""

    typing: bool


class TicketCustomerResponse(_Shape):
    """Whose ticket it is."""

    id: UUID
    contact: int
    name: str | None
    email: str | None
    phone: str | None


class FileResponse(_Shape):
    """An attached file; its bytes are below `/api/v1/attachments/{id}`."""

    id: UUID | None
    """Null until it has been fetched."""
    name: str
    media_type: str
    size: int | None


class WaitingDraftResponse(_Shape):
    """A reply that waits for a person."""

    id: UUID
    author: PersonResponse | None
    """Whose it is and in whose name it leaves as it stands; null: the AI's."""
    text: str
    """As the customer would read it, greeting and closing too."""
    confidence: float | None
    reason: str | None
    sources: list[dict[str, Any]]
    created_at: datetime
    cc: list[str]
    files: list[FileResponse]


class ComposerDraftResponse(_Shape):
    """What the caller was writing."""

    kind: Literal["reply", "note"]
    content: str
    cc: list[str]
    last_seen_message_id: UUID | None
    updated_at: datetime


class RelatedResponse(_Shape):
    """Another ticket that somebody has linked with this one, or merged."""

    id: str
    subject: str
    status: TicketStatus
    customer_name: str | None
    how: Relation


class ScheduledResponse(_Shape):
    """A reply that leaves later."""

    author: PersonResponse
    content: str
    cc: list[str]
    files: list[FileResponse]
    send_at: datetime


class WindowResponse(BaseModel):
    """Until when free text reaches the customer; null: for ever."""

    open: bool
    closes_at: datetime | None


class AuthorResponse(BaseModel):
    """Who is behind an item."""

    kind: Author
    id: UUID | None
    """Of a person who works here."""
    name: str | None


class EventResponse(BaseModel):
    """Something that happened; of a note: what it is about, as in a call."""

    name: str
    detail: dict[str, Any]


class ItemResponse(BaseModel):
    """One line of the timeline: a message, a note or an event."""

    id: str
    kind: ItemKind
    at: datetime
    channel: Channel | None
    ticket_number: str
    author: AuthorResponse
    text: str
    cut: str
    """What was left out of it: quotes, signature."""
    subject: str | None
    delivery_status: DeliveryStatus | None
    send_error: str | None
    attachments: list[FileResponse]
    cc: list[str]
    """Who else was sent it."""
    sentiment: float | None
    confidence: float | None
    sources: list[dict[str, Any]]
    wrong: str | None
    """Why somebody calls it wrong, of an answer of the AI."""
    undo_until: datetime | None
    """Until then the caller can take it back."""
    event: EventResponse | None

    @classmethod
    def of(cls, item: Item) -> ItemResponse:
        shown = {name: getattr(item, name) for name in cls.model_fields if hasattr(item, name)}
        author = AuthorResponse(kind=item.author, id=item.author_id, name=item.author_name)
        event = EventResponse(name=item.event, detail=item.detail or {}) if item.event else None
        return cls.model_validate({**shown, "author": author, "event": event})


class TimelineResponse(BaseModel):
    """A part of the timeline, oldest first."""

    items: list[ItemResponse]
    earlier: str | None
    """Give it as `before` for what comes before; null: nothing does."""


class TicketResponse(BaseModel):
    """A ticket with the newest part of its timeline."""

    id: str
    uuid: UUID
    conversation_id: UUID
    subject: str
    status: TicketStatus
    next_statuses: list[TicketStatus]
    """What it can become."""
    priority: ShownPriority
    channel: Channel
    category: Category
    created_at: datetime
    waiting_since: datetime | None
    """The customer's oldest words that nobody has answered."""
    age_hours: float
    """Since then, or since the ticket was opened."""
    excerpt: str
    sentiment: float | None
    tags: list[str]
    assigned_to: PersonResponse | None
    assigned_team: str | None
    snoozed_until: datetime | None
    escalation_reason: str | None
    customer_id: UUID
    customer_name: str | None
    customer: TicketCustomerResponse
    proof: Proof
    handled_by: Literal["ai", "person"]
    """`person`: the AI drafts at most."""
    last_message_id: UUID | None
    """Give it with a reply as `last_seen_message_id`."""
    draft: WaitingDraftResponse | None
    my_draft: ComposerDraftResponse | None
    my_files: list[FileResponse]
    """What the caller has put beside their words, and not sent."""
    scheduled: ScheduledResponse | None
    """A reply that leaves later, whoever wrote it."""
    related: list[RelatedResponse]
    viewers: list[ViewerResponse]
    sla: Sla | None
    can_send: bool
    letters: bool
    """Replies can be copied to others."""
    takes_files: bool
    """Replies bring files."""
    reply_window: WindowResponse
    timeline: list[ItemResponse]
    earlier: str | None
    """Give it as `before` to read on in the timeline."""

    @classmethod
    def of(cls, ticket: Ticket, timeline: Timeline, scope: Scope) -> TicketResponse:
        now, spec = datetime.now(UTC), channels()[ticket.channel]
        closes = spec.closes_at(ticket.last_inbound_at, by_person=True)
        waiting = now - (ticket.waiting_since or ticket.created_at)
        told = {name: getattr(ticket, name) for name in cls.model_fields if hasattr(ticket, name)}
        return cls.model_validate(
            {
                **told,
                "next_statuses": next_statuses(ticket.status),
                "priority": shown_priority(ticket.priority),
                "age_hours": round(waiting.total_seconds() / 3600, 2),
                "customer_id": ticket.customer.id,
                "customer_name": ticket.customer.name,
                "handled_by": "person" if ticket.with_person else "ai",
                "letters": spec.letters,
                "takes_files": spec.files is not None,
                "can_send": reach_of(scope.caller, Action.SEND) is not None,
                "reply_window": WindowResponse(open=closes is None or now < closes, closes_at=closes),
                "timeline": items(timeline.items),
                "earlier": earlier(timeline),
            },
            from_attributes=True,
        )


class PresenceResponse(BaseModel):
    """Who else does."""

    viewers: list[ViewerResponse]


class PostedResponse(BaseModel):
    """What became of it."""

    id: str
    ticket_id: str
    ticket_status: TicketStatus
    delivery_status: DeliveryStatus | None
    undo_until: datetime | None
    item: ItemResponse

    @classmethod
    def of(cls, posted: Posted) -> PostedResponse:
        item = ItemResponse.of(posted.item)
        return cls(
            id=item.id,
            ticket_id=posted.ticket_id,
            ticket_status=posted.status,
            delivery_status=item.delivery_status,
            undo_until=item.undo_until,
            item=item,
        )


class StaleProblem(Problem):
    """Why nothing was sent, and what is new."""

    newer: list[ItemResponse]
    """As far as the caller reaches: what belongs to a ticket beyond that is left out."""
    newest_message_id: UUID
    """Give it as `last_seen_message_id` to send it all the same."""


def items(timeline: Sequence[Item]) -> list[ItemResponse]:
    """As the timeline is shown."""
    return [ItemResponse.of(each) for each in timeline]


def earlier(timeline: Timeline) -> str | None:
    """What leads to the part of it before this one."""
    return cursor_of(timeline.earlier) if timeline.earlier else None
