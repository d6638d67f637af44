"""`/api/v1/leads`: who filled in the form of an ad, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from production.api.listing import IN_HEADERS, Listing, listing
from production.api.permissions import scoped
from production.areas.leads.model import Status
from production.areas.leads.store import KEYS, LeadList
from production.crm.permissions.model import Action
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus

router = APIRouter(prefix="/leads", tags=["leads"])


class LeadResponse(BaseModel):
    """One form that was filled in."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    created_at: datetime
    outcome: Status
    """`again`: the same person a moment ago; `test`: of Meta's test tool; `waiting`: not fetched yet."""
    reason: str | None
    """Why Meta gives it no more."""
    form: str
    """Name of the form; its number where nobody is known."""
    agreed_to: list[str]
    """The words beside the boxes that were ticked."""
    contact_id: int | None
    contact_name: str | None
    deal_id: int | None
    deal_title: str | None
    pipeline_id: int | None
    answered_by: Channel | None
    answered_at: datetime | None
    answer_status: DeliveryStatus | None
    answer_error: str | None


@router.get("", responses=IN_HEADERS)
async def leads(
    reading: Annotated[LeadList, scoped(LeadList, Action.READ)],
    part: Annotated[Listing, listing(KEYS, "-created_at")],
    outcome: Annotated[list[Status] | None, Query(description="Several are any of them.")] = None,
) -> list[LeadResponse]:
    """Those in reach, the newest first. `q` looks in forms, names, addresses and numbers."""
    return part.answer(await reading.page(part.asked, outcome), LeadResponse.model_validate)
