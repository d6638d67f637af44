"""What one turn of a support conversation reads and writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from production.crm.support.calibration import NOT_CALIBRATED, Calibration
from production.crm.support.scoring import Difficulty
from production.schemas.envelope import EmailThread, InboundMessage, Sender
from production.schemas.ids import Category, Channel, Priority, Proof
from production.schemas.outcomes import DeliveryStatus, EndCode, EndReason, LedgerState, TicketStatus
from production.schemas.turns import NOTHING_USED, Effect, Source, Usage, Utterance, Why


@dataclass(frozen=True, slots=True)
class ChannelConfig:
    """How freely the AI answers on one channel."""

    channel: Channel
    send_threshold: float
    """Confidence from which a reply is sent without a person."""
    draft_threshold: float
    """Confidence from which a reply waits for approval; below, a person takes over."""
    replies_per_hour: int
    """More automatic replies to one person are a loop."""
    unproven_per_hour: int = 60
    """More automatic mails to people of whom we do not know that they wrote to us are an abuse of us."""
    always_draft: frozenset[Category] = frozenset()
    """Intents of which every reply waits for a person, however sure the AI is."""
    calibration: Calibration = NOT_CALIBRATED
    """How the AI's confidence is read before it is held against the thresholds."""


@dataclass(frozen=True, slots=True)
class TicketRequest:
    """What a customer wants, as a colleague or the agent files it."""

    category: Category
    priority: Priority
    summary: str


@dataclass(frozen=True, slots=True)
class OutboundPart:
    """One part of a reply as it will be stored and sent."""

    text: str
    correlation_id: str
    recipient: str
    subject: str | None = None
    thread: EmailThread | None = None


@dataclass(frozen=True, slots=True)
class ReplyTarget:
    """Who is answered, where, and to what: all that a reply depends on beside its words."""

    channel: Channel
    sender: Sender
    """Who wrote last."""
    proven: bool
    """Whether they are who they say."""
    ticket_number: str
    customer_name: str | None = None
    subject: str | None = None
    thread: EmailThread | None = None
    language: str | None = None
    """Of greeting and closing, as a tag; None: English."""

    @classmethod
    def of(cls, last: InboundMessage, *, proof: Proof, ticket_number: str, customer_name: str | None) -> ReplyTarget:
        """Whoever wrote last is answered."""
        return cls(
            channel=last.channel,
            sender=last.sender,
            proven=proof is Proof.PROVEN,
            ticket_number=ticket_number,
            customer_name=customer_name,
            subject=last.subject,
            thread=last.email,
        )


@dataclass(frozen=True, slots=True)
class ComposedReply:
    """A reply as its channel carries it."""

    parts: tuple[OutboundPart, ...]
    over_limit: bool = False
    """Longer than the channel allows."""


Compose = Callable[[ReplyTarget, str], ComposedReply]
"""Puts a plain reply into the manner of its channel and addresses it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A conversation taken for one turn: the messages to answer and the fence to settle with."""

    conversation_id: UUID
    customer_id: UUID
    epoch: int
    channel: Channel
    proof: Proof
    customer_name: str | None
    subject: str | None
    ticket_id: UUID
    ticket_number: str
    ticket_status: TicketStatus
    """Status once this turn's messages are counted in."""
    assigned_to_human: bool
    """A person owns the conversation: the AI only drafts."""
    config: ChannelConfig
    messages: tuple[InboundMessage, ...]
    """New messages of this turn, oldest first; never empty."""
    history: tuple[Utterance, ...]
    opted_out: bool = False
    """The customer asked for no more messages on this channel."""
    recent_replies: int = 0
    """Automatic replies to this customer on this channel within the last hour."""
    recent_to_unproven: int = 0
    """Automatic replies within the last hour to everybody whose address may be forged there; 0 where none may."""

    @property
    def last(self) -> InboundMessage:
        return self.messages[-1]

    @property
    def target(self) -> ReplyTarget:
        return ReplyTarget.of(
            self.last, proof=self.proof, ticket_number=self.ticket_number, customer_name=self.customer_name
        )

    @property
    def auto_reply_blocked_by(self) -> EndReason | None:
        """Why no reply may go out without a person, whatever it says."""
        if self.assigned_to_human:
            return EndReason(EndCode.WITH_PERSON, "a person owns this conversation")
        if self.opted_out:
            return EndReason(EndCode.OPTED_OUT, "the customer asked for no more messages")
        if any(message.form and message.form.limited for message in self.messages):
            return EndReason(EndCode.MANY_FORMS, "many forms name this address: perhaps somebody else sends them")
        if self.recent_replies >= self.config.replies_per_hour:
            detail = f"{self.recent_replies} automatic replies within an hour: perhaps two machines talk"
            return EndReason(EndCode.MANY_REPLIES, detail)
        if self.proof is Proof.CLAIMED and self.recent_to_unproven >= self.config.unproven_per_hour:
            detail = f"{self.recent_to_unproven} automatic mails within an hour to senders who are not proven"
            return EndReason(EndCode.MANY_UNPROVEN, detail)
        return None

    @property
    def text(self) -> str:
        """A burst of messages is one turn."""
        return "\n".join(message.text for message in self.messages if message.text)


