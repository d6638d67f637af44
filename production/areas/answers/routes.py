"""`/api/v1/answers/{id}`: one answer of the AI, by the id of its message."""

from __future__ import annotations

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from production.api.deps import Dependencies
from production.api.permissions import scoped
from production.areas.answers.shapes import AnswerResponse, ReplayedRequest, ReplayedResponse, WrongRequest
from production.areas.answers.store import AnswerStore
from production.crm.permissions.model import Action
from production.schemas.errors import InvalidInput, Unavailable

router = APIRouter(prefix="/answers/{answer_id}", tags=["answers"])

Reading = Annotated[AnswerStore, scoped(AnswerStore, Action.READ)]
Judging = Annotated[AnswerStore, scoped(AnswerStore, Action.WRITE)]

_PATIENCE_S = 25.0
_LOOK_S = 0.25


@router.get("")
async def explain(answer_id: UUID, answers: Reading, deps: Dependencies) -> AnswerResponse:
    """Why the AI said that: passages, known questions, confidence, the verdict of screening."""
    return AnswerResponse.of(await answers.explain(answer_id), deps.config.models)


@router.put("/wrong")
async def mark(answer_id: UUID, wrong: WrongRequest, answers: Judging, deps: Dependencies) -> AnswerResponse:
    """It was wrong: from now on a case of the evaluation, and a gap in the knowledge."""
    return AnswerResponse.of(await answers.mark(answer_id, wrong.reason, wrong.right_answer), deps.config.models)


@router.delete("/wrong", status_code=204)
async def unmark(answer_id: UUID, answers: Judging) -> None:
    """It was not wrong after all."""
    await answers.unmark(answer_id)


@router.post("/replay")
async def replay(answer_id: UUID, wanted: ReplayedRequest, answers: Judging, deps: Dependencies) -> ReplayedResponse:
    """Make the turn again with a model, as it stood then; nothing is written to the ticket, nothing is sent.

    Raises:
        Unavailable: no worker had the time.
    """
    if wanted.model not in deps.config.models:
        raise InvalidInput("model", f"must be one of {', '.join(deps.config.models)}")
    asked = await answers.ask_again(answer_id, wanted.model)
    try:
        async with asyncio.timeout(_PATIENCE_S):
            while (result := await answers.made_again(asked)) is None:
                await asyncio.sleep(_LOOK_S)
    except TimeoutError as error:
        raise Unavailable("No worker has answered yet: try again in a minute.") from error
    return ReplayedResponse.model_validate(result)
