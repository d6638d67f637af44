"""What the customer endpoints take and show."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from production.api.endpoints.conversations import ConversationSummary
from production.crm.customers.model import Customer, Identifier
from production.crm.customers.suggestions import MergeSuggestion
from production.schemas.ids import Channel, IdentifierKind, Proof
from production.schemas.text import Words

Actor = Annotated[
    Words,
    Field(
        max_length=120, description="Who decided, where a program asks for somebody; a person is named by the session."
    ),
]


class IdentifierResponse(BaseModel):
    """One address of a customer."""

    model_config = ConfigDict(from_attributes=True)

    type: Annotated[IdentifierKind, Field(validation_alias="kind")]
    value: str
    channel: Channel
    proof: Proof
    since: datetime


class EvidenceResponse(BaseModel):
    """One reason."""

    model_config = ConfigDict(from_attributes=True)

    rule: str
    detail: str
    proven: bool


class MergeResponse(BaseModel):
    """One merge, undone or not."""

    model_config = ConfigDict(from_attributes=True)

    merge_id: Annotated[UUID, Field(validation_alias="id")]
    kept_id: UUID
    merged_id: UUID
    evidence: list[EvidenceResponse]
    actor: str
    merged_at: datetime
    undone_at: datetime | None
    undone_by: str | None


class CustomerResponse(BaseModel):
    """A customer with everything that hangs on the record."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    name: str | None
    email: str | None
    phone: str | None
    company: str | None
    plan: str | None
    created_at: datetime
    identifiers: list[IdentifierResponse]
    conversations: list[ConversationSummary]
    merges: list[MergeResponse]


class CustomerLookupResponse(CustomerResponse):
    """A customer and how sure we are that the identifier is theirs."""

    matched_by: IdentifierResponse


class SuggestedCustomerResponse(BaseModel):
    """One record of a suggestion."""

    id: UUID
    name: str | None
    email: str | None
    phone: str | None


class MergeSuggestionResponse(BaseModel):
    """Two records that may be one person."""

    first: SuggestedCustomerResponse
    second: SuggestedCustomerResponse
    strength: Annotated[float, Field(description="0..1, to sort by; not a probability.")]
    evidence: list[EvidenceResponse]


class MergeRequest(BaseModel):
    """Take another record into this one."""

    other_id: UUID
    reason: Annotated[Words, Field(min_length=3, max_length=500, description="Kept as the evidence.")]
    actor: Actor = "service"


class UnmergeRequest(BaseModel):
    """Undo one merge of this record."""

    merge_id: UUID
    actor: Actor = "service"


def found(record: Customer, by: Identifier) -> CustomerLookupResponse:
    """The record and the identifier that led to it."""
    matched = next(one for one in record.identifiers if (one.kind, one.value) == by)
    shown = CustomerResponse.model_validate(record)
    return CustomerLookupResponse(**dict(shown), matched_by=IdentifierResponse.model_validate(matched))


def suggestion(one: MergeSuggestion) -> MergeSuggestionResponse:
    return MergeSuggestionResponse.model_validate(asdict(one) | {"strength": one.strength})
