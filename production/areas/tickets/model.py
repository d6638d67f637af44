"""A ticket as the people who work on it see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from production.crm.support.standing import Sla
from production.schemas.ids import Category, Channel, Priority, Proof
from production.schemas.outcomes import DeliveryStatus, TicketStatus


class Author(StrEnum):
    """Who is behind an item."""

    CUSTOMER = "customer"
    AI = "ai"
    PERSON = "person"
    SYSTEM = "system"


class ItemKind(StrEnum):
    """What a line of the timeline is."""

    MESSAGE = "message"
    NOTE = "note"
    EVENT = "event"


class Place(NamedTuple):
    """Where an item stands in the timeline; tells it from all others."""

    at: datetime
    part: int
    """Of a reply that is sent as several messages."""
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the timeline."""

    id: str
    kind: ItemKind
    at: datetime
    part: int = 0
    ticket_number: str
    author: Author
    author_id: UUID | None = None
    """Of a person who works here."""
    author_name: str | None = None
    text: str = ""
    cut: str = ""
    """What was left out of it: quotes, signature."""
    channel: Channel | None = None
    subject: str | None = None
    delivery_status: DeliveryStatus | None = None
    send_error: str | None = None
    attachments: tuple[dict[str, Any], ...] = ()
    """Each with id, name, media_type and size; the id is null until it has been fetched."""
    sentiment: float | None = None
    confidence: float | None = None
    sources: tuple[dict[str, Any], ...] = ()
    wrong: str | None = None
    """Why somebody calls it wrong, of an answer of the AI."""
    cc: tuple[str, ...] = ()
    """Who else was sent it."""
    undo_until: datetime | None = None
    """Until then whoever asks can take it back."""
    event: str | None = None
    """What happened, of an event: `taken_over`, `changed`, ..."""
    detail: dict[str, Any] | None = None

    @property
    def place(self) -> Place:
        return Place(self.at, self.part, self.id)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A part of it, oldest first."""

    items: tuple[Item, ...]
    earlier: Place | None
    """Before this there is more."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who else looks at the ticket at this moment."""

    id: UUID
    name: str
    typing: bool


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A reply that waits for a person: the AI's, or a colleague's who may not send."""

    id: UUID
    author: Person | None
    """None: the AI."""
    text: str
    """As the customer would read it."""
    confidence: float | None
    reason: str | None
    """Why it was not sent."""
    sources: tuple[dict[str, Any], ...]
    created_at: datetime
    cc: tuple[str, ...]
    files: tuple[dict[str, Any], ...]
    """Each with id, name, media_type and size."""


@dataclass(frozen=True, slots=True)
class ComposerDraft:
    """What somebody was writing."""

    kind: str
    content: str
    cc: tuple[str, ...]
    last_seen_message_id: UUID | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A reply that leaves later."""

    author: Person
    content: str
    cc: tuple[str, ...]
    files: tuple[dict[str, Any], ...]
    """Each with id, name, media_type and size."""
    send_at: datetime


class Relation(StrEnum):
    """What another ticket is to this one."""

    LINKED = "linked"
    MERGED_HERE = "merged_here"
    MERGED_INTO = "merged_into"


@dataclass(frozen=True, slots=True)
class Related:
    """Another ticket that somebody has put beside this one."""

    id: str
    """Its number."""
    subject: str
    status: str
    customer_name: str | None
    how: str
    """A `Relation`."""


@dataclass(frozen=True, slots=True)
class CustomerBrief:
    """Whose ticket it is."""

    id: UUID
    contact: int
    """The number of their contact."""
    name: str | None
    email: str | None
    phone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A ticket with whatever its page shows beside the timeline."""

    id: str
    """Its number."""
    uuid: UUID
    conversation_id: UUID
    subject: str
    status: TicketStatus
    priority: Priority
    channel: Channel
    category: Category
    created_at: datetime
    waiting_since: datetime | None
    """The oldest words of the customer that nobody has answered."""
    excerpt: str
    sentiment: float | None
    tags: tuple[str, ...]
    assigned_to: Person | None
    assigned_team: str | None
    snoozed_until: datetime | None
    escalation_reason: str | None
    customer: CustomerBrief
    proof: Proof
    with_person: bool
    """The AI drafts at most."""
    last_inbound_at: datetime | None
    last_message_id: UUID | None
    """The newest one of the conversation that was said, in or out."""
    draft: WaitingDraft | None
    my_draft: ComposerDraft | None
    my_files: tuple[dict[str, Any], ...]
    """What whoever reads has put beside their words; each with id, name, media_type and size."""
    scheduled: Scheduled | None
    related: tuple[Related, ...]
    viewers: tuple[Viewer, ...]
    sla: Sla | None
    """None: nothing is promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What somebody writes into a ticket."""

    content: str
    note: bool = False
    draft_id: UUID | None = None
    """The waiting draft that it is, changed or not."""
    last_seen: UUID | None = None
    """The newest message that the writer had seen."""
    resolve: bool = False
    cc: tuple[str, ...] = ()
    """Addresses that get it, too."""
    files: tuple[UUID, ...] = ()
    """Of the writer, beside the ticket."""
    waited: UUID | None = None
    """It was scheduled for now."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of it."""

    item: Item
    ticket_id: str
    """Its number."""
    status: TicketStatus
