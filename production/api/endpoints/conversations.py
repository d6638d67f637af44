"""`GET /api/v1/conversations/{id}`: every word of one conversation."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from production.api.permissions import scoped
from production.crm.permissions.model import Action
from production.database.customer_records import CustomerStore
from production.schemas.errors import NotFound
from production.schemas.ids import Channel, Proof

router = APIRouter(tags=["conversations"])


class ConversationSummary(BaseModel):
    """One line of a customer's record."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    channel: Channel
    status: str
    proof: Proof
    subject: str | None
    sentiment_score: float | None
    started_at: datetime
    last_inbound_at: datetime | None
    tickets: list[str]


class MessageResponse(BaseModel):
    """One message, in or out; drafts too."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    ticket_number: str
    direction: str
    role: str
    content: str
    cut: str
    """What was left out of it beside the writer's own words: quotes, signature."""
    delivery_status: str
    created_at: datetime


class ConversationResponse(ConversationSummary):
    """A conversation with its messages in order."""

    customer_id: UUID
    messages: list[MessageResponse]


@router.get("/conversations/{conversation_id}")
async def conversation(
    conversation_id: UUID, customers: Annotated[CustomerStore, scoped(CustomerStore, Action.READ)]
) -> ConversationResponse:
    """One conversation on any channel."""
    found = await customers.conversation(conversation_id)
    if found is None:
        raise NotFound(f"There is no conversation {conversation_id}.")
    return ConversationResponse(
        **dict(ConversationSummary.model_validate(found.brief)),
        customer_id=found.customer_id,
        messages=[MessageResponse.model_validate(message) for message in found.messages],
    )
