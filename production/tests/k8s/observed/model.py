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

_ASKS_BACK = json.dumps({"reply": "Which device do you use?", "confidence": 0.95, "kind": "question"})


@dataclass
class ModelServer:
    """Asks every customer back, at once."""

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

    async def _answer(self, _: Request) -> Response:
        await asyncio.sleep(self.delay_s)
        if self.well:
            return JSONResponse(tool_call("chat_completions", "send_response", _ASKS_BACK))
        return Response(status_code=503)
