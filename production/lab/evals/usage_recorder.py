"""How much a model has to read and write, counted on its way."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from agents import FunctionTool, Model, ModelResponse
from agents.items import TResponseStreamEvent


class UsageRecorder(Model):
    """Passes everything on and counts it, as a provider would bill it: whole requests, tools included."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.requests = self.read = self.written = 0

    async def get_response(self, *arguments: Any, **named: Any) -> ModelResponse:
        """Asked with system instructions, input, settings and tools, in this order or by these names."""
        asked = dict(zip(("system_instructions", "input", "model_settings", "tools"), arguments, strict=False)) | named
        tools = [tool for tool in asked["tools"] if isinstance(tool, FunctionTool)]
        described = [(tool.name, tool.description, tool.params_json_schema) for tool in tools]
        self.requests += 1
        self.read += len(asked["system_instructions"] or "") + len(json.dumps([asked["input"], described]))
        answer = await self._model.get_response(*arguments, **named)
        self.written += sum(len(item.model_dump_json(include={"name", "arguments"})) for item in answer.output)
        return answer

    def stream_response(self, *_: Any, **__: Any) -> AsyncIterator[TResponseStreamEvent]:
        """Turns are never streamed."""
        raise NotImplementedError
