"""`/api/v1/drafts`: replies that wait for a person."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from production.api.permissions import scoped
from production.crm.permissions.model import Action
from production.database.drafts import DraftStore
from production.schemas.errors import NotFound
from production.schemas.ids import Channel
from production.schemas.text import Words

router = APIRouter(prefix="/drafts", tags=["drafts"])

Drafts = Annotated[DraftStore, scoped(DraftStore, Action.READ)]
ToSend = Annotated[DraftStore, scoped(DraftStore, Action.SEND)]
ToReject = Annotated[DraftStore, scoped(DraftStore, Action.WRITE)]


class DraftResponse(BaseModel):
    """One waiting reply."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    ticket_number: str
    channel: Channel
    customer_name: str | None
    question: str
    text: str
    confidence: float | None
    reason: str | None
    sources: list[dict[str, Any]]
    created_at: datetime


class Approval(BaseModel):
    """What goes out instead of the draft, if anything."""

    text: Annotated[Words, Field(max_length=20_000)] | None = None


class Rejection(BaseModel):
    """Why it does not go out."""

    reason: Annotated[Words, Field(max_length=500)]


class DraftDecision(BaseModel):
    """What became of the draft."""

    id: UUID
    status: str


@router.get("")
async def waiting(drafts: Drafts, limit: Annotated[int, Query(ge=1, le=500)] = 100) -> list[DraftResponse]:
    """Waiting drafts, oldest first."""
    return [DraftResponse.model_validate(draft) for draft in await drafts.drafts(limit)]


@router.get("/{draft_id}")
async def one(draft_id: UUID, drafts: Drafts) -> DraftResponse:
    """One waiting draft."""
    found = await drafts.draft(draft_id)
    if found is None:
        raise _gone(draft_id)
    return DraftResponse.model_validate(found)


@router.post("/{draft_id}/approve")
async def approve(draft_id: UUID, approval: Approval, drafts: ToSend) -> DraftDecision:
    """Send it, as it is or changed; 409 where the conversation has moved on since, or it brings copies or files."""
    if not await drafts.approve(draft_id, approval.text):
        raise _gone(draft_id)
    return DraftDecision(id=draft_id, status="approved")


@router.post("/{draft_id}/reject")
async def reject(draft_id: UUID, rejection: Rejection, drafts: ToReject) -> DraftDecision:
    """Do not send it."""
    if not await drafts.reject(draft_id, rejection.reason):
        raise _gone(draft_id)
    return DraftDecision(id=draft_id, status="rejected")


def _gone(draft_id: UUID) -> NotFound:
    return NotFound(f"No draft {draft_id} waits: somebody has decided already, or there never was one.")
