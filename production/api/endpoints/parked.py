"""`/api/v1/parked`: what ended without an answer and without a ticket, and what becomes of it after all."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, status
from pydantic import BaseModel

from production.api.permissions import scoped
from production.crm.permissions.model import Action
from production.crm.support.model import ParkedMessage
from production.database.parked import ParkedStore
from production.schemas.ids import Channel

router = APIRouter(prefix="/parked", tags=["parked"])

Parked = Annotated[ParkedStore, scoped(ParkedStore, Action.TRIAGE)]
EventId = Annotated[str, Path(max_length=400)]


class ParkedMessageResponse(BaseModel):
    """One message, as far as it could be read."""

    event_id: str
    channel: Channel
    reason: str | None
    cause: str
    """The same as a word: `unreadable`, `forged`, `no_sender`, or of a machine which kind it is."""
    received_at: datetime
    sender: str
    subject: str | None
    text: str
    attachments: list[UUID]
    """To be had at `/attachments/{id}`; of a mail that could not be read, the mail itself."""


class MadeTicketResponse(BaseModel):
    """The ticket that it is now."""

    ticket_id: str


@router.get("")
async def parked(messages: Parked, limit: Annotated[int, Query(ge=1, le=500)] = 100) -> list[ParkedMessageResponse]:
    """Newest first."""
    return [_shown(each) for each in await messages.parked(limit)]


@router.post("/{event_id}/ticket", status_code=status.HTTP_201_CREATED)
async def make_ticket(event_id: EventId, messages: Parked) -> MadeTicketResponse:
    """Make it a ticket of the caller's. Nothing is sent; 409 where the mail names nobody who could be answered."""
    return MadeTicketResponse(ticket_id=await messages.make_ticket(event_id))


@router.post("/{event_id}/drop", status_code=status.HTTP_204_NO_CONTENT)
async def drop(event_id: EventId, messages: Parked) -> None:
    """Nobody needs to look at it; it is kept as long as any message."""
    await messages.drop(event_id)


@router.delete("/{event_id}/drop", status_code=status.HTTP_204_NO_CONTENT)
async def put_back(event_id: EventId, messages: Parked) -> None:
    """It was dropped by mistake."""
    await messages.put_back(event_id)


def _shown(parked: ParkedMessage) -> ParkedMessageResponse:
    message = parked.message
    return ParkedMessageResponse(
        event_id=message.event_id,
        channel=message.channel,
        reason=parked.reason,
        cause=parked.cause,
        received_at=message.received_at,
        sender=message.sender.value,
        subject=message.subject,
        text=message.text,
        attachments=list(parked.attachments),
    )
