"""`GET /api/v1/knowledge/gaps`: what customers ask and the knowledge base does not answer."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from production.api.permissions import scoped
from production.areas.gaps.store import GapStore
from production.crm.knowledge.gaps import find_gaps
from production.crm.permissions.model import Action
from production.schemas.ids import Channel

router = APIRouter(prefix="/knowledge", tags=["knowledge"])


class Example(BaseModel):
    """One of the questions."""

    model_config = ConfigDict(from_attributes=True)

    ticket_number: str
    channel: Channel
    text: str
    asked_at: datetime


class GapResponse(BaseModel):
    """One thing that is missing."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    questions: int
    customers: int
    first_asked_at: datetime
    last_asked_at: datetime
    examples: list[Example]


@router.get("/gaps")
async def gaps(
    unanswered: Annotated[GapStore, scoped(GapStore, Action.TEACH)],
    days: Annotated[int, Query(ge=1, le=90, description="How far to look back.")] = 30,
    least: Annotated[int, Query(ge=1, le=1_000, description="Leave out what fewer questions ask.")] = 1,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> list[GapResponse]:
    """Questions that went to a person for want of knowledge, grouped by meaning, what most people ask first."""
    questions = await unanswered.questions(datetime.now(UTC) - timedelta(days=days))
    found = await asyncio.to_thread(find_gaps, questions)
    return [GapResponse.model_validate(gap) for gap in found if gap.questions >= least][:limit]
