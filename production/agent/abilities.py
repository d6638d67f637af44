"""What a model server can do, found out by asking: many small models talk, but call no tool and keep to no schema."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Literal

import structlog
from agents import Agent as SdkAgent
from agents import AgentsException, Model, ModelSettings, ModelTimeoutError, RunConfig, Runner, function_tool
from openai import APIConnectionError, APIStatusError
from pydantic import BaseModel

from production.agent.failures import FailureReason, ModelUnavailable
from production.agent.limits import NOT_RETRYABLE
from production.agent.ports import Agent
from production.schemas.turns import Turn, TurnResult, Verdict

_log = structlog.get_logger()
_RUN = RunConfig(tracing_disabled=True)
_TRY = ModelSettings(max_tokens=100, timeout=120.0, store=False)


@dataclass(frozen=True, slots=True)
class Abilities:
    """Of one model on one server."""

    tools: bool
    """Calls a tool, with the arguments that the tool wants, when it is told to."""
    schema: bool
    """Writes JSON of a given schema."""


class ProbedAgent:
    """Lets a model answer only after it has shown that it can call tools: without them it could but invent."""

    def __init__(self, agent: Agent, model: Model) -> None:
        self._agent = agent
        self._model = model
        self._abilities: Abilities | None = None
        self._one_at_a_time = asyncio.Lock()

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        """As the agent.

        Raises:
            ModelUnavailable: also where the model cannot call tools, or cannot be asked whether it can.
        """
        async with self._one_at_a_time:
            if self._abilities is None:
                self._abilities = await probe(self._model)
                _log.info("model_probed", tools=self._abilities.tools, schema=self._abilities.schema)
        if not self._abilities.tools:
            raise ModelUnavailable(FailureReason.NO_TOOLS, "the model cannot call tools")
        return await self._agent.answer(turn, verdict)


async def probe(model: Model) -> Abilities:
    """Two short requests.

    Raises:
        ModelUnavailable: the server cannot be asked, so that nothing is known.
    """
    return Abilities(tools=await _calls_tools(model), schema=await _keeps_to_schema(model))


class _Picked(BaseModel):
    colour: Literal["red", "green", "blue"]


async def _calls_tools(model: Model) -> bool:
    called = []

    @function_tool
    def pick(colour: Literal["red", "green", "blue"]) -> str:
        """Pick a colour."""
        called.append(colour)
        return colour

    told = "Call the tool `pick` with the colour that the user names."
    await _ask(SdkAgent(name="Probe", instructions=told, model=model, model_settings=_TRY, tools=[pick]))
    return called == ["blue"]


async def _keeps_to_schema(model: Model) -> bool:
    told = "Write the colour that the user names, as JSON."
    return isinstance(
        await _ask(SdkAgent(name="Probe", instructions=told, model=model, model_settings=_TRY, output_type=_Picked)),
        _Picked,
    )


async def _ask(agent: SdkAgent[None]) -> object:
    """What came out; None if it is of no use."""
    agent.tool_use_behavior = "stop_on_first_tool"
    try:
        return (await Runner.run(agent, "The sea is blue.", max_turns=2, run_config=_RUN)).final_output
    except (ModelTimeoutError, APIConnectionError) as error:
        raise ModelUnavailable(FailureReason.UNREACHABLE, "the model cannot be reached") from error
    except APIStatusError as error:
        if error.status_code in NOT_RETRYABLE:  # a server that does not know tools or schemas says so
            return None
        raise ModelUnavailable(FailureReason.REFUSED, f"the model answered with HTTP {error.status_code}") from error
    except AgentsException:
        return None
