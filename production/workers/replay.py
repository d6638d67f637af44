"""Makes turns of the past again: the same pipeline, with ends that are looked at instead of written."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from production.agent.ports import Agent
from production.crm.support.model import Claim, Compose, Decision
from production.crm.support.replay import PastTurn, TurnEnd, turn_end_of
from production.schemas.envelope import InboundMessage
from production.schemas.errors import Unavailable
from production.schemas.outcomes import EndReason, LedgerState
from production.workers.pipeline import Pipeline
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
            try:
                yield Replayed(turn, await self._again(turn))
            except Unavailable:
                yield Replayed(turn, None)

    async def _again(self, turn: PastTurn) -> TurnEnd | None:
        stage = _RecordedTurns(turn)
        pipeline = Pipeline(
            stage, self.screen, self.agent_of(turn), asyncio.Semaphore(1), self.compose, wake_sender=lambda: None
        )
        await pipeline.handle(turn.claim.messages, newer=lambda: False)
        return stage.end


class _RecordedTurns:
    """Satisfies `workers.ports.Turns` for one turn: gives out what was claimed then, and keeps how it ends."""

    def __init__(self, turn: PastTurn) -> None:
        self._turn = turn
        self.end: TurnEnd | None = None

    async def admit(self, messages: Sequence[InboundMessage]) -> list[InboundMessage]:
        return list(messages)

    async def claim(self, messages: Sequence[InboundMessage]) -> Claim | None:
        return self._turn.claim if messages else None

    async def settle(self, claim: Claim, decision: Decision) -> None:  # noqa: ARG002 - a port
        self.end = turn_end_of(decision, self._turn.end)

    async def park(self, message: InboundMessage, *, state: LedgerState, reason: EndReason) -> bool:  # noqa: ARG002 - a port
        """Nobody answers it any more, as when we recognise a mail as a machine's by now."""
        self.end = TurnEnd(state, None, None, None, reason)
        return True

    async def write_off(self, event_id: str, key: str, received_at: datetime, reason: str) -> None:
        """Nothing is written."""

    async def defer_key(self, key: str, reason: str) -> None:
        """Nothing waits."""
