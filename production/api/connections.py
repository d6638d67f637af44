"""Connections that do not wait for ever: uvicorn has no deadline for the head of a request, nor an end for streams."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_S = 10.0
HEAD_BYTES = 65_536
AT_ONCE = 1_000
"""Connections of one process; each more is answered 503."""
KEEP_ALIVE_S = 5
"""Between two requests on one connection."""


class Impatient(HttpToolsProtocol):
    """Closes a connection whose next request has not told its head in time, or tells too much of it.

    The time runs from the opening of the connection, or from the first byte of a later request: trickling does not
    prolong it. As much time has a body that nobody reads, because the answer has been given already.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._deadline: asyncio.TimerHandle | None = None
        self._in_head = False
        self._told = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._wait(in_head=True)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._told += len(data)
        super().data_received(data)
        if self._in_head and self._told > HEAD_BYTES:
            self.transport.close()

    def on_message_begin(self) -> None:
        if not self._in_head:
            self._wait(in_head=True)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._stop_waiting()
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        answered = self.cycle
        super().on_response_complete()
        if answered.more_body and not self._in_head:
            self._wait(in_head=False)

    def _wait(self, *, in_head: bool) -> None:
        self._stop_waiting()
        self._deadline = self.loop.call_later(HEAD_S, self.transport.close)
        self._in_head, self._told = in_head, 0

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline, self._in_head = None, False


class Server(uvicorn.Server):
    """Says that it is about to end before it waits for all answers: some go on until then."""

    def __init__(self, config: uvicorn.Config, stopping: asyncio.Event) -> None:
        super().__init__(config)
        self._stopping = stopping

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stopping.set()
        await super().shutdown(sockets)
