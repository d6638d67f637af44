"""What the inbox shows, and what may be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime

from production.crm.support.scoring import Components
from production.crm.support.shown_priority import ShownPriority
from production.crm.support.standing import Sla
from production.schemas.ids import Category, Channel
from production.schemas.outcomes import TicketStatus


class View(StrEnum):
    """Ready-made parts of the inbox."""

    MINE = "mine"
    TO_APPROVE = "to_approve"
    """A draft waits."""
    NEEDS_PERSON = "needs_person"
    """Somebody has it, or nobody has answered."""
    WAITING_CUSTOMER = "waiting_customer"
    SNOOZED = "snoozed"
    ALL = "all"
    """Whatever is not done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is wanted; None does not matter. The fields are those of Postgres' `inbox_filter`, in their order."""

    statuses: tuple[TicketStatus, ...] | None = None
    channels: tuple[Channel, ...] | None = None
    assigned_to: UUID | None = None
    unassigned: bool | None = None
    team: str | None = None
    snoozed: bool | None = None
    draft_waits: bool | None = None
    needs_person: bool | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where one ticket stands in the order of one moment."""

    as_of: AwareDatetime
    score: float
    since: AwareDatetime
    """When its waiting began; what has the same score and is older comes later."""
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One page of the inbox."""

    filter: Filter
    tags: tuple[str, ...] | None = None
    """One of these is on them; None does not matter."""
    phrases: tuple[str, ...] = ()
    """Topic alerts, as they were typed."""
    as_of: datetime | None = None
    """The moment whose order is wanted; None: now."""
    after: Place | None = None
    skip: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Assignee:
    """Who has a ticket."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class DraftBrief:
    """A reply that somebody has to approve."""

    id: UUID
    confidence: float | None
    author: str | None
    """The name of the colleague who wrote it; null: the AI."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRow:
    """One line of the inbox."""

    id: str
    """The number, as in TKT-0042."""
    uuid: UUID
    subject: str
    """Of a chat, its first words."""
    status: TicketStatus
    priority: ShownPriority
    channel: Channel
    category: Category
    smart_score: float
    """With two places; the order goes by all of them."""
    matches_topic_alert: bool
    customer_id: UUID
    customer_name: str | None
    created_at: datetime
    waiting_since: datetime | None
    """When the oldest message came that nobody has answered."""
    age_hours: float
    """Since then, or since it was opened."""
    excerpt: str
    """Of the customer's newest words, up to 200 characters."""
    sentiment: float | None
    """0 furious .. 1 delighted."""
    tags: list[str]
    assigned_to: Assignee | None
    assigned_team: str | None
    snoozed_until: datetime | None
    escalation_reason: str | None
    draft: DraftBrief | None
    sla: Sla | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the inbox, with what it is a page of."""

    rows: list[tuple[Place, TicketRow]]
    as_of: datetime
    total: int
    matches: int
    """Tickets in all of it that a topic alert is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many tickets each view holds."""

    mine: int
    to_approve: int
    needs_person: int
    waiting_customer: int
    snoozed: int
    all: int
    parked: int
    """Messages that ended without a ticket; 0 for who may not sort them out."""


@dataclass(frozen=True, slots=True)
class KnownCustomer:
    """What the score knows of the customer."""

    ltv: float | None
    churn_risk: float | None
    known: bool
    """False: neither is known, and both count nothing."""


@dataclass(frozen=True, slots=True)
class ScoredTicket:
    """What the score knows of the ticket."""

    priority: ShownPriority
    age_hours: float


@dataclass(frozen=True, slots=True)
class WeightsShown:
    """Weights in force."""

    churn_weight: float
    value_weight: float
    urgency_weight: float
    topic_alert_boost: float


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Why a ticket stands where it stands."""

    total_score: float
    components: Components
    customer: KnownCustomer
    ticket: ScoredTicket
    weights: WeightsShown


@dataclass(frozen=True, slots=True)
class TopicAlert:
    """What somebody watches for, until it expires."""

    id: UUID
    phrases: list[str]
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketHit:
    """A ticket in which something was found."""

    id: str
    """The number, as in TKT-0042."""
    uuid: UUID
    subject: str
    """Of a chat, its first words."""
    status: TicketStatus
    priority: ShownPriority
    channel: Channel
    customer_id: UUID
    customer_name: str | None
    created_at: datetime
    assigned_team: str | None
    said_at: datetime
    """Of the newest place where it was found."""
    said_by: Literal["customer", "agent", "human"] | None
    """Null: it stands in the subject, or is the number."""
    snippet: str
    """Around what was found, up to 200 characters."""


@dataclass(frozen=True, slots=True)
class CustomerHit:
    """Somebody who was found."""

    id: UUID
    contact: int
    """The number of their contact."""
    name: str | None
    email: str | None
    phone: str | None
    company: str | None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found, of each kind up to the limit."""

    tickets: list[TicketHit]
    """A ticket by its number first, then where it was said last."""
    customers: list[CustomerHit]
