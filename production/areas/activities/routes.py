"""`/api/v1/activities`: calls, meetings and notes."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, status
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from production.api.listing import IN_HEADERS, Body, Listing, Versioned, kept, listing
from production.api.permissions import scoped
from production.areas.activities.model import ActivityKind, Direction, Filter
from production.areas.activities.store import KEYS, ActivityStore
from production.crm.permissions.model import Action
from production.schemas.ids import RowId
from production.schemas.text import OneLine, Text

router = APIRouter(prefix="/activities", tags=["activities"])

Reading = Annotated[ActivityStore, scoped(ActivityStore, Action.READ)]
Writing = Annotated[ActivityStore, scoped(ActivityStore, Action.WRITE)]
Deleting = Annotated[ActivityStore, scoped(ActivityStore, Action.DELETE)]


class ActivityPatch(Body):
    """What becomes different; what is left out stays."""

    kind: ActivityKind = kept()
    contact_id: RowId = kept()
    deal_id: RowId | None = None
    ticket: Annotated[OneLine, Field(max_length=20)] | None = None
    """As in TKT-0006: the one it was about, of the same customer."""
    happened_at: AwareDatetime = kept()
    minutes: Annotated[int, Field(ge=0, le=10_000)] | None = None
    direction: Direction | None = None
    """Of a call."""
    outcome: Annotated[OneLine, Field(max_length=200)] | None = None
    text: Annotated[Text, Field(max_length=20_000)] = kept()


class ActivityRequest(ActivityPatch):
    """One more; it happened now unless it says when."""

    kind: ActivityKind
    contact_id: RowId


class ActivityResponse(BaseModel):
    """One activity."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    kind: ActivityKind
    contact_id: int
    contact_name: str | None
    deal_id: int | None
    ticket: str | None
    happened_at: datetime
    minutes: int | None
    direction: Direction | None
    outcome: str | None
    text: str
    author_id: UUID | None
    author_name: str | None
    created_at: datetime
    updated_at: datetime


async def _filter(
    contact_id: RowId | None = None, deal_id: RowId | None = None, kind: ActivityKind | None = None
) -> Filter:
    return Filter(contact_id=contact_id, deal_id=deal_id, kind=kind)


@router.get("", responses=IN_HEADERS)
async def activities(
    reading: Reading,
    wanted: Annotated[Filter, Depends(_filter)],
    part: Annotated[Listing, listing(KEYS, default="-happened_at")],
) -> list[ActivityResponse]:
    """About contacts in reach; `q` looks in text and outcome."""
    return part.answer(await reading.page(part.asked, wanted), ActivityResponse.model_validate)


@router.post("", status_code=status.HTTP_201_CREATED)
async def add(activity: ActivityRequest, writing: Writing, version: Versioned) -> ActivityResponse:
    """Write one down; the caller is its author."""
    return version.shown(await writing.add(activity.given()), ActivityResponse)


@router.get("/{activity_id}")
async def activity(activity_id: RowId, reading: Reading, version: Versioned) -> ActivityResponse:
    """One of them."""
    return version.shown(await reading.one(activity_id), ActivityResponse)


@router.put("/{activity_id}")
@router.patch("/{activity_id}")
async def change(activity_id: RowId, patch: ActivityPatch, writing: Writing, version: Versioned) -> ActivityResponse:
    """Set what is named; 412 where `If-Match` is not how it is."""
    return version.shown(await writing.change(activity_id, patch.given(), version.require), ActivityResponse)


@router.delete("/{activity_id}", status_code=status.HTTP_204_NO_CONTENT)
async def drop(activity_id: RowId, deleting: Deleting, version: Versioned) -> None:
    """It can be restored for 30 days."""
    await deleting.drop(activity_id, version.require)


@router.post("/{activity_id}/restore")
async def restore(activity_id: RowId, deleting: Deleting, version: Versioned) -> ActivityResponse:
    """Give it back."""
    return version.shown(await deleting.restore(activity_id), ActivityResponse)
