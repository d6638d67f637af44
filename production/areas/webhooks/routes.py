"""`/api/v1/notifications/webhook`: which program of the company's own is told what people are told."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import APIRouter, status
from pydantic import BaseModel, ConfigDict, Field

from production.api.deps import Dependencies
from production.api.permissions import scoped
from production.areas.webhooks.model import DeliveryState
from production.areas.webhooks.rules import is_this_machine, require_callable
from production.areas.webhooks.store import WebhookStore
from production.crm.permissions.model import Action
from production.schemas.text import OneLine

router = APIRouter(prefix="/notifications/webhook", tags=["notifications"])
Webhook = Annotated[WebhookStore, scoped(WebhookStore, Action.ADMINISTER)]


class WebhookRequest(BaseModel):
    """Whom to call."""

    url: Annotated[OneLine, Field(max_length=2000)]


class NewWebhookResponse(BaseModel):
    """The only time that the secret is shown."""

    url: str
    secret: str
    """Signs each call as Standard Webhooks describes it: whsec_ and base64."""


class WebhookResponse(BaseModel):
    """Whom we call."""

    model_config = ConfigDict(from_attributes=True)

    url: str
    changed_at: datetime


class DeliveryResponse(BaseModel):
    """One call."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    """Sent as `webhook-id`; the same in every attempt."""
    kind: str
    ticket: str
    at: datetime
    state: DeliveryState
    attempts: int
    next_attempt_at: datetime | None
    problem: str | None
    """Why the last attempt failed."""


@router.get("")
async def webhook(webhook: Webhook) -> WebhookResponse | None:
    """Null: nobody is called."""
    found = await webhook.endpoint()
    return WebhookResponse.model_validate(found) if found else None


@router.put("")
async def put(wanted: WebhookRequest, webhook: Webhook, deps: Dependencies) -> NewWebhookResponse:
    """From now on every notification is posted there, with another secret each time that this is changed."""
    here = urlsplit(deps.config.public_url or "").hostname or ""
    require_callable(wanted.url, at_home=is_this_machine(here))
    return NewWebhookResponse(url=wanted.url, secret=await webhook.put(wanted.url))


@router.delete("", status_code=status.HTTP_204_NO_CONTENT)
async def remove(webhook: Webhook) -> None:
    """Nobody is called any more; calls that wait are forgotten."""
    await webhook.remove()


@router.get("/deliveries")
async def deliveries(webhook: Webhook) -> list[DeliveryResponse]:
    """The newest calls, and how each stands."""
    return [DeliveryResponse.model_validate(one) for one in await webhook.deliveries()]
