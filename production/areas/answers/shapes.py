"""What the routes of answers take and give."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from production.areas.answers.model import Explanation, WrongReason
from production.schemas.ids import Channel
from production.schemas.outcomes import EndCode, LedgerState
from production.schemas.text import Words
from production.schemas.turns import ScreenAction, Trigger, TurnAction


class _Shape(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class QuotedPassageResponse(_Shape):
    """What carried the answer, as the knowledge base has it today."""

    document: str
    title: str
    content: str | None
    """Null: it is gone."""
    score: float
    changed: bool
    """Written anew since the answer."""


class VerdictResponse(_Shape):
    """What screening found in the message, before any model was asked."""

    action: ScreenAction
    triggers: list[Trigger]
    sentiment: float
    """0 furious .. 1 delighted."""
    language: str | None


class DecidedResponse(_Shape):
    """What the turn was decided by."""

    verdict: VerdictResponse
    action: TurnAction | None
    """Null: screening decided, and no agent was asked."""
    known_questions: list[str]
    """Those of the knowledge base that the customer's were taken for."""
    send_threshold: float
    draft_threshold: float


class WrongAnswerResponse(_Shape):
    """Somebody's word that an answer is wrong."""

    reason: WrongReason
    right_answer: str | None
    user_name: str
    at: datetime


class AnswerResponse(BaseModel):
    """An answer of the AI, and why it said that."""

    id: UUID
    channel: Channel
    state: LedgerState
    """How the turn ended."""
    reason_code: EndCode
    reason: str
    confidence: float | None
    """The AI's own."""
    calibrated: float | None
    """As it was held against the thresholds, by what became of answers that were as sure."""
    decided_by: DecidedResponse | None
    """Null: of an answer from before this was kept."""
    passages: list[QuotedPassageResponse]
    wrong: WrongAnswerResponse | None
    models: list[str]
    """By which the turn can be made again."""

    @classmethod
    def of(cls, answer: Explanation, models: tuple[str, ...]) -> AnswerResponse:
        return cls(
            id=answer.id,
            channel=answer.channel,
            state=answer.state,
            reason_code=answer.reason.code,
            reason=answer.reason.detail,
            confidence=answer.confidence,
            calibrated=answer.calibrated,
            decided_by=DecidedResponse.model_validate(answer.why) if answer.why else None,
            passages=[QuotedPassageResponse.model_validate(one) for one in answer.passages],
            wrong=WrongAnswerResponse.model_validate(answer.wrong) if answer.wrong else None,
            models=list(models),
        )


class WrongRequest(BaseModel):
    """What is wrong, and what would be right."""

    model_config = ConfigDict(extra="forbid")

    reason: WrongReason
    right_answer: Annotated[Words, Field(max_length=2000)] | None = None
    """What a right answer says, a fact a line."""


class ReplayedRequest(BaseModel):
    """With which model."""

    model_config = ConfigDict(extra="forbid")

    model: Annotated[str, Field(max_length=100, description="One of `models` of the answer.")]


class ReplayedResponse(BaseModel):
    """How the turn would end now; nothing of it was written or sent."""

    state: LedgerState | None
    """Null: it could not be made again, `reason` says why."""
    reply: str | None
    confidence: float | None
    sources: list[str]
    """Titles of the passages that carry it."""
    reason: str
    differs: list[Literal["state", "action", "confidence", "sources", "reply"]]
