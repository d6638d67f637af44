"""What a model server can do, found out by asking: many small models talk, but call no tool and keep to no schema."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Literal

import structlog
from agents import Agent as SdkAgent
from agents import AgentsException, Model, ModelSettings, RunConfig, Runner, function_tool
from pydantic import BaseModel

from production.agent.failures import FailureReason, ModelUnavailable
from production.agent.guardrails.languages import SCREENED
from production.agent.model_errors import RequestRejected, model_errors
from production.agent.ports import Agent
from production.agent.results import left_to_a_person
from production.schemas.turns import Turn, TurnResult, Verdict

_log = structlog.get_logger()
_RUN = RunConfig(tracing_disabled=True)


@dataclass(frozen=True, slots=True)
class Abilities:
    """Of one model on one server."""

    tools: bool
    """Calls a tool, with the arguments that the tool wants, when it is told to."""
    schema: bool
    """Writes JSON of a given schema."""


class ToolProbe:
    """Whether a model calls tools, asked when it is first needed."""

    def __init__(self, model: Model, patience_s: float) -> None:
        self._model = model
        self._patience_s = patience_s
        self._asked: asyncio.Task[bool] | None = None

    async def calls_tools(self) -> bool:
        """Whoever comes while the model is asked shares its answer; a failure is forgotten.

        Raises:
            ModelUnavailable: the model cannot be asked.
        """
        if self._asked is None or (self._asked.done() and self._failed(self._asked)):
            self._asked = asyncio.create_task(self._ask())
        return await asyncio.shield(self._asked)

    async def _ask(self) -> bool:
        able = await _calls_tools(self._model, self._patience_s)
        _log.info("model_probed", tools=able)
        return able

    @staticmethod
    def _failed(asked: asyncio.Task[bool]) -> bool:
        return asked.cancelled() or asked.exception() is not None


class ProbedAgent:
    """Lets a model answer only after it has shown that it can call tools: without them it could but invent."""

    def __init__(self, agent: Agent, tool_probe: ToolProbe) -> None:
        self._agent = agent
        self._probe = tool_probe

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        """As the agent.

        Raises:
            ModelUnavailable: also where the model cannot call tools, or cannot be asked whether it can.
        """
        if result := left_to_a_person(verdict, SCREENED):
            return result
        if not await self._probe.calls_tools():
            raise ModelUnavailable(FailureReason.NO_TOOLS, "the model cannot call tools")
        return await self._agent.answer(turn, verdict)


async def probe(model: Model, patience_s: float = 120.0) -> Abilities:
    """Two short requests, each with so much time.

    Raises:
        ModelUnavailable: the server cannot be asked, so that nothing is known.
    """
    return Abilities(tools=await _calls_tools(model, patience_s), schema=await _keeps_to_schema(model, patience_s))


class _Picked(BaseModel):
    colour: Literal["red", "green", "blue"]


async def _calls_tools(model: Model, patience_s: float) -> bool:
    called = []

    @function_tool
    def pick(colour: Literal["red", "green", "blue"]) -> str:
        """Pick a colour."""
        called.append(colour)
        return colour

    told = "Call the tool `pick` with the colour that the user names."
    settings = _settings(patience_s)
    await _ask(
        SdkAgent(
            name="Probe",
            instructions=told,
            model=model,
            model_settings=settings,
            tools=[pick],
            tool_use_behavior="stop_on_first_tool",
        )
    )
    return called == ["blue"]


async def _keeps_to_schema(model: Model, patience_s: float) -> bool:
    told = "Write the colour that the user names, as JSON."
    settings = _settings(patience_s)
    asked = SdkAgent(name="Probe", instructions=told, model=model, model_settings=settings, output_type=_Picked)
    return isinstance(await _ask(asked), _Picked)


def _settings(patience_s: float) -> ModelSettings:
    return ModelSettings(max_tokens=100, timeout=patience_s, store=False)


async def _ask(agent: SdkAgent[None]) -> object:
    """What came out; None if it is of no use."""
    try:
        async with model_errors():
            return (await Runner.run(agent, "The sea is blue.", max_turns=2, run_config=_RUN)).final_output
    except (RequestRejected, AgentsException):  # a server that does not know tools or schemas says so
        return None
