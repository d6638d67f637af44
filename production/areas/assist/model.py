"""Suggested replies, and what stands beside a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from production.schemas.ids import Category, Channel, IdentifierKind, Proof
from production.schemas.outcomes import EndReason


class SuggestionOutcome(StrEnum):
    """How a suggestion ended; stored."""

    UNCHANGED = "unchanged"
    """Sent word for word."""
    EDITED = "edited"
    """Sent with changes."""
    REJECTED = "rejected"
    """A person decided against it."""
    VOID = "void"
    """The conversation went on without anybody deciding about it."""


@dataclass(frozen=True, slots=True)
class SuggestedSource:
    """A passage that carries a suggestion, as it stood then."""

    title: str
    content: str
    section: str | None
    """Heading within the document; None where it has none of its own."""


@dataclass(frozen=True, slots=True)
class SuggestedSentence:
    """One sentence of a suggestion, and the index of the passage that carries it."""

    text: str
    source: int | None
    """None: a courtesy, or something that no passage carries: `missing` tells."""


@dataclass(frozen=True, slots=True)
class WrittenReply:
    """A reply with what carries it."""

    content: str
    """With greeting and closing, as it would leave."""
    reasoning: str
    confidence: float | None = None
    """None: nothing that could answer was found, or screening decided."""
    sources: tuple[SuggestedSource, ...] = ()
    sentences: tuple[SuggestedSentence, ...] = ()
    missing: tuple[str, ...] = ()
    """What it does not say, for the colleague."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A reply that a person may send."""

    id: UUID
    draft_id: UUID | None
    """The reply that it is and that still waits, if the turn has left one."""
    channel: Channel
    reply: WrittenReply
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A reply that a turn has left to a person."""

    content: str
    confidence: float | None
    places: tuple[tuple[str, int], ...]
    """Documents and positions of the passages that carry it."""
    reason: EndReason
    """Why it was not sent."""


@dataclass(frozen=True, slots=True)
class SuggestionRequest:
    """A suggestion that a worker has taken to write."""

    id: UUID
    attempt: int
    """1-based: only the latest may write."""
    conversation_id: UUID
    event_id: str
    """Of the customer's message that is answered."""
    instruction: str | None
    draft: WaitingDraft | None
    before: tuple[str, ...]
    """What was suggested for the same message."""


@dataclass(frozen=True, slots=True)
class CustomerFacts:
    """What value and risk of a customer are worked out from."""

    customer_id: UUID
    plan: str | None
    monthly: Decimal | None
    """What the plan brings in a month; None where nobody has said."""
    currency: str | None
    since: datetime
    tickets_this_month: int
    waiting_since: datetime | None
    """The oldest escalated ticket that nobody has answered."""
    sentiments: tuple[float, ...]
    """Of the latest messages that were rated, newest first, 0..1."""
    words: str
    """What they wrote last."""


@dataclass(frozen=True, slots=True)
class CustomerValue:
    """What a customer brings, and why we think so."""

    amount: Decimal | None
    currency: str | None
    factors: tuple[str, ...]

    @property
    def known(self) -> bool:
        return self.amount is not None


@dataclass(frozen=True, slots=True)
class ChurnRisk:
    """How likely a customer leaves, 0..1, and why we think so."""

    risk: float | None
    factors: tuple[str, ...]

    @property
    def known(self) -> bool:
        return self.risk is not None


@dataclass(frozen=True, slots=True)
class Order:
    """What a customer bought."""

    number: str
    tracking: str | None


@dataclass(frozen=True, slots=True)
class ContextIdentifier:
    """One address or number of the customer."""

    kind: IdentifierKind
    value: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class ContextCustomer:
    """Whose ticket it is."""

    id: UUID
    name: str | None
    email: str | None
    phone: str | None
    company: str | None
    plan: str | None
    since: datetime
    identifiers: tuple[ContextIdentifier, ...]


@dataclass(frozen=True, slots=True)
class EarlierTicket:
    """Another ticket of the same customer."""

    id: str
    """Its number."""
    subject: str
    status: str
    created_at: datetime
    resolved_at: datetime | None
    words: str
    """With which it began."""
    how_solved: str | None
    """The last answer, if it is resolved."""


@dataclass(frozen=True, slots=True)
class OtherConversation:
    """Another conversation of the same customer."""

    id: UUID
    channel: Channel
    subject: str | None
    last_at: datetime | None
    tickets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContextNote:
    """What a colleague noted about a ticket of the customer."""

    at: datetime
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class TicketContext:
    """What is known around a ticket."""

    words: str
    """What the ticket is about, in the customer's words."""
    proof: Proof
    """Of whoever wrote in its conversation."""
    channel: Channel
    customer: ContextCustomer
    facts: CustomerFacts
    orders: tuple[Order, ...]
    tickets: tuple[EarlierTicket, ...]
    conversations: tuple[OtherConversation, ...]
    notes: tuple[ContextNote, ...]


@dataclass(frozen=True, slots=True)
class OpenSuggestion:
    """A suggestion about which something is decided by now."""

    id: UUID
    content: str
    answer: str | None
    """What a person has sent instead of it, or as it; None where nobody has."""
    rejected_because: str | None
    """What a person said who threw it away."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a suggestion."""

    id: UUID
    outcome: SuggestionOutcome
    edit_distance: float | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class OutcomeFigures:
    """What became of the suggestions on one channel that were about as sure."""

    channel: Channel
    tenth: int | None
    """Confidence from a tenth, 9 is 0.9..1.0; None: the AI gave none."""
    offered: int
    unchanged: int
    edited: int
    rejected: int
    void: int
    median_edit_distance: float | None
    """Share of words that were changed, of those that were."""


@dataclass(frozen=True, slots=True)
class ChannelRules:
    """How freely the AI answers on one channel."""

    channel: Channel
    send_threshold: float
    """Confidence from which a reply leaves without a person; 1: never."""
    draft_threshold: float
    """Confidence from which it waits for approval; below, a person answers."""
    always_draft: tuple[Category, ...]
    """Intents of which every reply waits for approval."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What customers pay for."""

    name: str
    monthly: Decimal
    currency: str
