"""Writes suggested replies, in the workers: they have the model."""

from __future__ import annotations

from dataclasses import dataclass, replace

from production.agent.ports import Agent
from production.areas import Desk
from production.areas.assist.model.replies import SuggestionRequest, WrittenReply
from production.areas.assist.store.requests import RequestStore
from production.areas.assist.writing import from_draft, from_thought, unanswered
from production.crm.support.model import Claim
from production.database.shadow import PastAnswers
from production.schemas.errors import Unavailable
from production.schemas.turns import Turn, TurnResult, Verdict
from production.workers.scheduler import Job
from production.workers.steps.build_turn import build_turn
from production.workers.steps.think import think

_LOOK_S = 0.5
_AT_ONCE = 4
"""Slow answers of a model hold up as many others at most."""
_TRIES = 3


def work(desk: Desk) -> list[Job]:
    writer = SuggestionWriter(desk)
    return [Job("write suggestions", _LOOK_S, writer.write_all)] * _AT_ONCE


@dataclass(frozen=True, slots=True)
class _Instructed:
    """An agent to whom a colleague has said what the reply should do."""

    agent: Agent
    instruction: str | None

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        return await self.agent.answer(replace(turn, instruction=self.instruction), verdict)


class SuggestionWriter:
    """Thinks as a turn does, and settles nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._requests = RequestStore(desk.database)
        self._past = PastAnswers(desk.database)

    async def write_all(self) -> None:
        """Whatever is asked for by now.

        Raises:
            Unavailable: something that is needed is away; what was taken waits for the next try.
        """
        while request := await self._requests.take():
            try:
                reply = await self._reply(request)
            except Unavailable:
                await self._requests.give_back(request)
                raise
            await self._requests.save(request, reply)

    async def _reply(self, request: SuggestionRequest) -> WrittenReply:
        claim = await self._past.question(request.conversation_id, request.event_id)
        if claim is None:
            gone = "the message is no longer kept"
            return WrittenReply(request.draft.content if request.draft else "", f"No suggestion: {gone}")
        if request.draft:
            return from_draft(claim, request.draft, await self._requests.passages(request.draft.places))
        if request.attempt > _TRIES:
            verdict = (await build_turn(claim, self._desk.screen)).verdict
            return unanswered(claim, verdict, f"the AI could not be asked, {_TRIES} tries failed")
        return await self._thought(claim, request)

    async def _thought(self, claim: Claim, request: SuggestionRequest) -> WrittenReply:
        thought = await think(claim, self._desk.screen, _Instructed(self._desk.agent, request.instruction))
        sources = thought.result.sources if thought.result else ()
        passages = await self._requests.passages([(one.document, one.chunk) for one in sources])
        return from_thought(claim, thought, passages, self._desk.compose)
