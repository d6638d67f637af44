"""What an Admin sets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from production.schemas.ids import Category, Channel


@dataclass(frozen=True, slots=True)
class ChannelRules:
    """How freely the AI answers on one channel."""

    channel: Channel
    send_threshold: float
    """Confidence from which a reply leaves without a person; 1: never."""
    draft_threshold: float
    """Confidence from which it waits for approval; below, a person answers."""
    always_draft: tuple[Category, ...]
    """Intents of which every reply waits for approval."""
    csat: bool
    """Customers are asked how satisfied they are once a ticket is resolved."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What customers pay for."""

    name: str
    monthly: Decimal
    currency: str
