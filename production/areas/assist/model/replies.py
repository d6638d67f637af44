"""Suggested replies: asked for, written, ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from production.schemas.ids import Channel
from production.schemas.outcomes import EndReason


class SuggestionOutcome(StrEnum):
    """How a suggestion ended; stored."""

    UNCHANGED = "unchanged"
    """Sent word for word."""
    EDITED = "edited"
    """Sent with changes."""
    REJECTED = "rejected"
    """A person decided against it."""
    VOID = "void"
    """The conversation went on without anybody deciding about it."""


@dataclass(frozen=True, slots=True)
class SuggestedSource:
    """A passage that carries a suggestion, as it stood then."""

    title: str
    content: str
    section: str | None
    """Heading within the document; None where it has none of its own."""


@dataclass(frozen=True, slots=True)
class SuggestedSentence:
    """One sentence of a suggestion, and the index of the passage that carries it."""

    text: str
    source: int | None
    """None: a courtesy, or something that no passage carries: `missing` tells."""


@dataclass(frozen=True, slots=True)
class WrittenReply:
    """A reply with what carries it."""

    content: str
    """With greeting and closing, as it would leave; empty: there is nothing to suggest, as `reasoning` says."""
    reasoning: str
    confidence: float | None = None
    """None: nothing that could answer was found, or screening decided."""
    calibrated: float | None = None
    """How likely somebody would send it as it is, as far as outcomes tell."""
    sources: tuple[SuggestedSource, ...] = ()
    sentences: tuple[SuggestedSentence, ...] = ()
    missing: tuple[str, ...] = ()
    """For the colleague: what to check in it, or what the documents would have to answer."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A reply that a person may send."""

    id: UUID
    draft_id: UUID | None
    """The reply that it is and that still waits, if the turn has left one."""
    channel: Channel
    reply: WrittenReply
    repeats: bool
    """The same as what was suggested before: an instruction changed nothing."""
    created_at: datetime


@dataclass(frozen=True, slots=True)
class LeftReply:
    """A reply that a turn has left to a person."""

    content: str
    confidence: float | None
    places: tuple[tuple[str, int], ...]
    """Documents and positions of the passages that carry it."""
    reason: EndReason
    """Why it was not sent."""


@dataclass(frozen=True, slots=True)
class SuggestionRequest:
    """A suggestion that a worker has taken to write."""

    id: UUID
    attempt: int
    """1-based: only the latest may write."""
    conversation_id: UUID
    event_id: str
    """Of the customer's message that is answered."""
    instruction: str | None
    draft: LeftReply | None


@dataclass(frozen=True, slots=True)
class OpenSuggestion:
    """A suggestion about which something is decided by now."""

    id: UUID
    content: str
    answer: str | None
    """What a person has sent instead of it, or as it; None where nobody has."""
    rejected_because: str | None
    """What a person said who threw it away."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a suggestion."""

    id: UUID
    outcome: SuggestionOutcome
    edit_distance: float | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class OutcomeFigures:
    """What became of the suggestions on one channel that were about as sure."""

    channel: Channel
    tenth: int | None
    """Confidence from a tenth, 9 is 0.9..1.0; None: the AI gave none."""
    offered: int
    unchanged: int
    edited: int
    rejected: int
    void: int
    median_edit_distance: float | None
    """Share of words that were changed, of those that were."""
