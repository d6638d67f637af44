"""Events from memory, and readers of live streams."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import uvicorn

from production.api.connections import Impatient, Server
from production.areas import ApiResources
from production.areas.live.background import background
from production.areas.live.hub import Hub
from production.schemas.events import Event, TicketEvent
from production.schemas.records import Partition, Record
from production.tests.support.api import System


class MemoryTail:
    """Events that a test writes; `lost` is a gap."""

    def __init__(self) -> None:
        self.started = 0
        self._written: asyncio.Queue[Record | Exception] = asyncio.Queue()

    async def start(self) -> None:
        self.started += 1

    async def fetch(self, limit: int) -> list[Record]:
        found = await self._written.get()
        if isinstance(found, Exception):
            raise found
        return [found]

    async def stop(self) -> None:
        return

    def lost(self, error: Exception) -> None:
        self._written.put_nowait(error)

    def write(self, value: bytes) -> None:
        self._written.put_nowait(Record(Partition("fte.events", 0), 0, "", value, datetime.now(UTC)))

    def tell(self, subject: UUID | int, kind: str = TicketEvent.CHANGED, **payload: Any) -> None:
        """As `announce_ticket` and the relay do."""
        who = str(subject)
        event = Event(event_id=uuid4(), type=kind, subject=who, key=who, payload=payload, occurred_at=datetime.now(UTC))
        self.write(event.model_dump_json().encode())


class Reader:
    """One open stream."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self._lines = answer.aiter_lines()

    async def hints(self) -> list[dict[str, Any]]:
        """Those of the next event; none where the stream has ended."""
        async with asyncio.timeout(20):
            async for line in self._lines:
                if line.startswith("data: "):
                    found: list[dict[str, Any]] = json.loads(line.removeprefix("data: "))
                    return found
        return []

    async def types(self) -> list[str]:
        return [hint["type"] for hint in await self.hints()]


class LiveApi:
    """The api on a port, with streams that go on."""

    def __init__(self, url: str, tail: MemoryTail, hub: Hub, server: Server) -> None:
        self.url, self.tail, self.hub, self.server = url, tail, hub, server

    @asynccontextmanager
    async def reading(self, headers: dict[str, str], **asked: bool) -> AsyncIterator[Reader]:
        async with (
            httpx.AsyncClient(base_url=self.url, timeout=20) as client,
            client.stream("GET", "/api/v1/live", params=asked, headers=headers) as answer,
        ):
            yield Reader(answer)


@asynccontextmanager
async def live_api(system: System) -> AsyncIterator[LiveApi]:
    tail, stopping = MemoryTail(), asyncio.Event()
    async with background(ApiResources(system.database, tail, stopping)) as hub:
        system.deps.background = {Hub: hub}
        config = uvicorn.Config(system.app, port=0, http=Impatient, lifespan="off", log_config=None)
        server = Server(config, stopping)
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        [port] = [socket.getsockname()[1] for each in server.servers for socket in each.sockets]
        yield LiveApi(f"http://127.0.0.1:{port}", tail, hub, server)
        server.should_exit = True
        await serving
