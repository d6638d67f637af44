"""A second model that decides what words leave open: whether a sentence follows from the one place that it rests on.

It is never asked about what the code has found to be contradicted, and only a clear yes counts.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from agents import Agent, AgentsException, Model, RunConfig, Runner
from pydantic import BaseModel, ConfigDict

from production.agent.definition import model_settings, prompt
from production.agent.failures import FailureReason, ModelUnavailable
from production.agent.grounding import OpenClaim
from production.agent.limits import Limits
from production.agent.model_errors import model_errors
from production.agent.usage_hooks import UsageHooks
from production.schemas.turns import NOTHING_USED, Turn, Usage

_RUN = RunConfig(tracing_disabled=True, trace_include_sensitive_data=False)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judge says."""

    accepted: tuple[OpenClaim, ...]
    usage: Usage


AskJudge = Callable[[Turn, Sequence[OpenClaim], float], Awaitable[Judged]]
"""With so many seconds; raises ModelUnavailable."""


class _Verdict(BaseModel):
    model_config = ConfigDict(strict=True)

    number: int
    follows: bool


class _Verdicts(BaseModel):
    verdicts: list[_Verdict]


@dataclass(slots=True)
class _Spent:
    used: Usage = NOTHING_USED


@dataclass(frozen=True, slots=True)
class Judge:
    """One model."""

    name: str
    model: Model
    limits: Limits

    async def judge(self, claims: Sequence[OpenClaim], within_s: float) -> Judged:
        """Those that surely follow, in one request for all.

        Raises:
            ModelUnavailable: it is away, slow, or gave nothing that can be read.
        """
        spent = _Spent()
        try:
            async with model_errors(within_s=within_s):
                found = await self._ask(_as_questions(claims), spent)
        except (AgentsException, RecursionError, UnicodeError) as error:
            said = "the judge gave broken output"
            raise ModelUnavailable(FailureReason.UNREADABLE, said, spent.used) from error
        except ModelUnavailable as away:
            away.usage = spent.used
            raise
        return Judged(tuple(claim for at, claim in enumerate(claims, 1) if _surely_follows(at, found)), spent.used)

    async def _ask(self, questions: str, spent: _Spent) -> _Verdicts:
        agent = Agent[_Spent](
            name="Judge",
            instructions=prompt("judge"),
            model=self.model,
            model_settings=model_settings(self.limits),
            output_type=_Verdicts,
        )
        hooks = UsageHooks[_Spent](self.limits.tokens)
        run = await Runner.run(agent, questions, context=spent, hooks=hooks, max_turns=1, run_config=_RUN)
        return run.final_output_as(_Verdicts, raise_if_incorrect_type=True)


def _as_questions(claims: Sequence[OpenClaim]) -> str:
    rows = [
        {
            "number": number,
            "sentence": claim.sentence,
            "quote": claim.quote,
            "passage": f"{claim.passage.title}\n{claim.passage.content}" if claim.passage else claim.quote,
        }
        for number, claim in enumerate(claims, 1)
    ]
    return json.dumps(rows, ensure_ascii=False)


def _surely_follows(number: int, found: _Verdicts) -> bool:
    """Nothing said, and two things said, is no yes."""
    return [verdict.follows for verdict in found.verdicts if verdict.number == number] == [True]