@dataclass(frozen=True, slots=True)
class Decision:
    """How a turn ends; settle writes all of it or nothing."""

    state: LedgerState
    reason: EndReason
    ticket_status: TicketStatus
    category: Category
    priority: Priority
    sentiment: float | None
    """0 (furious) to 1; None: nobody has read it for that."""
    tags: tuple[str, ...] = ()
    """Set once: those that a person takes away stay away."""
    difficulty: Difficulty | None = None
    """Of what the customer wrote in this turn; most is neither easy nor hard."""
    parts: tuple[OutboundPart, ...] = ()
    delivery: DeliveryStatus = DeliveryStatus.PENDING
    """`pending` goes out, `draft` waits for a person."""
    confidence: float | None = None
    calibrated: float | None = None
    """The confidence as it was held against the thresholds."""
    sources: tuple[Source, ...] = ()
    team: str | None = None
    usage: Usage = NOTHING_USED
    effects: tuple[Effect, ...] = ()
    """Written in the same transaction, by the area that knows them."""
    why: Why | None = None
    """None: nobody has judged it."""


def as_draft_for_person(decision: Decision) -> Decision:
    """The same turn after a person has taken over: they have the last word, our reply is only a suggestion."""
    state = LedgerState.DRAFTED if decision.parts else LedgerState.ESCALATED
    return replace(
        decision,
        state=state,
        reason=EndReason(EndCode.TAKEN_OVER, "a person took over meanwhile"),
        ticket_status=TicketStatus.ESCALATED,
        delivery=DeliveryStatus.DRAFT,
        effects=(),
    )


@dataclass(frozen=True, slots=True)
class IssuedTicketNumber:
    """A ticket number as it was given out for a form."""

    number: str
    digest: bytes | None = None
    """Of what the form said; None where nobody noted it."""


@dataclass(frozen=True, slots=True)
class PastTicket:
    """One earlier ticket of the customer, on any channel."""

    ticket_number: str
    channel: Channel
    subject: str
    status: str
    created_at: datetime
    last_reply: str | None
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where one inbound message is, and why."""

    state: LedgerState
    reason: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply that waits for a person."""

    id: UUID
    ticket_number: str
    channel: Channel
    customer_name: str | None
    question: str
    text: str
    """All parts of it, as the customer would read them."""
    confidence: float | None
    reason: str | None
    """Why it was not sent."""
    sources: tuple[dict[str, Any], ...]
    """Passages that support it: document, title, chunk, score."""
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ParkedMessage:
    """A message that ended without an answer and without a ticket."""

    message: InboundMessage
    reason: str | None
    code: EndCode
    attachments: tuple[UUID, ...]
    """Those that were asked for, in their order."""

    @property
    def cause(self) -> str:
        """Why it was parked, in one word."""
        return self.message.machine if self.code is EndCode.MACHINE else self.code


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One message as the status page shows it."""

    role: str
    content: str
    created_at: datetime
    cut: str = ""
    """What was left out of it: quotes, signature."""
    files: Sequence[Mapping[str, Any]] = ()
    """Each with id, name, media_type and size in bytes."""


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket with its words."""

    ticket_number: str
    status: TicketStatus
    category: Category
    priority: Priority
    source_channel: Channel
    subject: str | None
    created_at: datetime
    updated_at: datetime
    messages: tuple[StoredMessage, ...]
