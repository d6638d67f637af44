"""An answer of the AI, looked at afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from production.schemas.ids import Channel
from production.schemas.outcomes import EndReason, LedgerState


class WrongReason(StrEnum):
    """What is wrong with an answer; stored."""

    UNTRUE = "untrue"
    BESIDE_THE_POINT = "beside_the_point"
    """It answers another question."""
    INCOMPLETE = "incomplete"
    OUTDATED = "outdated"
    NEEDS_PERSON = "needs_person"
    """Right or not, a person should have answered."""


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """Somebody's word that an answer is wrong."""

    reason: WrongReason
    right_answer: str | None
    """What a right answer says, a fact a line."""
    user_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """What carried the answer, as the knowledge base has it today."""

    document: str
    title: str
    content: str | None
    """None: it is gone."""
    score: float
    changed: bool
    """Written anew since the answer."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer with what it was decided by."""

    id: UUID
    ticket_id: UUID
    customer_id: UUID
    event_id: str
    """Of the customer's message that it answers."""
    said: bool
    """It has left; else it waits, or was thrown away."""
    channel: Channel
    state: LedgerState
    """How the turn ended."""
    reason: EndReason
    confidence: float | None
    calibrated: float | None
    why: Mapping[str, Any] | None
    """As `schemas.turns.Why`; None: of an answer from before this was kept."""
    passages: tuple[QuotedPassage, ...]
    wrong: WrongAnswer | None


@dataclass(frozen=True, slots=True)
class ReplayRequest:
    """A turn that a worker has taken to make again."""

    id: UUID
    attempt: int
    event_id: str
    model: str


@dataclass(frozen=True, slots=True)
class Case:
    """A wrong answer as a case of the evaluation: the words are still the customer's own."""

    id: int
    channel: Channel
    language: str
    subject: str | None
    question: str
    history: tuple[tuple[str, str], ...]
    """(role, words) of what was said before, oldest first."""
    reason: WrongReason
    right_answer: str | None
    known: tuple[str, ...]
    """Names and addresses of who is meant."""
