"""Refuses bodies that are too large or too slow, also those that do not say how long they are."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from production.api.callers import network_of
from production.api.problems import problem
from production.schemas.errors import FteError, TooLarge, TooSlow, Unavailable


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a whole body may take, and how many uploads may be under way: of everybody, and of one network."""

    body_s: float = 30.0
    upload_s: float = 180.0
    uploads: int = 8
    uploads_each: int = 3


class BodyLimit:
    """ASGI middleware: reads the body up to the limit and hands it on in one piece, or answers 413 or 408.

    `uploads` are paths with the limit of their multipart bodies. Those are counted while they pass: files go to disk
    as they come, and nobody fills the memory with them. Those that are under way have a place each, so that nobody
    fills the disk either; where there is none, the answer is 503 before a byte is read. `batches` are paths to which
    programs bring more at once than others do, in one piece.
    """

    def __init__(
        self,
        app: ASGIApp,
        limit: int,
        uploads: Mapping[str, int] | None = None,
        batches: Mapping[str, int] | None = None,
        patience: Patience = Patience(),
    ) -> None:
        self._app = app
        self._limit = limit
        self._uploads = uploads or {}
        self._batches = batches or {}
        self._patience = patience
        self._under_way: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        upload = self._upload_limit(scope["path"], headers)
        try:
            limit = self._batches.get(scope["path"], self._limit)
            _require_fit(headers, upload or limit)
            if upload is None:
                received = _replay(await _read(receive, limit, self._patience.body_s), receive)
                await self._app(scope, received, send)
            else:
                with self._place(network_of(HTTPConnection(scope))):
                    await self._app(scope, _counted(receive, upload, self._patience.upload_s), send)
        except ClientDisconnect:
            return  # nobody waits for an answer
        except FteError as error:
            await problem(error)(scope, receive, send)

    def _upload_limit(self, path: str, headers: Headers) -> int | None:
        multipart = headers.get("content-type", "").lower().startswith("multipart/form-data")
        return self._uploads.get(path) if multipart else None

    @contextmanager
    def _place(self, network: str) -> Iterator[None]:
        most, each = self._patience.uploads, self._patience.uploads_each
        if self._under_way.total() >= most or self._under_way[network] >= each:
            raise Unavailable("as many uploads as there is room for are under way: try again")
        self._under_way[network] += 1
        try:
            yield
        finally:
            self._under_way -= Counter([network])


def _require_fit(headers: Headers, limit: int) -> None:
    declared = headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared[:20]) > limit:
        raise _too_large(limit)


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"The body is larger than {limit} bytes.")


async def _read(receive: Receive, limit: int, seconds: float) -> bytes:
    body, chunks = bytearray(), _counted(receive, limit, seconds)
    while True:
        message = await chunks()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if not message.get("more_body", False):
            return bytes(body)


def _counted(receive: Receive, limit: int, seconds: float) -> Receive:
    """Raises TooLarge to whoever reads on after the limit, TooSlow to whoever waits longer; until the body ends."""
    seen, whole = 0, False
    deadline = asyncio.get_running_loop().time() + seconds

    async def counting() -> Message:
        nonlocal seen, whole
        if whole:
            return await receive()
        try:
            async with asyncio.timeout_at(deadline):
                message = await receive()
        except TimeoutError:
            raise TooSlow(f"The body took longer than {seconds:.0f} s.") from None
        seen += len(message.get("body", b""))
        whole = not message.get("more_body", False)
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
