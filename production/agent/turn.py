"""Runs the agent for one turn.

Failures have exactly two ways out. What may go away by itself or after somebody mends a setting (the
model is slow, rate limited, unreachable or refuses our key; the database is away) raises
`schemas.errors.Unavailable`: the pipeline retries or parks. What would happen again with this message
(endless tool calls, broken output, a refusal, a rejected request) escalates with its reason.
"""

from __future__ import annotations

import asyncio

from agents import (
    AgentsException,
    MaxTurnsExceeded,
    Model,
    ModelBehaviorError,
    ModelRefusalError,
    ModelTimeoutError,
    RunConfig,
    Runner,
    RunResult,
    ToolExecutionConfig,
    UserError,
)
from openai import APIConnectionError, APIStatusError

from production.agent.brief import Brief
from production.agent.build import build_agent
from production.agent.context import TurnContext
from production.agent.conversation import as_input
from production.agent.limits import Limits
from production.agent.ports import CustomerHistory, KnowledgeSearch
from production.agent.results import conclude, handover
from production.schemas.errors import Unavailable
from production.schemas.turns import ScreenAction, Turn, TurnResult, Usage, Verdict

HOPELESS = (400, 413, 422)
"""HTTP answers of a model server that the same request would get again."""

_RUN = RunConfig(
    tracing_disabled=True,  # the SDK would upload what customers write
    trace_include_sensitive_data=False,
    tool_execution=ToolExecutionConfig(max_function_tool_concurrency=4),
    tool_not_found_behavior="return_error_to_model",
)


class SupportAgent:
    """Answers one turn with the model it was given. Screening happened before."""

    def __init__(self, model: Model, knowledge: KnowledgeSearch, history: CustomerHistory, limits: Limits) -> None:
        self._model = model
        self._knowledge = knowledge
        self._history = history
        self._limits = limits

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        """What should happen with this turn. Raises Unavailable when trying again later makes sense."""
        if verdict.action is not ScreenAction.ANSWER:
            return handover(verdict, f"screening: {', '.join(verdict.triggers) or verdict.action}")
        context = TurnContext(turn, self._knowledge, self._history, reads_left=self._limits.reads)
        try:
            async with asyncio.timeout(self._limits.run_s):
                run = await self._run(context, verdict)
        except (TimeoutError, ModelTimeoutError) as error:
            raise Unavailable("The model did not answer in time.") from error
        except APIConnectionError as error:
            raise Unavailable("The model cannot be reached.") from error
        except APIStatusError as error:
            if error.status_code not in HOPELESS:
                raise Unavailable(f"The model answered with HTTP {error.status_code}.") from error
            return handover(verdict, f"the model rejected the request (HTTP {error.status_code})")
        except UserError as error:
            raise error.__cause__ or error from None  # the SDK wraps what a tool raised, such as a database away
        except AgentsException as error:
            return handover(verdict, _reason(error))
        return conclude(context, verdict, str(run.final_output or ""), _usage(run))

    async def _run(self, context: TurnContext, verdict: Verdict) -> RunResult:
        brief = Brief(context.turn.channel, context.turn.ticket_number, verdict.category, verdict.priority)
        return await Runner.run(
            build_agent(self._model, self._limits.model_settings(), brief),
            as_input(context.turn),
            context=context,
            max_turns=self._limits.steps,
            run_config=_RUN,
        )


def _reason(error: AgentsException) -> str:
    match error:
        case MaxTurnsExceeded():
            return "the model took too many steps"
        case ModelRefusalError():
            return "the model refused to answer"
        case ModelBehaviorError():
            return "the model gave broken output"
        case _:
            return f"the run failed ({type(error).__name__})"


def _usage(run: RunResult) -> Usage:
    used = run.context_wrapper.usage
    return Usage(model_calls=used.requests, input_tokens=used.input_tokens, output_tokens=used.output_tokens)
