"""One leader among the schedulers, by an advisory lock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from production.database.pool import UNAVAILABLE_ERRORS, Connection, Database
from production.schemas.errors import Unavailable

_LEADER_LOCK = 7_351_002
_CLOSE_S = 1.0
"""After that the connection is dropped without a word, which ends its session as well."""


class Lease:
    """Leadership, for as long as one connection lives."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def confirm(self) -> None:
        """
        Raises:
            Unavailable: the connection is gone, and with it the lock; another process may lead now.
        """
        try:
            await self._connection.execute("select 1")
        except UNAVAILABLE_ERRORS as error:
            raise Unavailable("the leader's connection was lost") from error


@asynccontextmanager
async def leadership(database: Database) -> AsyncIterator[Lease | None]:
    """A lease inside the block if this process is the one leader, else None."""
    async with database.connection() as connection:
        elected = True  # for all we know, until Postgres says that it is not so
        try:
            elected = await connection.fetchval("select pg_try_advisory_lock($1)", _LEADER_LOCK)
            yield Lease(connection) if elected else None
        finally:
            if elected:  # the lock goes with its session, whatever state that is in
                await connection.close(timeout=_CLOSE_S)
