"""Answers of a model server, written as both protocols write them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any, assert_never

from production.agent.models.openai import Protocol

PROTOCOLS: list[Protocol] = ["responses", "chat_completions"]
INPUT_TOKENS, OUTPUT_TOKENS = 100, 20
"""Of every answer."""

Body = Mapping[str, Any]

_NUMBERS = itertools.count(1)


def tool_call(protocol: Protocol, tool: str, arguments: str, *, cut: bool = False) -> Body:
    """One call with raw arguments; `cut` when the server ran into its own limit of tokens."""
    call_id = f"call-{next(_NUMBERS)}"
    match protocol:
        case "responses":
            call = {"type": "function_call", "id": "fc-1", "call_id": call_id, "name": tool, "arguments": arguments}
            return _response(call, cut=cut)
        case "chat_completions":
            called: Body = {"id": call_id, "type": "function", "function": {"name": tool, "arguments": arguments}}
            message = {"role": "assistant", "content": None, "tool_calls": [called]}
            return _completion(message, "length" if cut else "tool_calls")
        case _:
            assert_never(protocol)


def text(protocol: Protocol, said: str, *, refused: bool = False, cut: bool = False) -> Body:
    """Prose or a refusal."""
    match protocol:
        case "responses":
            kind = {"type": "refusal", "refusal": said}
            part = kind if refused else {"type": "output_text", "text": said, "annotations": []}
            return _response({"type": "message", "id": "m-1", "role": "assistant", "content": [part]}, cut=cut)
        case "chat_completions":
            message = {"role": "assistant", "content": None if refused else said, "refusal": said if refused else None}
            return _completion(message, "length" if cut else "stop")
        case _:
            assert_never(protocol)


def _response(item: Body, *, cut: bool) -> Body:
    status = "incomplete" if cut else "completed"
    return {
        "id": "r-1",
        "object": "response",
        "created_at": 1,
        "model": "test-model",
        "status": status,
        "incomplete_details": {"reason": "max_output_tokens"} if cut else None,
        "output": [{**item, "status": status}],
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": [],
        "usage": {
            "input_tokens": INPUT_TOKENS,
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": OUTPUT_TOKENS,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": INPUT_TOKENS + OUTPUT_TOKENS,
        },
    }


def _completion(message: Body, finish_reason: str) -> Body:
    return {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "test-model",
        "choices": [{"index": 0, "finish_reason": finish_reason, "message": message}],
        "usage": {
            "prompt_tokens": INPUT_TOKENS,
            "completion_tokens": OUTPUT_TOKENS,
            "total_tokens": INPUT_TOKENS + OUTPUT_TOKENS,
        },
    }
