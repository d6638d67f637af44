"""What a writer of a first draft is told, and what it is to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from production.crm.outreach.interactions import Direction


class Form(StrEnum):
    """What a draft is."""

    MAIL = "mail"
    BULLETS = "bullets"
    """Points to speak from."""


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
