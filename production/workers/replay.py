"""Makes turns of the past again: the same pipeline, with ends that are looked at instead of written."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from production.agent.ports import Agent
from production.crm.support.model import Compose
from production.crm.support.replay import PastTurn, TurnEnd, turn_end_of
from production.schemas.errors import Unavailable
from production.workers.pipeline import Pipeline
from production.workers.rehearsal import Rehearsal
from production.workers.steps.build_turn import Screen


class PastTurns(Protocol):
    """Turns that have ended; see `database.replay`."""

    def turns(self, since: datetime, limit: int | None) -> AsyncIterator[PastTurn]: ...


@dataclass(frozen=True, slots=True)
class Replayed:
    """A turn of the past, and its end now; None where the agent was away."""

    turn: PastTurn
    now: TurnEnd | None


@dataclass(frozen=True, slots=True)
class Replay:
    """One turn after the other, as each would be made now."""

    past: PastTurns
    screen: Screen
    agent_of: Callable[[PastTurn], Agent]
    """An agent that reads the customer's history as it was then."""
    compose: Compose

    async def run(self, since: datetime, limit: int | None) -> AsyncIterator[Replayed]:
        """The latest `limit` turns since then, oldest first."""
        async for turn in self.past.turns(since, limit):
            yield await self.again(turn)

    async def again(self, turn: PastTurn) -> Replayed:
        """One turn."""
        try:
            return Replayed(turn, await self._end(turn))
        except Unavailable:
            return Replayed(turn, None)

    async def _end(self, turn: PastTurn) -> TurnEnd | None:
        stage = Rehearsal(turn.claim)
        pipeline = Pipeline(
            stage, self.screen, self.agent_of(turn), asyncio.Semaphore(1), self.compose, wake_sender=lambda _: None
        )
        await pipeline.handle(turn.claim.messages, newer=lambda: False)
        if stage.decision:
            return turn_end_of(stage.decision, turn.end)
        if stage.parked:
            state, reason = stage.parked
            return TurnEnd(state, None, None, None, reason)
        return None
