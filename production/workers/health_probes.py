"""Probes and metrics on a port of their own, which no ingress leads to."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from production.channels.registry import channels
from production.schemas.errors import Unavailable
from production.schemas.metrics import appear


async def serve_probes(port: int, check: Callable[[], Awaitable[None]], stop: asyncio.Event) -> None:
    """Serve `/livez`, `/readyz` and `/metrics` until `stop`; ready means that `check` does not raise Unavailable."""

    async def ready(_: Request) -> Response:
        try:
            await check()
        except Unavailable as error:
            return JSONResponse({"status": "not ready", "reason": str(error)}, 503)
        return JSONResponse({"status": "ready"})

    appear(channels())
    app = Starlette(
        routes=[
            Route("/livez", lambda _: JSONResponse({"status": "alive"})),
            Route("/readyz", ready),
            Route("/metrics", lambda _: Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)),
        ]
    )
    server = _Server(uvicorn.Config(app, host="0.0.0.0", port=port, log_config=None, access_log=False))  # noqa: S104 - probed by the kubelet from outside the pod
    serving = asyncio.create_task(server.serve())
    await stop.wait()
    server.should_exit = True
    await serving


class _Server(uvicorn.Server):
    """The process handles its signals itself."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
