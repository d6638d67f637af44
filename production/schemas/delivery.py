"""What the sender hands to a channel, and what it hears back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from production.schemas.envelope import EmailThread
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus


@dataclass(frozen=True, slots=True)
class Original:
    """What the customer wrote, as it is stored: quoted below the answer."""

    text: str
    address: str
    name: str | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A text that Meta has approved; it reaches customers who have been silent for longer than a day."""

    content_sid: str = ""
    """What Twilio calls it."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """Number of the placeholder -> its text, in which `{text}` stands for the reply."""
    name: str = ""
    """What Meta calls it, in this language:"""
    language: str = "en"

    def filled(self, text: str) -> dict[str, str]:
        """Placeholders hold one line: Meta refuses line breaks and runs of spaces."""
        line = " ".join(text.split())
        return {number: value.replace("{text}", line) for number, value in self.variables.items()}


@dataclass(frozen=True, slots=True)
class OutboundFile:
    """A file that goes along with a letter."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class OutboundMessage:
    """One stored reply, ready to be sent as it is."""

    id: UUID
    channel: Channel
    recipient: str
    """Where it goes: address, number or user id, as the provider wants it."""
    text: str
    """Rendered for the channel; where it splits, one part, already short enough."""
    correlation_id: str
    """Ours, minted before the send: Message-ID for email, part id for chats. Unguessable."""
    subject: str | None = None
    thread: EmailThread | None = None
    automatic: bool = True
    """False for what a person wrote or approved."""
    original: Original | None = None
    cc: tuple[str, ...] = ()
    """Addresses that get it, too."""
    files: tuple[OutboundFile, ...] = ()
    line: str | None = None
    """Our own number or page that the customer wrote to last."""
    window_closes_at: datetime | None = None
    """Where the channel has a window: free text is welcome until then."""
    template: Template | None = None
    """For later than that."""
    unsubscribe_url: str | None = None
    """Of what we write first: it answers nothing, and mail programs offer the way out (RFC 8058)."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One stored message taken to be sent."""

    message: OutboundMessage
    previous_status: DeliveryStatus
    """`pending`: nobody tried. `sending` or `unknown`: the provider may have it already."""
    number: int
    """1-based count of attempts."""
    written_at: datetime
    """Or first tried: no provider has it from before that, and what it refuses or leaves in doubt ages from then on."""
    tried_at: datetime
    """When the provider was last given it, at the latest."""
    traceparent: str | None = None
    """Of the message that it answers."""


class SendStatus(StrEnum):
    """How one attempt to send ended."""

    SENT = "sent"
    FAILED = "failed"
    """The provider refused for good."""
    UNSUBSCRIBED = "unsubscribed"
    """The same, because the recipient has told the provider to take nothing more from us."""
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
    """How long the provider takes nothing from this account; None: only this message has to wait."""


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What a channel needs to dress a plain reply in its own manner."""

    ticket_number: str
    company: str
    customer_name: str | None = None
    subject: str | None = None
    language: str | None = None
    """Of greeting and closing, as a tag; None: English."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A reply as the channel shows it."""

    parts: tuple[str, ...]
    """Sent in this order; more than one where the channel splits."""
    over_limit: bool = False
    """Longer than the channel's manner allows: a person should shorten it, nothing is cut."""
