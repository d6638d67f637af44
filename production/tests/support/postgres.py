"""The database seen from outside: under another name, and with all that it holds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import asyncpg


def url_of(database_url: str, user: str = "a-service:it%27s%20a%20secret@") -> str:
    return f"postgresql://{user}{database_url.rpartition('@')[2]}"


async def execute(url: str, statement: str) -> Any:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


class Copies:
    """Databases for a while, made and dropped over one connection: to sign in costs a third of a copy."""

    def __init__(self, server: asyncpg.Connection) -> None:
        self._server = server

    @asynccontextmanager
    async def of(self, url: str) -> AsyncIterator[str]:
        """A database with all that this one holds; nobody may be connected to it."""
        server, _, template = url.rpartition("/")
        name = f"t{uuid4().hex}"
        await self._server.execute(f"create database {name} template {template} strategy file_copy")
        yield f"{server}/{name}"
        await self._server.execute(f"drop database {name} with (force)")


async def contents(url: str) -> dict[str, str]:
    """Every row of every table, as a digest."""
    connection = await asyncpg.connect(url)
    try:
        names = await connection.fetch("select tablename from pg_tables where schemaname = 'public'")
        digest = "select count(*) || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from {} t"
        return {name: await connection.fetchval(digest.format(name)) for (name,) in names}
    finally:
        await connection.close()
