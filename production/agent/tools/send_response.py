"""Proposes the reply of this turn. The address comes from the conversation, never from the model."""

from __future__ import annotations

from typing import Annotated, Literal

from agents import RunContextWrapper, function_tool
from pydantic import BaseModel, Field

from production.agent.context import REPLY_LIMIT, ProposedReply, TurnContext
from production.agent.grounding import Citation
from production.agent.tools.errors import explain, text_within
from production.schemas.errors import InvalidInput
from production.schemas.turns import TurnAction

_ACTIONS = {"answer": TurnAction.REPLY, "question": TurnAction.CLARIFY, "closing": TurnAction.CLOSE}


class Cited(BaseModel):
    sentence: Annotated[str, Field(description="The sentence of the reply, as it stands there.")]
    passage: Annotated[str | None, Field(description="Name of the passage; null for the result of another tool.")]
    quote: Annotated[str, Field(description="The one sentence or line of it that says so, word for word and whole.")]


@function_tool(failure_error_function=explain)
async def send_response(
    run: RunContextWrapper[TurnContext],
    reply: Annotated[str, "Plain text without greeting and signature, which the channel adds."],
    confidence: Annotated[float, "From 0 to 1: how likely a colleague would send the reply unchanged."],
    kind: Annotated[
        Literal["answer", "question", "closing"],
        "answer; question to ask back for what is missing; closing after thanks or a goodbye.",
    ],
    citations: Annotated[list[Cited] | None, "What each sentence that states something rests on."] = None,
) -> str:
    """Send the reply to the customer. Ends your work."""
    if not 0 <= confidence <= 1:
        raise InvalidInput("confidence", "must be a number from 0 to 1")
    run.context.reply = ProposedReply(
        text_within("reply", reply, REPLY_LIMIT),
        confidence,
        _ACTIONS[kind],
        citations=tuple(Citation(one.sentence, one.passage, one.quote) for one in citations or ()),
    )
    return "The reply is on its way."
