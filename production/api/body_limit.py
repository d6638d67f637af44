"""Refuses bodies over the limit, also those that do not say how long they are."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from production.api.problems import problem
from production.schemas.errors import TooLarge


class BodyLimit:
    """ASGI middleware: reads the body up to the limit and hands it on in one piece, or answers 413.

    `uploads` are paths with the limit of their multipart bodies. Those are counted while they pass: files go to disk
    as they come, and nobody fills the memory with them.
    """

    def __init__(self, app: ASGIApp, limit: int, uploads: Mapping[str, int] | None = None) -> None:
        self._app = app
        self._limit = limit
        self._uploads = uploads or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        upload = self._upload_limit(scope["path"], headers)
        limit = upload or self._limit
        if not _may_fit(headers, limit):
            await problem(_too_large(limit))(scope, receive, send)
        elif upload is not None:
            await self._app(scope, _counted(receive, upload), send)
        elif (body := await _read(receive, limit)) is None:
            await problem(_too_large(limit))(scope, receive, send)
        else:
            await self._app(scope, _replay(body, receive), send)

    def _upload_limit(self, path: str, headers: Headers) -> int | None:
        multipart = headers.get("content-type", "").lower().startswith("multipart/form-data")
        return self._uploads.get(path) if multipart else None


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"The body is larger than {limit} bytes.")


def _may_fit(headers: Headers, limit: int) -> bool:
    declared = headers.get("content-length", "0")
    return declared.isdecimal() and int(declared) <= limit


async def _read(receive: Receive, limit: int) -> bytes | None:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _counted(receive: Receive, limit: int) -> Receive:
    """Raises TooLarge to whoever reads on after the limit."""
    seen = 0

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise _too_large(limit)
        return message

    return counting


def _replay(body: bytes, receive: Receive) -> Receive:
    given = False

    async def once() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once
