"""Runs the agent for one turn.

Failures have exactly two ways out. What may go away by itself or after somebody mends a setting raises
`schemas.errors.Unavailable`, and as its kind `ModelUnavailable` what another model may do better (this one is
slow, rate limited, unreachable or refuses our key). What would happen again with this message (endless
tool calls, broken output, a refusal, a rejected request) escalates with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic

from agents import (
    AgentsException,
    MaxTurnsExceeded,
    Model,
    ModelBehaviorError,
    ModelRefusalError,
    RunConfig,
    Runner,
    RunResult,
    Tool,
    ToolExecutionConfig,
)

from production.agent.context import TurnContext
from production.agent.definition import build_agent
from production.agent.failures import ModelUnavailable
from production.agent.grounding import Grounding
from production.agent.guardrails.languages import SCREENED
from production.agent.judge import AskJudge
from production.agent.limits import Limits
from production.agent.model_errors import RequestRejected, model_errors
from production.agent.model_input import as_input
from production.agent.ports import CustomerHistory, KnowledgeSearch
from production.agent.prompt_header import PromptHeader
from production.agent.results import escalated, from_prose, grounding_of, left_to_a_person, to_result
from production.agent.usage_hooks import TokenLimitReached, UsageHooks
from production.schemas.outcomes import EndCode, EndReason
from production.schemas.turns import Turn, TurnResult, Verdict

BROKEN = "the model gave broken output"
_LEAST_S = 2.0
"""With less time left no judge is asked: the writer's slowness would count as the judge's."""

_RUN = RunConfig(
    tracing_disabled=True,  # the SDK would upload what customers write
    trace_include_sensitive_data=False,
    reasoning_item_id_policy="omit",  # nothing is stored under these ids: see `definition`
    tool_execution=ToolExecutionConfig(max_function_tool_concurrency=4),
    tool_not_found_behavior="return_error_to_model",
)


@dataclass(frozen=True, slots=True)
class SupportAgent:
    """Answers one turn with the model it was given. Screening happened before."""

    model: Model
    knowledge: KnowledgeSearch
    history: CustomerHistory
    limits: Limits
    company: str
    """Whom it speaks for."""
    more_tools: Sequence[Tool] = ()
    """Those of areas, beside the five that every agent has."""
    ask_judge: AskJudge | None = None
    """Decides about sentences that words neither back nor refute; without one they are not backed."""

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        """What should happen with this turn.

        Raises:
            ModelUnavailable: this model did not answer; another one may.
            Unavailable: a tool needs something that is away; trying again later makes sense.
        """
        if result := left_to_a_person(verdict, SCREENED):
            return result
        context = TurnContext(turn, self.knowledge, self.history, reads_left=self.limits.reads)
        ends = monotonic() + self.limits.run_s
        try:
            async with model_errors(within_s=self.limits.run_s):
                run = await self._run(context, verdict)
        except RequestRejected as rejected:
            return _failed(context, verdict, str(rejected))
        except ModelUnavailable as away:
            away.usage = context.used
            raise
        except AgentsException as error:
            return _failed(context, verdict, _reason(error))
        except (RecursionError, UnicodeError):  # the SDK reads arguments of endless depth or half characters
            return _failed(context, verdict, BROKEN)
        if not context.is_complete:
            context.reply = from_prose(str(run.final_output or ""))
        return to_result(context, verdict, await self._judged(context, ends - monotonic()))

    async def _run(self, context: TurnContext, verdict: Verdict) -> RunResult:
        turn = context.turn
        filed = verdict.category, verdict.priority
        header = PromptHeader(turn.channel, turn.ticket_number, *filed, self.company, turn.instruction)
        return await Runner.run(
            build_agent(self.model, self.limits, header, self.more_tools),
            as_input(turn),
            context=context,
            hooks=UsageHooks[TurnContext](self.limits.tokens),
            max_turns=self.limits.steps,
            run_config=_RUN,
        )

    async def _judged(self, context: TurnContext, left_s: float) -> Grounding | None:
        """What backs the reply, where the judge may change that. One that is away has accepted nothing."""
        if self.ask_judge is None or context.reply is None or context.escalation is not None:
            return None
        grounding = grounding_of(context, context.reply)
        if not grounding.hangs_on_a_judge or left_s < _LEAST_S:
            return grounding
        try:
            judged = await self.ask_judge(context.turn, grounding.open, min(self.limits.judge_s, left_s))
        except ModelUnavailable as away:
            context.judge_used = away.usage
            return grounding
        context.judge_used = judged.usage
        return grounding.accepting(judged.accepted)


def _failed(context: TurnContext, verdict: Verdict, detail: str) -> TurnResult:
    return replace(escalated(verdict, EndReason(EndCode.MODEL_FAILED, detail)), usage=context.used)


def _reason(error: AgentsException) -> str:
    match error:
        case TokenLimitReached():
            return "the run used up its tokens"
        case MaxTurnsExceeded():
            return "the model took too many steps"
        case ModelRefusalError():
            return "the model refused to answer"
        case ModelBehaviorError():
            return BROKEN
        case _:
            return f"the run failed ({type(error).__name__})"
