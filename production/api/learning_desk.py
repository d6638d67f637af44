"""What the endpoints for reports and for the knowledge base work with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Protocol, cast

from fastapi import Depends, Request

from production.crm.knowledge.gaps import Question
from production.crm.knowledge.suggest import Suggestion, SuggestionStatus
from production.crm.support.daily import DailyFigures, Day


class Reports(Protocol):
    """Reads reports."""

    async def daily(self, day: Day) -> Sequence[DailyFigures]: ...


class Questions(Protocol):
    """Reads what nobody could answer."""

    async def questions(self, since: datetime) -> Sequence[Question]: ...


class Suggestions(Protocol):
    """Reads suggested articles and keeps what people decide about them."""

    async def suggestions(self, status: SuggestionStatus | None, after: int, limit: int) -> Sequence[Suggestion]: ...

    async def approve(self, suggestion_id: int, title: str | None, body: str | None) -> Suggestion: ...

    async def reject(self, suggestion_id: int, reason: str) -> Suggestion: ...


@dataclass(frozen=True, slots=True)
class LearningDesk:
    """Everything that these endpoints may touch."""

    reports: Reports
    questions: Questions
    suggestions: Suggestions


def desk_of(request: Request) -> LearningDesk:
    return cast("LearningDesk", request.app.state.learning_desk)


Desk = Annotated[LearningDesk, Depends(desk_of)]
