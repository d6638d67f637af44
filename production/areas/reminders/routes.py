"""`/api/v1/reminders`."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status
from pydantic import BaseModel, ConfigDict

from production.api.listing import IN_HEADERS, Listing, listing
from production.api.permissions import scoped
from production.areas.reminders.model import ReminderState
from production.areas.reminders.store import KEYS, ReminderStore
from production.crm.permissions.model import Action
from production.schemas.ids import RowId

router = APIRouter(prefix="/reminders", tags=["reminders"])

Reading = Annotated[ReminderStore, scoped(ReminderStore, Action.READ)]
Writing = Annotated[ReminderStore, scoped(ReminderStore, Action.WRITE)]


class ReminderResponse(BaseModel):
    """What went unanswered, and when somebody comes back to it."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    contact_id: int
    contact_name: str | None
    campaign_id: int | None
    campaign: str | None
    subject: str
    since: datetime
    due_at: datetime
    state: ReminderState
    reason: str | None
    """Why it was called off or put off."""
    task_id: int | None
    draft_id: UUID | None


@router.get("", responses=IN_HEADERS)
async def reminders(
    reading: Reading,
    part: Annotated[Listing, listing(KEYS, default="due_at")],
    state: Annotated[list[ReminderState] | None, Query(description="Several are any of them.")] = None,
    contact_id: RowId | None = None,
) -> list[ReminderResponse]:
    """Of contacts in reach; `q` looks in name, subject and campaign."""
    return part.answer(await reading.page(part.asked, state, contact_id), ReminderResponse.model_validate)


@router.post("/{reminder_id}/cancel", status_code=status.HTTP_204_NO_CONTENT)
async def cancel(reminder_id: RowId, writing: Writing) -> None:
    """Nobody is reminded; 409 where that has been decided."""
    await writing.cancel(reminder_id)
