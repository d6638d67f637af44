"""Makes turns again in the workers: they have the models."""

from __future__ import annotations

from typing import Any

from production.agent.ports import Agent
from production.areas import Desk
from production.areas.answers.replays import ReplayRequests
from production.crm.support.replay import PastTurn, differences
from production.database.replay import ReplayStore
from production.workers.replay import Replay
from production.workers.scheduler import Job

_LOOK_S = 1.0
_TRIES = 3


def work(desk: Desk) -> list[Job]:
    return [Job("make turns again", _LOOK_S, TurnReplayer(desk).make_all)]


class TurnReplayer:
    """A turn as `fte replay` makes it, with the model that somebody chose; what it would write is theirs to read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._past = ReplayStore(desk.database)
        self._requests = ReplayRequests(desk.database)

    async def make_all(self) -> None:
        """Whatever is asked for by now."""
        while request := await self._requests.take():
            agent = self._desk.models.get(request.model)
            if agent is None:
                result = _failed(f"no worker has the model {request.model}")
            elif request.attempt > _TRIES:
                result = _failed(f"{_TRIES} tries failed")
            else:
                result = await self._again(request.event_id, agent)
            await self._requests.save(request, result)

    async def _again(self, event_id: str, agent: Agent) -> dict[str, Any]:
        turn = await self._past.turn(event_id)
        if turn is None:
            return _failed("the message is no longer kept")

        def chosen(_: PastTurn) -> Agent:
            return agent

        made = await Replay(self._past, self._desk.screen, chosen, self._desk.compose).again(turn)
        if made.now is None:
            return _failed("the model is away")
        return {
            "state": made.now.state,
            "reply": made.now.text,
            "confidence": made.now.confidence,
            "sources": [source.title for source in made.now.sources or ()],
            "reason": made.now.reason.detail,
            "differs": differences(turn.end, made.now),
        }


def _failed(why: str) -> dict[str, Any]:
    return {"state": None, "reply": None, "confidence": None, "sources": [], "reason": why, "differs": []}
