"""A model of OpenAI or of any server that speaks its protocol: vLLM, Ollama, llama.cpp and others."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any, Literal, assert_never

from agents import Model, ModelResponse, OpenAIChatCompletionsModel, OpenAIResponsesModel
from agents.items import TResponseStreamEvent
from openai import AsyncOpenAI

from production.agent.failures import FailureReason, ModelUnavailable

__all__ = ["Model", "Protocol", "openai_model"]

Protocol = Literal["responses", "chat_completions"]


def openai_model(client: AsyncOpenAI, *, name: str, protocol: Protocol) -> Model:
    """`responses` for OpenAI itself, `chat_completions` for most compatible servers."""
    match protocol:
        case "responses":
            return _Responses(model=name, openai_client=client)
        case "chat_completions":
            return _ChatCompletions(model=name, openai_client=client)
        case _:
            assert_never(protocol)


class _Responses(OpenAIResponsesModel):
    async def get_response(self, *args: Any, **kwargs: Any) -> ModelResponse:
        with _readable():
            return await super().get_response(*args, **kwargs)

    async def stream_response(self, *args: Any, **kwargs: Any) -> AsyncIterator[TResponseStreamEvent]:
        with _readable():
            async for event in super().stream_response(*args, **kwargs):
                yield event


class _ChatCompletions(OpenAIChatCompletionsModel):
    async def get_response(self, *args: Any, **kwargs: Any) -> ModelResponse:
        with _readable():
            return await super().get_response(*args, **kwargs)

    async def stream_response(self, *args: Any, **kwargs: Any) -> AsyncIterator[TResponseStreamEvent]:
        with _readable():
            async for event in super().stream_response(*args, **kwargs):
                yield event


@contextmanager
def _readable() -> Iterator[None]:
    """A body that is no JSON, or a proxy's page with status 200, surfaces from the libraries as any of these."""
    try:
        yield
    except (ValueError, TypeError, AttributeError) as error:
        raise ModelUnavailable(
            FailureReason.UNREADABLE, "the model server sent something that cannot be read"
        ) from error
