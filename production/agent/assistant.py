"""A model that works on records for a person: it proposes calls of tools, and stops where one has to be confirmed.

What a tool may do is decided where it is done, with the rights of the person: nothing that the model says changes that.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from agents import (
    Agent,
    AgentsException,
    FunctionTool,
    Model,
    RunConfig,
    Runner,
    RunResultStreaming,
    RunState,
    ToolExecutionConfig,
)
from agents.tool_context import ToolContext

from production.agent.abilities import ToolProbe
from production.agent.definition import model_settings
from production.agent.failures import FailureReason, ModelUnavailable
from production.agent.limits import Limits
from production.agent.model_errors import model_errors

_log = structlog.get_logger()
_RUN = RunConfig(
    tracing_disabled=True,  # the SDK would upload what people write
    reasoning_item_id_policy="omit",
    tool_execution=ToolExecutionConfig(max_function_tool_concurrency=1),  # calls build on each other
    tool_not_found_behavior="return_error_to_model",
)


Hear = Callable[[str], None]
"""Gets words as the model says them; those before a call of a tool, too."""


@dataclass(frozen=True, slots=True)
class Tool:
    """What the model may call."""

    name: str
    description: str
    schema: Mapping[str, Any]
    """JSON schema of the arguments."""
    must_be_confirmed: Callable[[Mapping[str, Any]], bool]
    run: Callable[[Mapping[str, Any], bool], Awaitable[str]]
    """With the arguments, and whether a person confirmed this very call."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A call that waits for a person."""

    call_id: str
    tool: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Thought:
    """Where a run has come to."""

    text: str
    proposed: Sequence[Proposed] = ()
    state: Mapping[str, Any] | None = None
    """Of the run, if calls wait: what `resume` goes on from."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What the model is told, and what it may call."""

    instructions: str
    tools: Sequence[Tool]
    temperature: float | None = None
    """None: as its server does."""


class Thinker:
    """One model."""

    def __init__(self, model: Model, limits: Limits, probe: ToolProbe, temperature: float | None = None) -> None:
        self._model, self._limits, self._probe = model, limits, probe
        self.temperature = temperature
        """Of its `words`."""

    async def answer(self, brief: Brief, said: Sequence[tuple[str, str]], message: str, hear: Hear) -> Thought:
        """`said` are messages with their answers, oldest first; `hear` gets the words of this answer as they come.

        Raises:
            ModelUnavailable: it is away, failed, or cannot call tools.
            Unavailable: something that a tool needs is away.
        """
        if not await self._probe.calls_tools():
            raise ModelUnavailable(FailureReason.NO_TOOLS, "the model cannot call tools")
        heard: list[Any] = []
        for asked, answered in said:
            heard += [{"role": "user", "content": asked}, {"role": "assistant", "content": answered}]
        return await self._run(self._agent(brief, {}), [*heard, {"role": "user", "content": message}], hear)

    async def words(self, instructions: str, message: str) -> str:
        """What it says without tools; empty where it is away: whoever asks does without."""
        brief = Brief(instructions, (), self.temperature)
        try:
            return (await self.answer(brief, (), message, lambda _: None)).text.strip()
        except ModelUnavailable as error:
            _log.warning("without_model", reason=error.reason)
            return ""

    async def resume(self, brief: Brief, state: Mapping[str, Any], confirmed: Collection[str], hear: Hear) -> Thought:
        """Go on where calls waited: those of these ids are made, the others are not. Raises as `answer`."""
        calls: dict[str, Mapping[str, Any]] = {}
        agent = self._agent(brief, calls)
        run = await RunState.from_json(agent, dict(state))
        for each in run.get_interruptions():
            if each.call_id in confirmed:
                calls[str(each.call_id)] = _arguments(each.arguments)
                run.approve(each)
            else:
                run.reject(each, rejection_message="The person said no. Do not try it again.")
        return await self._run(agent, run, hear)

    async def _run(self, agent: Agent[None], begin: Any, hear: Hear) -> Thought:
        try:
            async with model_errors(within_s=self._limits.run_s):
                run = Runner.run_streamed(agent, begin, max_turns=self._limits.steps, run_config=_RUN)
                await _heard(run, hear)
        except (AgentsException, RecursionError, UnicodeError) as error:
            raise ModelUnavailable(FailureReason.UNREADABLE, "the model gave broken output") from error
        if not run.interruptions:
            return Thought(str(run.final_output or ""))
        proposed = [
            Proposed(str(each.call_id), each.name or "", _arguments(each.arguments)) for each in run.interruptions
        ]
        return Thought("", proposed, run.to_state().to_json())

    def _agent(self, brief: Brief, confirmed: dict[str, Mapping[str, Any]]) -> Agent[None]:
        """`confirmed` are calls by their ids: each is good once, with these arguments, whatever id a model gives."""
        return Agent(
            name="Assistant",
            instructions=brief.instructions,
            model=self._model,
            model_settings=model_settings(self._limits, brief.temperature),
            tools=[_function(tool, confirmed) for tool in brief.tools],
        )


async def _heard(run: RunResultStreaming, hear: Hear) -> None:
    """To its end. A run that is given up calls no more tools by the time that anybody hears of it."""
    try:
        async for event in run.stream_events():
            if event.type == "raw_response_event" and event.data.type == "response.output_text.delta":
                hear(event.data.delta)
    except BaseException:
        run.cancel()
        if run.run_loop_task is not None:
            await asyncio.gather(run.run_loop_task, return_exceptions=True)
        raise


def _function(tool: Tool, confirmed: dict[str, Mapping[str, Any]]) -> FunctionTool:
    async def invoke(run: ToolContext[Any], arguments: str) -> str:
        wanted = _arguments(arguments)
        return await tool.run(wanted, confirmed.pop(run.tool_call_id, None) == wanted)

    async def waits(_: Any, arguments: dict[str, Any], __: str) -> bool:
        return tool.must_be_confirmed(arguments)

    return FunctionTool(
        name=tool.name,
        description=tool.description,
        params_json_schema=dict(tool.schema),
        on_invoke_tool=invoke,
        strict_json_schema=False,
        needs_approval=waits,
    )


def _arguments(text: str | None) -> Mapping[str, Any]:
    """What the model wrote as arguments; nothing, where it wrote none that can be read."""
    try:
        read = json.loads(text or "{}")
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
