"""Drafts, and what passed between a customer and us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from production.crm.outreach.interactions import Direction
from production.crm.outreach.model import Refusal, Writer
from production.schemas.ids import Channel


class Form(StrEnum):
    """What a draft is."""

    MAIL = "mail"
    BULLETS = "bullets"
    """Points to speak from."""


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


@dataclass(frozen=True, slots=True)
class Past:
    """One thing that passed, as a writer needs it."""

    at: datetime
    direction: Direction
    content: str


@dataclass(frozen=True, slots=True)
class Product:
    """What the message is about."""

    title: str
    description: str
    markers: Sequence[str]


@dataclass(frozen=True, slots=True)
class About:
    """All that a writer is told of a customer: no address, no number, nobody else's words."""

    name: str | None
    tags: Sequence[str]
    past: Sequence[Past]
    """At most the last three, the newest last."""
    language: str | None
    """As a tag; None: nobody knows."""
    product: Product | None
