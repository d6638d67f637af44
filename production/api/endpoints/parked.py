"""`/api/v1/parked`: what ended without an answer and without a ticket."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel

from production.api.deps import store
from production.api.permissions import permitted
from production.crm.permissions.model import Action
from production.crm.support.model import ParkedMessage
from production.database.parked import ParkedStore
from production.schemas.ids import Channel

router = APIRouter(prefix="/parked", tags=["parked"], dependencies=[permitted(Action.TRIAGE)])


class ParkedMessageResponse(BaseModel):
    """One message, as far as it could be read."""

    event_id: str
    channel: Channel
    reason: str | None
    received_at: datetime
    sender: str
    subject: str | None
    text: str
    attachments: list[UUID]
    """To be had at `/attachments/{id}`; of a mail that could not be read, the mail itself."""


@router.get("")
async def parked(
    messages: Annotated[ParkedStore, store(ParkedStore)], limit: Annotated[int, Query(ge=1, le=500)] = 100
) -> list[ParkedMessageResponse]:
    """Newest first."""
    return [_shown(each) for each in await messages.parked(limit)]


def _shown(parked: ParkedMessage) -> ParkedMessageResponse:
    message = parked.message
    return ParkedMessageResponse(
        event_id=message.event_id,
        channel=message.channel,
        reason=parked.reason,
        received_at=message.received_at,
        sender=message.sender.value,
        subject=message.subject,
        text=message.text,
        attachments=list(parked.attachments),
    )
