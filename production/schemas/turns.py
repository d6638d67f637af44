"""What flows between screening, the agent and settle during one turn.

A turn is everything one customer wrote since we last answered, handled together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from production.schemas.ids import Category, Channel, Priority
from production.schemas.outcomes import ANSWERED, EndReason
from production.schemas.wording import DEFAULT, name_of

BUILT_IN = "built-in"
"""Goes for a model's name where the built-in agent answers."""


class Trigger(StrEnum):
    """Why screening decided what it decided."""

    DANGER = "danger"
    """Somebody's life: the writer's own, or that of whoever they worry about."""
    PRICING = "pricing"
    REFUND = "refund"
    LEGAL = "legal"
    SECURITY = "security"
    ABUSE = "abuse"
    HUMAN = "human"
    COMPLAINT = "complaint"
    FEATURE_PROMISE = "feature_promise"
    INJECTION = "injection"


class ScreenAction(StrEnum):
    """What screening asks for, before any model call."""

    ANSWER = "answer"
    ESCALATE = "escalate"
    BILLING = "billing"
    DECLINE = "decline"
    """Ask for an undocumented feature or a promise: answered with a fixed refusal to promise."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What screening found in one text."""

    action: ScreenAction
    triggers: tuple[Trigger, ...]
    sentiment: float
    """0 furious .. 0.5 neutral .. 1 delighted."""
    category: Category
    priority: Priority
    language: str | None = None
    """In which it is written, as a tag (`de`, `ur-Latn`); None if that is not clear."""
    unscreened: str | None = None
    """What it is written in that screening cannot read, a language by name: then no automatic answer is given."""
    doubtful: bool = False
    """What was found, and harms nobody, was found by its meaning alone: a question that people have answered before may
    sound like it."""
    undoubted: frozenset[Trigger] = frozenset()
    """Of `triggers`, what is stated in so many words that its meaning cannot rule it out."""
    tags: tuple[str, ...] = ()
    """What it is about in a word each, for whoever looks for it later."""

    @property
    def why(self) -> str:
        """The reason for a person; empty where there is none."""
        reasons = [str(trigger) for trigger in self.triggers]
        if self.unscreened:
            reasons.append(f"written in {self.unscreened}, which is not screened")
        elif reasons and self.language and self.language != DEFAULT:
            reasons.append(f"written in {name_of(self.language)}")
        return ", ".join(reasons)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One earlier message of the conversation."""

    role: Literal["customer", "agent", "human"]
    text: str
    at: datetime | None = field(default=None, compare=False)
    """When it was said, where that is known."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What the agent may know: built by the pipeline, never by the model."""

    conversation_id: UUID
    customer_id: UUID
    channel: Channel
    ticket_number: str
    text: str
    subject: str | None = None
    customer_name: str | None = None
    history: tuple[Utterance, ...] = ()
    """Earlier messages of this conversation, oldest first."""
    identity_proven: bool = False
    """History of other conversations opens only to proven senders."""
    instruction: str | None = None
    """What the colleague who will send the reply asks of it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A knowledge passage that supports a reply."""

    document: str
    title: str
    chunk: int
    score: float


class Effect:
    """Base of what an area wants to become true together with the end of a turn, or not at all; immutable."""

    __slots__ = ()


class TurnAction(StrEnum):
    """What the agent wants to happen."""

    REPLY = "reply"
    CLARIFY = "clarify"
    """A question back: sent, and the ticket waits for the customer."""
    ESCALATE = "escalate"
    CLOSE = "close"
    """The customer said thanks or goodbye: a closing line is sent and the ticket may be resolved."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a turn cost."""

    model_calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0


NOTHING_USED = Usage()


@dataclass(frozen=True, slots=True)
class TurnResult:
    """The agent's typed answer; a handover is never parsed out of prose."""

    reply: str
    """Plain text body without greeting and signature: the channel adds its own manner."""
    action: TurnAction
    confidence: float
    grounded: bool = True
    """False: the evidence does not carry all of it, so it never leaves unseen, however low a channel's threshold is."""
    sources: tuple[Source, ...] = ()
    carried: tuple[tuple[str, Source], ...] = ()
    """Sentences of the reply, each with the passage that it rests on."""
    reason: EndReason = ANSWERED
    category: Category | None = None
    priority: Priority | None = None
    usage: Usage = NOTHING_USED
    judge_usage: Usage = NOTHING_USED
    """Of the model that judged the reply, which has a price of its own."""
    effects: tuple[Effect, ...] = ()
    """What tools of areas proposed."""
    known_questions: tuple[str, ...] = ()
    """Questions of the knowledge base that the customer's were taken for."""
    passed_on: tuple[str, ...] = ()
    """Questions of the message that the reply leaves to a person, as the customer wrote them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What a turn was decided by, beside its sources; kept with the reply for whoever asks later."""

    verdict: Verdict
    action: TurnAction | None
    """None: screening decided, and no agent was asked."""
    known_questions: tuple[str, ...]
    """Those that the customer's were taken for."""
    send_threshold: float
    draft_threshold: float
