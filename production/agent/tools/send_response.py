"""Proposes the reply of this turn. The address comes from the conversation, never from the model."""

from __future__ import annotations

from typing import Annotated, Literal

from agents import RunContextWrapper, function_tool

from production.agent.context import REPLY_LIMIT, ProposedReply, TurnContext
from production.agent.tools.errors import explain, text_within
from production.schemas.errors import InvalidInput
from production.schemas.turns import TurnAction

_ACTIONS = {"answer": TurnAction.REPLY, "question": TurnAction.CLARIFY, "closing": TurnAction.CLOSE}


@function_tool(failure_error_function=explain)
async def send_response(
    run: RunContextWrapper[TurnContext],
    reply: Annotated[str, "Plain text without greeting and signature, which the channel adds."],
    confidence: Annotated[float, "From 0 to 1: how completely the passages found answer what was asked."],
    kind: Annotated[
        Literal["answer", "question", "closing"],
        "answer; question to ask back for what is missing; closing after thanks or a goodbye.",
    ],
) -> str:
    """Send the reply to the customer. Ends your work."""
    if not 0 <= confidence <= 1:
        raise InvalidInput("confidence", "must be a number from 0 to 1")
    run.context.reply = ProposedReply(text_within("reply", reply, REPLY_LIMIT), confidence, _ACTIONS[kind])
    return "The reply is on its way."
