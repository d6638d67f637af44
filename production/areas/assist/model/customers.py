"""What is known around a ticket, and what a customer is worth."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from production.schemas.ids import Channel, IdentifierKind, Proof
from production.schemas.outcomes import TicketStatus
from production.schemas.working_days import WorkingDays


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
    """The oldest words that nobody has answered, of what a person has to see to."""
    sentiments: tuple[float, ...]
    """Of the latest messages that were rated, newest first, 0..1."""
    words: str
    """What they wrote last."""
    orders: int = 0
    """In the currency of values; given back and cancelled ones do not count."""
    spent_minor: int = 0
    """On them, in its minor units."""
    orders_currency: str | None = None
    stays_away: float | None = None
    """How likely they buy nothing within `horizon_days`, by the model in use; None: not known."""
    horizon_days: int | None = None


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
    contact: int
    """The number of their contact."""
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
    rated: int | None = None
    """How satisfied the customer was, 1..5; None: they did not say."""


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
class LastWords:
    """What we said last in a ticket."""

    status: TicketStatus
    content: str | None
    """None: nothing yet."""
    by_person: bool
    said_on: date | None
    """Where the company is."""
    days: WorkingDays = field(default_factory=WorkingDays)
    """Of the company."""


class FollowUpReason(StrEnum):
    """Why a ticket should be looked at again."""

    PROMISED = "promised"
    """A colleague said when they would."""
    WAITS = "waits"
    """The customer has not answered."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """When to look at a ticket again."""

    on: date
    why: FollowUpReason
    said: str | None
    """The words of the promise."""


@dataclass(frozen=True, slots=True)
class TicketContext:
    """What is known around a ticket."""

    words: str
    """What the ticket is about, in the customer's words."""
    proof: Proof | None
    """Of whoever wrote in its conversation; None: nobody has, we wrote first."""
    channel: Channel
    customer: ContextCustomer
    facts: CustomerFacts
    orders: tuple[Order, ...]
    tickets: tuple[EarlierTicket, ...]
    conversations: tuple[OtherConversation, ...]
    notes: tuple[ContextNote, ...]
    last_words: LastWords
