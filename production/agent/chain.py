"""The models that may answer a turn, one after the other: primary, secondary, and what needs no server.

A model that is away costs one failed attempt; after a few in a row its breaker keeps everybody from
waiting for it. What only a person can solve (a refusal, broken output) is a result, not a reason to ask
the next model, and a tool that is away would be away for the next model as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from production.agent.breaker import Breaker
from production.agent.budget import FREE, MILLION, Budget, Price, UsageLedger, added
from production.agent.failures import ModelAway, Why
from production.agent.results import handover
from production.schemas.metrics import MODEL_COST
from production.schemas.outcomes import EndCode, EndReason
from production.schemas.turns import NOTHING_USED, Turn, TurnResult, Usage, Verdict

OnSwitch = Callable[[str, Why], None]
"""Told the model that a turn was not left to, and why: for metrics."""
EVERY_MODEL = "every"
"""Told instead of a model when the budget is used up."""


class Agent(Protocol):
    """What a link does; `agent.turn` is the real one."""

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult: ...


@dataclass(frozen=True, slots=True)
class Link:
    """One model that costs time and money."""

    model: str
    agent: Agent
    breaker: Breaker
    price: Price = FREE


@dataclass(frozen=True, slots=True)
class AgentChain:
    """Satisfies the worker's `Agent`.

    Budgets are checked before a run, so turns under way at that moment may go a little over.
    """

    links: Sequence[Link]
    last: Agent | None
    """Answers when no link does: the offline agent, or None for a person."""
    budget: Budget
    ledger: UsageLedger
    clock: Callable[[], float]
    """Monotonic, in seconds."""
    on_switch: OnSwitch

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        """The first answer that a link gives, with the switches that led to it as its reason.

        Raises:
            Unavailable: something that every model needs is away, such as the database, or `last` is too slow.
        """
        over = self.budget.exceeded(*await self.ledger.spent_today(turn.customer_id))
        if over:
            self.on_switch(EVERY_MODEL, Why.OVER_BUDGET)
        used, reasons = NOTHING_USED, [over] if over else []
        for link in [] if over else self.links:
            try:
                result = await self._ask(link, turn, verdict)
            except ModelAway as away:
                self.on_switch(link.model, away.why)
                used = added(used, away.usage)
                reasons.append(f"{link.model}: {away}")
            else:
                return _after(reasons, used, result)
        if self.last is None:
            return _after(reasons, used, handover(verdict, EndReason(EndCode.MODEL_FAILED, "no model could answer")))
        return _after(reasons, used, await self.last.answer(turn, verdict))

    async def _ask(self, link: Link, turn: Turn, verdict: Verdict) -> TurnResult:
        if not link.breaker.admit():
            raise ModelAway(Why.RESTING, "failed too often just now")
        started = self.clock()
        try:
            result = await link.agent.answer(turn, verdict)
        except ModelAway as away:
            link.breaker.failed()
            await self._record(link, turn, away.usage)
            raise
        link.breaker.succeeded(self.clock() - started)
        await self._record(link, turn, result.usage)
        return result

    async def _record(self, link: Link, turn: Turn, usage: Usage) -> None:
        if usage != NOTHING_USED:
            micros = link.price.micros(usage)
            MODEL_COST.labels(turn.channel, link.model).inc(micros / MILLION)
            await self.ledger.record(turn, link.model, usage, micros)


def _after(reasons: Sequence[str], used: Usage, result: TurnResult) -> TurnResult:
    """The result with everything that happened before it."""
    told = "; ".join([*reasons, *filter(None, [result.reason.detail])])
    return replace(result, reason=replace(result.reason, detail=told), usage=added(used, result.usage))
