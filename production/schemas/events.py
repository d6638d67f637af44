"""What happened, as published on `fte.events` for metrics and other consumers."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from production.schemas.ids import Channel


class EventType(StrEnum):
    """The closed set of facts."""

    MESSAGE_RECEIVED = "message_received"
    REPLIED = "replied"
    DRAFTED = "drafted"
    ESCALATED = "escalated"
    REPLY_SENT = "reply_sent"
    REPLY_FAILED = "reply_failed"


class Event(BaseModel):
    """One fact; written in the transaction that made it true."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    event_id: UUID
    type: EventType
    conversation_id: UUID
    channel: Channel
    payload: dict[str, Any]
    occurred_at: datetime
