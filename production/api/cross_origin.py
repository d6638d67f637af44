"""Lets pages of other sites call one part of the api; all else stays closed to them."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send


class CrossOrigin:
    """ASGI middleware; without origins it changes nothing."""

    def __init__(self, app: ASGIApp, *, below: str, origins: Sequence[str]) -> None:
        self._app = app
        self._below = f"{below}/"
        self._shared = CORSMiddleware(
            app,
            allow_origins=origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "Last-Event-ID"],
            expose_headers=["Retry-After"],
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        shared = scope["type"] == "http" and scope["path"].startswith(self._below)
        await (self._shared if shared else self._app)(scope, receive, send)
