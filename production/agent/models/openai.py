"""A model of OpenAI or of any server that speaks its protocol: vLLM, Ollama, llama.cpp and others."""

from __future__ import annotations

from typing import Literal, assert_never

from agents import Model, OpenAIChatCompletionsModel, OpenAIResponsesModel
from openai import AsyncOpenAI

CONNECT_AND_READ_S = 30.0
"""Only a backstop for a silent connection: the run's own limits per request are shorter."""

Protocol = Literal["responses", "chat_completions"]


def openai_client(*, api_key: str, base_url: str | None = None) -> AsyncOpenAI:
    """One client a process. It never retries: `Limits` owns that."""
    return AsyncOpenAI(api_key=api_key, base_url=base_url, timeout=CONNECT_AND_READ_S, max_retries=0)


def openai_model(client: AsyncOpenAI, *, name: str, protocol: Protocol) -> Model:
    """`responses` for OpenAI itself, `chat_completions` for most compatible servers."""
    match protocol:
        case "responses":
            return OpenAIResponsesModel(model=name, openai_client=client)
        case "chat_completions":
            return OpenAIChatCompletionsModel(model=name, openai_client=client)
        case _:
            assert_never(protocol)
