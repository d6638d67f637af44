"""What the endpoints of this area answer."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from production.areas.assist.model.customers import ContextCustomer, EarlierTicket, FollowUpReason
from production.areas.assist.model.replies import OutcomeFigures
from production.schemas.ids import Channel, IdentifierKind, Proof
from production.schemas.outcomes import TicketStatus
from production.schemas.text import Words


class _Shape(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class PersonalizationResponse(_Shape):
    """What the text really holds of what is known about the customer."""

    used_order_info: bool
    mentioned_tracking: bool
    referenced_past_issue: bool
    applied_vip_treatment: bool


class SourceResponse(_Shape):
    """A passage of the knowledge base."""

    title: str
    content: str
    section: str | None


class SentenceResponse(_Shape):
    """One sentence, and which of `sources` carries it."""

    text: str
    source: int | None


class AdviceResponse(BaseModel):
    """For the colleague, never for the customer."""

    kind: Literal["value", "churn"]
    text: str


class DraftReplyResponse(BaseModel):
    """A reply for a person to send, change or throw away."""

    id: UUID
    content: str
    """With greeting and closing, as it would leave; empty: nothing answers it, as `reasoning` says."""
    tone: str
    channel: Channel
    reasoning: str
    personalization: PersonalizationResponse
    draft_id: UUID | None
    """Give it when you send it; null where the turn has left no reply that waits."""
    confidence: float | None
    """The AI's own."""
    calibrated: float | None
    """How likely somebody would send it as it is, as far as outcomes tell; held against the thresholds."""
    sources: list[SourceResponse]
    sentences: list[SentenceResponse]
    missing: list[str]
    """What to check in it; of an empty one, what the documents would have to answer."""
    repeats: bool
    """Word for word what was suggested before: the instruction changed nothing."""
    suggestions: list[AdviceResponse]
    created_at: datetime


class OutcomeResponse(_Shape):
    """What became of the suggestions on one channel that were about as sure."""

    channel: Channel
    confidence_from: float | None
    """Lower end of a band of 0.1; null: the AI gave none."""
    offered: int
    unchanged: int
    edited: int
    median_edit_distance: float | None
    """Share of words that were changed, of those that were."""
    rejected: int
    void: int
    """The conversation went on before anybody decided."""

    @classmethod
    def of(cls, figures: OutcomeFigures) -> OutcomeResponse:
        band = None if figures.tenth is None else figures.tenth / 10
        return cls(**{**asdict(figures), "confidence_from": band})


class OutcomesResponse(BaseModel):
    """Whether confidence keeps what it says: a reviewer would send it unchanged."""

    since: datetime
    outcomes: list[OutcomeResponse]


class RegenerateRequest(BaseModel):
    """What another reply should do."""

    instruction: Annotated[Words, Field(max_length=500)]


class RejectRequest(BaseModel):
    """Why a suggestion is not good."""

    reason: Annotated[Words, Field(max_length=500)]


class ContactPointResponse(_Shape):
    """One address or number."""

    kind: IdentifierKind
    value: str
    proof: Proof


class ContextCustomerResponse(_Shape):
    """Whose ticket it is."""

    id: UUID
    contact: int
    name: str | None
    email: str | None
    phone: str | None
    company: str | None
    plan: str | None
    since: datetime
    identifiers: list[ContactPointResponse]
    proof_in_words: str

    @classmethod
    def of(cls, customer: ContextCustomer, proof: str) -> ContextCustomerResponse:
        known = [ContactPointResponse.model_validate(one) for one in customer.identifiers]
        return cls(**{**asdict(customer), "identifiers": known, "proof_in_words": proof})


class ValueResponse(_Shape):
    """What the customer brings; unknown counts nothing."""

    amount: float | None
    currency: str | None
    known: bool
    factors: list[str]


class ChurnResponse(_Shape):
    """How likely the customer leaves, 0..1; unknown counts nothing."""

    risk: float | None
    known: bool
    factors: list[str]


class OrderResponse(_Shape):
    """What the customer bought."""

    number: str
    tracking: str | None


class PastTicketResponse(BaseModel):
    """Another ticket of the customer; the most similar come first."""

    id: str
    subject: str
    status: TicketStatus
    created_at: datetime
    resolved_at: datetime | None
    similarity: float
    """Words shared with this ticket, 0..1."""
    how_solved: str | None
    rated: int | None
    """How satisfied the customer was: 1 bad .. 5 great."""

    @classmethod
    def of(cls, ticket: EarlierTicket, similarity: float) -> PastTicketResponse:
        return cls(**{**asdict(ticket), "similarity": similarity})


class OtherConversationResponse(_Shape):
    """What the customer writes elsewhere."""

    id: UUID
    channel: Channel
    subject: str | None
    last_at: datetime | None
    tickets: list[str]


class MergeCandidateResponse(BaseModel):
    """A record that may be the same person."""

    customer_id: UUID
    name: str | None
    why: str


class NoteResponse(_Shape):
    """What a colleague noted about a ticket of the customer."""

    at: datetime
    author: str
    text: str


class FollowUpResponse(_Shape):
    """When to look at the ticket again."""

    on: date
    """A working day, where the company is; may be over."""
    why: FollowUpReason
    said: str | None
    """The words of the promise."""


class ContextResponse(BaseModel):
    """What is known around a ticket."""

    customer: ContextCustomerResponse
    value: ValueResponse
    churn: ChurnResponse
    orders: list[OrderResponse]
    past_tickets: list[PastTicketResponse]
    other_conversations: list[OtherConversationResponse]
    merge_suggestions: list[MergeCandidateResponse]
    notes: list[NoteResponse]
    follow_up: FollowUpResponse | None
