"""The models that may answer a turn, one after the other: primary, secondary, and what needs no server.

A model that is away costs one failed attempt; after a few in a row its breaker keeps everybody from
waiting for it. What only a person can solve (a refusal, broken output) is a result, not a reason to ask
the next model, and a tool that is away would be away for the next model as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from production.agent.budget import Budget, UsageLedger, sum_usage
from production.agent.failures import FailureReason, ModelUnavailable
from production.agent.meter import Meter, OnSwitch
from production.agent.ports import Agent
from production.agent.results import escalated
from production.schemas.outcomes import EndCode, EndReason
from production.schemas.turns import NOTHING_USED, Turn, TurnResult, Usage, Verdict

EVERY_MODEL = "every"
"""Told instead of a model when the budget is used up."""


@dataclass(frozen=True, slots=True)
class ModelOption:
    """One model that may answer."""

    meter: Meter
    agent: Agent


@dataclass(frozen=True, slots=True)
class FallbackAgent:
    """An agent of several models.

    Budgets are checked before a run, so turns under way at that moment may go a little over.
    """

    options: Sequence[ModelOption]
    last_resort: Agent | None
    """Answers when no option does: the offline agent, or None for a person."""
    budget: Budget
    ledger: UsageLedger
    on_switch: OnSwitch

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        """The first answer that an option gives, with the switches that led to it as its reason.

        Raises:
            Unavailable: something that every model needs is away, such as the database, or `last_resort` is too slow.
        """
        over = self.budget.exceeded(*await self.ledger.spent_today(turn.customer_id))
        if over:
            self.on_switch(EVERY_MODEL, FailureReason.OVER_BUDGET)
        used, reasons = NOTHING_USED, [over] if over else []
        for option in [] if over else self.options:
            try:
                result = await option.meter.ask(turn, partial(option.agent.answer, turn, verdict))
            except ModelUnavailable as away:
                used = sum_usage(used, away.usage)
                reasons.append(f"{option.meter.model}: {away}")
            else:
                return _with_history(reasons, used, result)
        if self.last_resort is None:
            return _with_history(
                reasons, used, escalated(verdict, EndReason(EndCode.MODEL_FAILED, "no model could answer"))
            )
        return _with_history(reasons, used, await self.last_resort.answer(turn, verdict))


def _with_history(reasons: Sequence[str], used: Usage, result: TurnResult) -> TurnResult:
    """The result with everything that happened before it."""
    told = "; ".join([*reasons, *filter(None, [result.reason.detail])])
    return replace(
        result,
        reason=replace(result.reason, detail=told),
        usage=sum_usage(sum_usage(used, result.usage), result.judge_usage),
    )
