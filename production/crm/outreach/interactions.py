"""What passed between a customer and us, whoever carried it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class InteractionType(StrEnum):
    """How people spoke; stored."""

    EMAIL = "email"
    CALL = "call"
    MEETING = "meeting"
    MESSAGE = "message"
    NOTE = "note"


class Direction(StrEnum):
    """Who spoke first; stored."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class InteractionStatus(StrEnum):
    """What came of it; stored."""

    SENT = "sent"
    REPLIED = "replied"
    NO_REPLY = "no_reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """Something that passed, whoever carried it."""

    id: str
    customer_id: UUID
    type: InteractionType
    direction: Direction
    content: str
    happened_at: datetime
    status: InteractionStatus
