"""What happened, as published on `fte.events` for metrics and other consumers."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, model_validator

from production.schemas.ids import Channel


class EventType(StrEnum):
    """Facts about conversations; areas add their own words."""

    MESSAGE_RECEIVED = "message_received"
    REPLIED = "replied"
    DRAFTED = "drafted"
    ESCALATED = "escalated"
    REPLY_SENT = "reply_sent"
    REPLY_FAILED = "reply_failed"
    REPLY_REPORTED = "reply_reported"
    """A provider said how far it got: delivered, read."""
    VISITOR_WRITES = "visitor_writes"
    """In the chat on a website, at this moment: published and kept nowhere."""


class TicketEvent(StrEnum):
    """What people, and the clock, do to a ticket; `subject` is its id. Written by `database.events.announce_ticket`."""

    CHANGED = "ticket_changed"
    """Status, priority, tags, who has it."""
    MESSAGE = "ticket_message"
    """A person's reply or note."""
    DRAFT = "ticket_draft"
    """An answer waits for approval, or does not any more."""
    PRESENCE = "ticket_presence"
    """Somebody came, left, or began to write."""


class RecordEvent(StrEnum):
    """What happens to the records that people keep; stored and published, with the id of the record as its subject."""

    CONTACT_CHANGED = "contact_changed"
    """Also one that was added, deleted or restored; its key is the customer."""
    COMPANY_CHANGED = "company_changed"


class Event(BaseModel):
    """One fact; written in the transaction that made it true."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    event_id: UUID
    type: str
    subject: str
    """Id of what it is about: a conversation, a deal."""
    key: str
    """Facts with one key are published in their order."""
    conversation_id: UUID | None = None
    channel: Channel | None = None
    """Both only of facts about a conversation."""
    payload: dict[str, Any]
    """Ids and figures, never words or addresses: it outlives who is forgotten."""
    occurred_at: datetime

    @model_validator(mode="before")
    @classmethod
    def _older(cls, said: Any) -> Any:
        """Rows and records of older releases name the conversation only."""
        if isinstance(said, dict) and (conversation := said.get("conversation_id")):
            given = {name: value for name, value in said.items() if value is not None}
            return {"subject": str(conversation), "key": str(conversation), **given}
        return said
