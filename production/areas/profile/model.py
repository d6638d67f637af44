"""What is known of a customer's preferences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from production.schemas.ids import Channel


@dataclass(frozen=True, slots=True)
class Message:
    """What a customer wrote."""

    id: UUID
    customer_id: UUID
    content: str
    proven: bool


@dataclass(frozen=True, slots=True)
class Learnt:
    """A preference that a message tells."""

    message: Message
    topic: str
    value: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """One of them, as people see it."""

    id: int
    topic: str
    value: str
    said: str | None
    """The customer's sentence; None: it comes from an order."""
    proven: bool
    """Whether it is surely theirs."""
    channel: Channel | None
    """On which it was written."""
    ticket: str | None
    order_number: str | None
    learnt_at: datetime


def learnt(message: Message, rule: str, said: str, value: str | None) -> Learnt:
    """Of a rule called `topic: value`, or `topic` where the wording caught the value."""
    topic, _, fixed = rule.partition(": ")
    return Learnt(message, topic, fixed or value or "", said)
