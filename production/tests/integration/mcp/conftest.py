"""A desk with one customer, one answered mail and one article, and clients of the SDK that talk to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from pydantic import SecretStr

from production.agent.models.embedder import MiniLmEmbedder
from production.bootstrap.mcp import http_server
from production.crm.knowledge.service import KnowledgeBase
from production.crm.support.model import Claim, OutboundPart
from production.database.knowledge import KnowledgeStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.settings import Settings
from production.tests.builders import mail
from production.tests.integration.test_turns import claimed, reply

TOKEN = "token-of-a-service-0123456789"
ARTICLE = "# Export\n\nOpen the board, choose Export, then CSV.\n"


@pytest.fixture
async def turn(database: Database) -> Claim:
    """Ada's answered mail."""
    turns = TurnStore(database)
    claim = await claimed(turns, mail("How do I export a board?"))
    part = OutboundPart("Choose Export.", "sent-before", "ada@example.com")
    await turns.settle(claim, reply(parts=(part,)))
    return claim


@pytest.fixture
async def article(database: Database) -> str:
    """The path of an article."""
    await KnowledgeBase(MiniLmEmbedder(), KnowledgeStore(database)).ingest([("guides/export.md", ARTICLE)])
    return "guides/export.md"


@pytest.fixture
def may_send() -> bool:
    return True


@pytest.fixture
async def address(database_url: str, turn: Claim, *, may_send: bool) -> AsyncIterator[str]:
    """Of a server on loopback."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        database_url=database_url,
        service_token=SecretStr(TOKEN),
        mcp_may_send=may_send,
    )
    async with http_server(settings, "127.0.0.1", 0) as server:
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/mcp"
        server.should_exit = True
        await serving


@dataclass(frozen=True)
class Assistant:
    """Connects for each thing it does: the SDK closes a client only in the task that opened it."""

    address: str

    async def call_tool(self, name: str, arguments: dict[str, Any]) -> Any:
        async with self._connected() as client:
            return await client.call_tool(name, arguments)

    async def read_resource(self, uri: str) -> Any:
        async with self._connected() as client:
            return await client.read_resource(uri)

    async def list_tools(self) -> Any:
        async with self._connected() as client:
            return await client.list_tools()

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[Client]:
        async with (
            httpx2.AsyncClient(headers={"Authorization": f"Bearer {TOKEN}"}) as http,
            Client(streamable_http_client(self.address, http_client=http)) as client,
        ):
            yield client


@pytest.fixture
def client(address: str) -> Assistant:
    return Assistant(address)


async def rows(database: Database) -> dict[str, int]:
    """How many rows each table holds."""
    async with database.connection() as connection:
        names = await connection.fetch("select tablename from pg_tables where schemaname = 'public'")
        return {one["tablename"]: await connection.fetchval(f'select count(*) from "{one[0]}"') for one in names}


async def fetch(database: Database, statement: str) -> list[dict[str, Any]]:
    async with database.connection() as connection:
        return [dict(row) for row in await connection.fetch(statement)]
