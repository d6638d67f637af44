"""`/api/v1/sla` and `/api/v1/notifications`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, status
from pydantic import BaseModel, Field

from production.api.page import Page, PageQuery, paged
from production.api.permissions import scoped
from production.areas.sla.model import Notification, SlaSettings
from production.areas.sla.rules import calendar_of
from production.areas.sla.store import NotificationStore, SlaStore
from production.crm.permissions.model import Action
from production.schemas.ids import RowId

router = APIRouter(tags=["service levels"])
Promises = Annotated[SlaStore, scoped(SlaStore, Action.READ)]
OwnPromises = Annotated[SlaStore, scoped(SlaStore, Action.ADMINISTER)]
Told = Annotated[NotificationStore, scoped(NotificationStore, Action.READ)]
Own = Annotated[NotificationStore, scoped(NotificationStore, Action.SELF)]


class NotificationsResponse(Page[Notification]):
    """Some of them, and how many of all are new."""

    unread: int


class ReadRequest(BaseModel):
    """What was seen."""

    ids: Annotated[list[RowId] | None, Field(max_length=500, description="Null: all.")] = None


@router.get("/sla")
async def promised(promises: Promises) -> SlaSettings | None:
    """Hours of business, and what is promised for each priority; null: nothing."""
    return await promises.settings()


@router.put("/sla")
async def promise(settings: SlaSettings, promises: OwnPromises) -> SlaSettings:
    """Holds from now on; the due times of open tickets follow within a minute or so."""
    calendar_of(settings.hours)
    await promises.put(settings)
    return settings


@router.get("/notifications")
async def notifications(told: Told, asked: Annotated[PageQuery[RowId], paged(RowId)]) -> NotificationsResponse:
    """One's own, the newest first."""
    page = asked.page(await told.page(asked.after, asked.fetch), lambda each: each, lambda each: each.id)
    return NotificationsResponse(**dict(page), unread=await told.unread())


@router.post("/notifications/read", status_code=status.HTTP_204_NO_CONTENT)
async def read(seen: ReadRequest, own: Own) -> None:
    """They are not new any more."""
    await own.read(seen.ids)
