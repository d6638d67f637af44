"""Hands the conversation to a person. Proposes only; settle does it."""

from __future__ import annotations

from typing import Annotated

from agents import RunContextWrapper, function_tool

from production.agent.context import TurnContext
from production.agent.tools.errors import explain, text_within

REASON_LIMIT = 300


@function_tool(failure_error_function=explain)
async def escalate_to_human(
    run: RunContextWrapper[TurnContext],
    reason: Annotated[str, "Why, in a few words for the colleague who takes over."],
) -> str:
    """Hand the conversation to a person when the documentation does not answer it. Ends your work."""
    run.context.escalation = text_within("reason", reason, REASON_LIMIT)
    return "A person will take over."
