"""`/api/v1/opportunities`: what may be won or lost, the weightiest first."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, status
from pydantic import BaseModel, ConfigDict

from production.api.listing import IN_HEADERS, Body, Listing, listing
from production.api.permissions import scoped
from production.areas.opportunities.model import End, Step
from production.areas.opportunities.store import KEYS, OpportunityStore
from production.crm.permissions.model import Action
from production.schemas.ids import RowId
from production.schemas.text import Sought

router = APIRouter(prefix="/opportunities", tags=["opportunities"])

Reading = Annotated[OpportunityStore, scoped(OpportunityStore, Action.READ)]
Closing = Annotated[OpportunityStore, scoped(OpportunityStore, Action.WRITE)]


class OpportunityResponse(BaseModel):
    """One that is open, with the rows that it comes from and what to do first."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    rule: str
    action: Step
    score: int
    facts: dict[str, Any]
    """What was compared, as in `{"waits_days": 2.5}`."""
    said: str | None
    """The customer's sentence."""
    proven: bool
    """Whether it is surely theirs."""
    found_at: datetime
    contact_id: int
    contact_name: str | None
    phone: str | None
    ticket: str | None
    ticket_subject: str | None
    deal_id: int | None
    deal_title: str | None
    pipeline_id: int | None
    order_number: str | None


class CloseRequest(Body):
    """How it ends."""

    outcome: End


@router.get("", responses=IN_HEADERS)
async def opportunities(
    reading: Reading,
    part: Annotated[Listing, listing(KEYS, "-score")],
    rule: Annotated[list[Sought] | None, Query(description="Several are any of them.")] = None,
    contact_id: RowId | None = None,
) -> list[OpportunityResponse]:
    """Open ones in reach. `q` looks in names, addresses, sentences and titles of deals."""
    return part.answer(await reading.page(part.asked, rule, contact_id), OpportunityResponse.model_validate)


@router.post("/{opportunity_id}/close", status_code=status.HTTP_204_NO_CONTENT)
async def close(opportunity_id: RowId, order: CloseRequest, closing: Closing) -> None:
    """It was done, or it is none: it does not come back. 404 where it is closed already."""
    await closing.close(opportunity_id, order.outcome)
