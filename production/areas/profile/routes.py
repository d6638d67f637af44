"""`/api/v1/contacts/{contact_id}/preferences`: what is believed of somebody, with where it comes from."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, status
from pydantic import BaseModel, ConfigDict

from production.api.permissions import scoped
from production.areas.profile.store import ProfileStore
from production.crm.permissions.model import Action
from production.schemas.ids import Channel, RowId

router = APIRouter(prefix="/contacts/{contact_id}/preferences", tags=["preferences"])

Reading = Annotated[ProfileStore, scoped(ProfileStore, Action.READ)]
Writing = Annotated[ProfileStore, scoped(ProfileStore, Action.WRITE)]


class LearntPreferenceResponse(BaseModel):
    """One thing that they wrote or that their orders tell."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    topic: str
    value: str
    said: str | None
    """The customer's sentence; null: it comes from an order."""
    proven: bool
    """Whether it is surely theirs."""
    channel: Channel | None
    ticket: str | None
    order_number: str | None
    learnt_at: datetime


@router.get("")
async def preferences(contact_id: RowId, reading: Reading) -> list[LearntPreferenceResponse]:
    """By topic."""
    return [LearntPreferenceResponse.model_validate(each) for each in await reading.preferences(contact_id)]


@router.delete("/{preference_id}", status_code=status.HTTP_204_NO_CONTENT)
async def strike(contact_id: RowId, preference_id: RowId, writing: Writing) -> None:
    """It is wrong: it goes, and does not come back."""
    await writing.strike(contact_id, preference_id)
