"""Customers, what identifies them, and how two records became one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from production.schemas.ids import Channel, IdentifierKind, Proof


class Identifier(NamedTuple):
    """One typed, normalised address: the same words are the same person."""

    kind: IdentifierKind
    value: str


@dataclass(frozen=True, slots=True)
class Owner:
    """A customer as matching sees it."""

    customer_id: UUID
    created_at: datetime
    proven: frozenset[Identifier]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to believe that two records are one person."""

    rule: str
    """`code`, `staff`, `same_identifier`, `same_mailbox`, `same_name_and_record`; or what one message was proven by.

    That is as `whatsapp_user_and_phone`: the kinds of identifiers that it came with.
    """
    detail: str
    proven: bool = False
    """Whether one of the two sides has proven what they share."""

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Evidence:
        return cls(stored["rule"], stored["detail"], stored["proven"])


@dataclass(frozen=True, slots=True)
class Merge:
    """One record taken into another; undone it stays in the books."""

    id: UUID
    kept_id: UUID
    merged_id: UUID
    evidence: tuple[Evidence, ...]
    actor: str
    merged_at: datetime
    undone_at: datetime | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class KnownIdentifier:
    """An identifier in somebody's record."""

    kind: IdentifierKind
    value: str
    channel: Channel
    proof: Proof
    since: datetime


@dataclass(frozen=True, slots=True)
class ConversationBrief:
    """One line of a customer's record."""

    id: UUID
    channel: Channel
    status: str
    proof: Proof
    subject: str | None
    sentiment_score: float | None
    started_at: datetime
    last_inbound_at: datetime | None
    tickets: tuple[str, ...]
    """Ticket numbers, oldest first."""


@dataclass(frozen=True, slots=True)
class Customer:
    """One person's record."""

    id: UUID
    name: str | None
    email: str | None
    phone: str | None
    company: str | None
    plan: str | None
    created_at: datetime
    identifiers: tuple[KnownIdentifier, ...] = ()
    conversations: tuple[ConversationBrief, ...] = ()
    """Newest first, on all channels."""
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a conversation as staff read it."""

    id: UUID
    ticket_number: str
    direction: str
    role: str
    content: str
    cut: str
    """What was left out of it beside the writer's own words."""
    delivery_status: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation with every word, drafts included."""

    customer_id: UUID
    brief: ConversationBrief
    messages: tuple[Line, ...] = field(default=())
