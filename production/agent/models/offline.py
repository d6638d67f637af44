"""A model without a server: deterministic, honest, and driving the same tools as any other model.

Step one reads the message and asks the tools; step two composes an answer out of what they returned,
or hands over. It never says what it was not shown.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from agents import (
    AgentOutputSchemaBase,
    Handoff,
    Model,
    ModelResponse,
    ModelSettings,
    ModelTracing,
    Tool,
    TResponseInputItem,
    Usage,
)
from agents.items import TResponseStreamEvent
from openai.types.responses import ResponseFunctionToolCall
from openai.types.responses.response_prompt_param import ResponsePromptParam

from production.agent.offline.tool_calls import Call, first_step, second_step
from production.agent.offline.transcript import Transcript
from production.agent.prompt_header import PromptHeader
from production.crm.knowledge.ports import Embedder


class OfflineModel(Model):
    """Satisfies the SDK's `Model`; needs only the embedder that the knowledge search uses anyway."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    async def get_response(  # noqa: PLR0913, PLR0917 - the SDK's interface
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],  # noqa: A002 - the SDK's interface
        model_settings: ModelSettings,  # noqa: ARG002
        tools: list[Tool],  # noqa: ARG002
        output_schema: AgentOutputSchemaBase | None,  # noqa: ARG002
        handoffs: list[Handoff],  # noqa: ARG002
        tracing: ModelTracing,  # noqa: ARG002
        *,
        previous_response_id: str | None,  # noqa: ARG002
        conversation_id: str | None,  # noqa: ARG002
        prompt: ResponsePromptParam | None,  # noqa: ARG002
    ) -> ModelResponse:
        header = PromptHeader.parse(system_instructions or "")
        transcript = Transcript.of(input)
        if transcript.outputs:
            calls = await second_step(transcript, header, self._embedder)
        else:
            calls = first_step(transcript, header)
        output = [_as_item(call, len(transcript.outputs) + place) for place, call in enumerate(calls)]
        return ModelResponse(output=list(output), usage=Usage(requests=1), response_id=None)

    def stream_response(self, *_: Any, **__: Any) -> AsyncIterator[TResponseStreamEvent]:
        """Turns are never streamed."""
        raise NotImplementedError("The offline model answers in one piece.")


def _as_item(call: Call, place: int) -> ResponseFunctionToolCall:
    """`place` counts the calls of the run, which makes the call id unique within it."""
    identity = f"offline-{place}"
    arguments = json.dumps(call.arguments, ensure_ascii=False)
    return ResponseFunctionToolCall(
        id=identity, call_id=identity, type="function_call", name=call.tool, arguments=arguments
    )
