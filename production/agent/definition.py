"""The agent's definition: instructions, tools, and when a run is over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from agents import Agent, FunctionToolResult, Model, ModelSettings, RunContextWrapper, Tool, ToolsToFinalOutputResult

from production.agent.context import TurnContext
from production.agent.prompt_header import PromptHeader
from production.agent.tools import TOOLS
from production.channels.registry import channels


@cache
def _prompt(name: str) -> str:
    return files("production.agent").joinpath("prompts", f"{name}.md").read_text(encoding="utf-8").strip()


def instructions(header: PromptHeader) -> str:
    """The whole system prompt of one turn: header, rules, manner of the channel."""
    return "\n\n".join([header.render(), _prompt("system"), channels()[header.channel].style.manner])


def build_agent(
    model: Model, settings: ModelSettings, header: PromptHeader, more: Sequence[Tool] = ()
) -> Agent[TurnContext]:
    """An agent for one turn; cheap, because model and tools are shared. `more` are the tools of areas."""
    return Agent(
        name="Customer support",
        instructions=instructions(header),
        model=model,
        model_settings=settings,
        tools=[*TOOLS, *more],
        tool_use_behavior=_until_complete,
    )


def _until_complete(run: RunContextWrapper[TurnContext], _: list[FunctionToolResult]) -> ToolsToFinalOutputResult:
    """A refused call of a concluding tool goes back to the model; an accepted one ends the run."""
    return ToolsToFinalOutputResult(is_final_output=run.context.is_complete, final_output="")
