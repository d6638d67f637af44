"""Hands the conversation to a person. Proposes only; settle does it."""

from __future__ import annotations

from typing import Annotated, Literal

from agents import RunContextWrapper, function_tool

from production.agent.context import TurnContext
from production.agent.tools.errors import explain, text_within
from production.schemas.outcomes import EndCode, EndReason

REASON_LIMIT = 300
Cause = Literal["not_documented", "needs_person"]
"""Codes of `schemas.outcomes.EndCode`."""


@function_tool(failure_error_function=explain)
async def escalate_to_human(
    run: RunContextWrapper[TurnContext],
    reason: Annotated[str, "Why, in a few words for the colleague who takes over."],
    cause: Annotated[
        Cause, "not_documented if the documentation has no answer, needs_person for everything else."
    ] = "not_documented",
) -> str:
    """Hand the conversation to a person when the documentation does not answer it. Ends your work."""
    run.context.escalation = EndReason(EndCode(cause), text_within("reason", reason, REASON_LIMIT))
    return "A person will take over."
