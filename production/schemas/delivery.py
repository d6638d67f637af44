"""What the sender hands to a channel, and what it hears back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from production.schemas.envelope import EmailThread
from production.schemas.ids import Channel


@dataclass(frozen=True, slots=True)
class OutboundMessage:
    """One stored reply, ready to be sent as it is."""

    id: UUID
    channel: Channel
    recipient: str
    """Where it goes: address, `whatsapp:` number or user id, as the provider wants it."""
    text: str
    """Rendered for the channel; for WhatsApp one part, already short enough."""
    correlation_id: str
    """Ours, minted before the send: Message-ID for email, part id for WhatsApp. Unguessable."""
    subject: str | None = None
    thread: EmailThread | None = None


class SendStatus(StrEnum):
    """How one attempt to send ended."""

    SENT = "sent"
    FAILED = "failed"
    """The provider refused for good."""
    RETRY = "retry"
    """The provider refused for now: nothing was accepted."""
    UNKNOWN = "unknown"
    """No answer: it may or may not have been accepted."""


@dataclass(frozen=True, slots=True)
class SendResult:
    """The outcome of one attempt."""

    status: SendStatus
    provider_id: str | None = None
    reason: str = ""
    retry_after_s: float | None = None
