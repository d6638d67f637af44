"""Connections to Postgres: one pool a process, and one place where driver errors become ours."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import asyncpg
from pgvector.asyncpg import register_vector

from production.schemas.errors import ConfigurationError, Unavailable

Connection: TypeAlias = asyncpg.Connection | asyncpg.pool.PoolConnectionProxy

STATEMENT_TIMEOUT_S = 30.0
"""So long one statement may take; who waits longer gets a TimeoutError."""
UNAVAILABLE_ERRORS = (
    OSError,
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # said of a connection whose end the server announced while nobody used it
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.LockNotAvailableError,
    asyncpg.InvalidCachedStatementError,  # a newer version has migrated; the driver forgets what it had prepared
)
"""What the driver raises when trying again later may help."""


class Database:
    """A lazily opened pool: a process starts and stays up while Postgres is away."""

    def __init__(self, url: str, *, max_size: int = 10, timeout_s: float = 5.0, queue_s: float = 5.0) -> None:
        """`timeout_s` for a new connection, `queue_s` for one that others use at the moment."""
        self._url = url
        self._max_size = max_size
        self._timeout_s = timeout_s
        self._queue_s = queue_s
        self._pool: asyncpg.Pool | None = None
        self._opening = asyncio.Lock()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection outside any transaction.

        Raises:
            Unavailable: Postgres cannot be reached, is starting or stopping, or asks to try again.
            ConfigurationError: the address is none, which no later try makes right.
        """
        try:
            pool = await self._open()
            async with pool.acquire(timeout=self._queue_s) as connection:
                yield connection
        except asyncpg.ClientConfigurationError as error:
            raise ConfigurationError("DATABASE_URL: must be postgresql://user:password@host:port/name") from error
        except UNAVAILABLE_ERRORS as error:
            raise Unavailable(f"database: {type(error).__name__}") from error

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """A connection inside one transaction; leaving normally commits."""
        async with self.connection() as connection, connection.transaction():
            yield connection

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Connection]:
        """A connection whose statements all read the state of one moment, and write nothing."""
        async with self.connection() as connection, connection.transaction(isolation="repeatable_read", readonly=True):
            yield connection

    async def fetch(self, query: str, *arguments: object) -> list[asyncpg.Record]:
        """All rows of one statement on a connection of its own; this and the next three raise as `connection`."""
        async with self.connection() as connection:
            rows: list[asyncpg.Record] = await connection.fetch(query, *arguments)
            return rows

    async def fetchrow(self, query: str, *arguments: object) -> Any:
        """The first row, or None."""
        async with self.connection() as connection:
            return await connection.fetchrow(query, *arguments)

    async def fetchval(self, query: str, *arguments: object) -> Any:
        """The first field of the first row."""
        async with self.connection() as connection:
            return await connection.fetchval(query, *arguments)

    async def execute(self, query: str, *arguments: object) -> str:
        """No rows; what Postgres says it did, as in `UPDATE 3`."""
        async with self.connection() as connection:
            done: str = await connection.execute(query, *arguments)
            return done

    async def close(self) -> None:
        """Give every connection back; ends the ones in use after a moment."""
        if self._pool is None:
            return
        pool, self._pool = self._pool, None
        try:
            await pool.close()
        except UNAVAILABLE_ERRORS:
            pool.terminate()

    async def _open(self) -> asyncpg.Pool:
        # Concurrent first callers must not open two pools; a failed attempt leaves nothing behind.
        async with self._opening:
            if self._pool is None:
                self._pool = await asyncpg.create_pool(
                    self._url,
                    min_size=1,
                    max_size=self._max_size,
                    timeout=self._timeout_s,
                    command_timeout=STATEMENT_TIMEOUT_S,
                    init=_prepare,
                    reset=_leave_as_it_is,
                )
            return self._pool


class Within(Database):
    """Inside a transaction under way: what is one elsewhere is a part of it here, undone alone if it fails."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        yield self._connection


async def _prepare(connection: asyncpg.Connection) -> None:
    await connection.set_type_codec("jsonb", encoder=_dump, decoder=json.loads, schema="pg_catalog")
    if await connection.fetchval("select 1 from pg_type where typname = 'vector'"):
        await register_vector(connection)


async def _leave_as_it_is(_: asyncpg.Connection) -> None:
    """Saves a round trip each time a connection goes back: no session leaves anything behind (decision 29).

    The pool rolls back what is still open and drops listeners by itself.
    """


def _dump(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, default=str)
