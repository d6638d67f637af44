"""Measures how long each request took until its answer was ready."""

from __future__ import annotations

import time
from collections.abc import Mapping

from opentelemetry.trace import INVALID_SPAN, Span
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from production.schemas.ids import Channel
from production.schemas.metrics import ACK_SECONDS, HTTP_SECONDS, AckOutcome
from production.schemas.tracing import span

_OUTCOMES = {"2": AckOutcome.ACCEPTED, "4": AckOutcome.REFUSED, "5": AckOutcome.FAILED}


class Timing:
    """ASGI middleware; labels by route template, so that ids in paths do not multiply the series."""

    def __init__(self, app: ASGIApp, intake: Mapping[str, Channel]) -> None:
        """`intake` are the paths to which messages are posted."""
        self._app = app
        self._intake = intake

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"].startswith("/api/"):  # not the probes
            with span("request") as request:
                await self._timed(scope, receive, send, request)
        else:
            await self._timed(scope, receive, send, INVALID_SPAN)

    async def _timed(self, scope: Scope, receive: Receive, send: Send, request: Span) -> None:
        started = time.perf_counter()
        status, ready = "500", None

        async def noted(message: Message) -> None:
            nonlocal status, ready
            if message["type"] == "http.response.start":
                status = str(message["status"])
                if Headers(scope=message).get("content-type", "").startswith("text/event-stream"):
                    ready = time.perf_counter()  # it lasts as long as somebody listens
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            route = scope.get("route")
            path = getattr(route, "path", "other")
            seconds = (ready or time.perf_counter()) - started
            request.set_attributes({"route": path, "status": int(status)})
            HTTP_SECONDS.labels(scope["method"], path, status).observe(seconds)
            channel, outcome = self._intake.get(scope["path"]), _OUTCOMES.get(status[0])
            if channel and outcome and scope["method"] == "POST":
                ACK_SECONDS.labels(channel, outcome).observe(seconds)
