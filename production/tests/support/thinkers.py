"""Models behind the assistant that say what a test wants."""

from __future__ import annotations

from typing import Any

from agents import Model
from agents.testing import ScriptedModel, assistant_message, function_call

from production.agent.abilities import ToolProbe
from production.agent.assistant import Thinker
from production.agent.limits import Limits

ABLE = [function_call("pick", {"colour": "blue"}, call_id="probe")]
"""What the probe wants to see."""


def thinking(*steps: Any) -> Thinker:
    """One that can call tools, and answers with these, each once."""
    return of(ScriptedModel([ABLE, *steps]))


def of(model: Model, temperature: float | None = None) -> Thinker:
    return Thinker(model, Limits(), ToolProbe(model, 5.0), temperature)


def says(text: str) -> list[Any]:
    return [assistant_message(text)]
