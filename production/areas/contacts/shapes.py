"""What is asked and shown about two contacts who may be one."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from production.api.contact_shapes import ContactResponse
from production.api.endpoints.customer_shapes import EvidenceResponse
from production.api.listing import Body
from production.areas.contacts.model import MergeField, Side
from production.crm.customers.suggestions import MergeSuggestion, SuggestedCustomer
from production.schemas.ids import RowId
from production.schemas.text import Words


class MergeOrder(Body):
    """Take another contact into this one."""

    other_id: RowId
    fields: dict[MergeField, Side] = Field(default_factory=dict)
    """Whose value stays; of what is not named the kept one's, or the other's where that is empty."""
    reason: Annotated[Words, Field(min_length=3, max_length=500)] = "merged by hand"
    """Kept as the evidence."""


class UnmergeOrder(Body):
    """Undo one merge of this contact."""

    merge_id: UUID


class MergedResponse(BaseModel):
    """The contact as it is now."""

    merge_id: UUID
    """Undoes it."""
    contact: ContactResponse


class SideResponse(BaseModel):
    """One of the two."""

    id: int
    name: str | None
    email: str | None
    phone: str | None
    company: str | None

    @classmethod
    def of(cls, side: SuggestedCustomer) -> SideResponse:
        return cls(id=side.number, name=side.name, email=side.email, phone=side.phone, company=side.company)


class DuplicateResponse(BaseModel):
    """Two contacts who may be one person; the older comes first."""

    first: SideResponse
    second: SideResponse
    sure: bool
    """They share an address or number, and their names are alike."""
    strength: Annotated[float, Field(description="0..1, to sort by; not a probability.")]
    evidence: list[EvidenceResponse]

    @classmethod
    def of(cls, found: MergeSuggestion) -> DuplicateResponse:
        return cls(
            first=SideResponse.of(found.first),
            second=SideResponse.of(found.second),
            sure=found.sure,
            strength=found.strength,
            evidence=[EvidenceResponse.model_validate(each) for each in found.evidence],
        )
