"""The agent's definition: instructions, tools, and when a run is over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from agents import (
    Agent,
    FunctionToolResult,
    Model,
    ModelRetryBackoffSettings,
    ModelRetrySettings,
    ModelSettings,
    RunContextWrapper,
    Tool,
    ToolsToFinalOutputResult,
    retry_policies,
)

from production.agent.context import TurnContext
from production.agent.limits import Limits
from production.agent.prompt_header import PromptHeader
from production.agent.tools import TOOLS
from production.channels.registry import channels

TRANSIENT = (408, 409, 429, 500, 502, 503, 504)
"""HTTP answers of a model server that may be different next time."""


@cache
def prompt(name: str) -> str:
    """Instructions as they stand in `prompts/<name>.md`."""
    return files("production.agent").joinpath("prompts", f"{name}.md").read_text(encoding="utf-8").strip()


def instructions(header: PromptHeader) -> str:
    """The whole system prompt of one turn: header, rules, manner of the channel."""
    return "\n\n".join([header.render(), prompt("system"), channels()[header.channel].style.manner])


def build_agent(model: Model, limits: Limits, header: PromptHeader, more: Sequence[Tool] = ()) -> Agent[TurnContext]:
    """An agent for one turn; cheap, because model and tools are shared. `more` are the tools of areas."""
    return Agent(
        name="Customer support",
        instructions=instructions(header),
        model=model,
        model_settings=model_settings(limits),
        tools=[*TOOLS, *more],
        tool_use_behavior=_until_complete,
    )


def model_settings(limits: Limits, temperature: float | None = None) -> ModelSettings:
    """What holds for each request: the only place where requests are retried."""
    return ModelSettings(
        temperature=temperature,
        store=False,  # OpenAI would keep what customers write, to be read in its console
        max_tokens=limits.output_tokens,
        timeout=limits.attempt_s,
        retry=ModelRetrySettings(
            max_retries=limits.retries,
            backoff=ModelRetryBackoffSettings(initial_delay=0.5, max_delay=4.0, multiplier=2.0, jitter=True),
            policy=retry_policies.any(
                retry_policies.retry_after(),
                retry_policies.network_error(),
                retry_policies.http_status(TRANSIENT),
            ),
        ),
    )


def _until_complete(run: RunContextWrapper[TurnContext], _: list[FunctionToolResult]) -> ToolsToFinalOutputResult:
    """A refused call of a concluding tool goes back to the model; an accepted one ends the run."""
    return ToolsToFinalOutputResult(is_final_output=run.context.is_complete, final_output="")
