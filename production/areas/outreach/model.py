"""Drafts that wait for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from production.crm.outreach.model import Refusal, Writer
from production.schemas.ids import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message that waits for a person."""

    id: UUID
    contact_id: int
    contact_name: str | None
    campaign_id: int | None
    campaign: str | None
    product: str | None
    """Its title."""
    channel: Channel
    recipient: str
    subject: str
    text: str
    written_by: Writer
    follows: UUID | None
    """The one that nobody answered."""
    refusal: Refusal | None
    """Why it may not be sent as things are."""
    created_at: datetime
    updated_at: datetime
