"""An assistant of the MCP server, and what the database holds before and after it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from production.database.pool import Database

TOKEN = "token-of-a-service-0123456789"
ARTICLE = "# Export\n\nOpen the board, choose Export, then CSV.\n"


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


async def rows(database: Database) -> dict[str, int]:
    """How many rows each table holds."""
    async with database.connection() as connection:
        names = await connection.fetch("select tablename from pg_tables where schemaname = 'public'")
        return {one["tablename"]: await connection.fetchval(f'select count(*) from "{one[0]}"') for one in names}


async def fetch(database: Database, statement: str) -> list[dict[str, Any]]:
    async with database.connection() as connection:
        return [dict(row) for row in await connection.fetch(statement)]
