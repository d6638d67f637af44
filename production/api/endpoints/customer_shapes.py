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

Actor = Annotated[Words, Field(max_length=120, description="Who decided; kept with the merge.")]


class IdentifierShown(BaseModel):
    """One address of a customer."""

    model_config = ConfigDict(from_attributes=True)

    type: Annotated[IdentifierKind, Field(validation_alias="kind")]
    value: str
    channel: Channel
    proof: Proof
    since: datetime


class EvidenceShown(BaseModel):
    """One reason."""

    model_config = ConfigDict(from_attributes=True)

    rule: str
    detail: str
    proven: bool


class MergeShown(BaseModel):
    """One merge, undone or not."""

    model_config = ConfigDict(from_attributes=True)

    merge_id: Annotated[UUID, Field(validation_alias="id")]
    kept_id: UUID
    merged_id: UUID
    evidence: list[EvidenceShown]
    actor: str
    merged_at: datetime
    undone_at: datetime | None
    undone_by: str | None


class CustomerShown(BaseModel):
    """A customer with everything that hangs on the record."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    name: str | None
    email: str | None
    phone: str | None
    company: str | None
    plan: str | None
    created_at: datetime
    identifiers: list[IdentifierShown]
    conversations: list[ConversationSummary]
    merges: list[MergeShown]


class Found(CustomerShown):
    """A customer and how sure we are that the identifier is theirs."""

    matched_by: IdentifierShown


class SideShown(BaseModel):
    """One record of a suggestion."""

    id: UUID
    name: str | None
    email: str | None
    phone: str | None


class SuggestionShown(BaseModel):
    """Two records that may be one person."""

    first: SideShown
    second: SideShown
    strength: Annotated[float, Field(description="0..1, to sort by; not a probability.")]
    evidence: list[EvidenceShown]


class MergeOrder(BaseModel):
    """Take another record into this one."""

    other_id: UUID
    reason: Annotated[Words, Field(min_length=3, max_length=500, description="Kept as the evidence.")]
    actor: Actor = "service"


class UnmergeOrder(BaseModel):
    """Undo one merge of this record."""

    merge_id: UUID
    actor: Actor = "service"


def found(record: Customer, by: Identifier) -> Found:
    """The record and the identifier that led to it."""
    matched = next(one for one in record.identifiers if (one.kind, one.value) == by)
    shown = CustomerShown.model_validate(record)
    return Found(**dict(shown), matched_by=IdentifierShown.model_validate(matched))


def suggestion(one: MergeSuggestion) -> SuggestionShown:
    return SuggestionShown.model_validate(asdict(one) | {"strength": one.strength})
