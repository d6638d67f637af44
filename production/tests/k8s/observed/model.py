"""A model server that speaks chat completions, well or badly."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from production.tests.unit.agent.model_protocols import tool_call

_PICKED = json.dumps({"colour": "blue"})
"""What a model is asked for that has to show that it calls tools."""
_ASKS_BACK = json.dumps({"reply": "Which device do you use?", "confidence": 0.95, "kind": "question"})


@dataclass
class ModelServer:
    """Shows that it can call tools, and asks every customer back, at once."""

    well: bool = True
    delay_s: float = 0.0

    @contextmanager
    def down(self, delay_s: float = 0.0) -> Iterator[None]:
        """It fails, after a while: the built-in agent answers in its place."""
        self.well, self.delay_s = False, delay_s
        try:
            yield
        finally:
            self.well, self.delay_s = True, 0.0

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/v1/chat/completions", self._answer, methods=["POST"])])

    async def _answer(self, request: Request) -> Response:
        await asyncio.sleep(self.delay_s)
        if not self.well:
            return Response(status_code=503)
        [tool, *_] = [offered["function"]["name"] for offered in (await request.json())["tools"]]
        called = ("pick", _PICKED) if tool == "pick" else ("send_response", _ASKS_BACK)
        return JSONResponse(tool_call("chat_completions", *called))
