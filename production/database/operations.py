"""Small tables that keep the machinery going: mailboxes, component health, the intake's spill, leadership."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from production.database.named_queries import load
from production.database.pool import AWAY, Connection, Database
from production.schemas.errors import Unavailable
from production.schemas.health import ComponentHealth, HealthStatus
from production.schemas.spill import Spilled

_SQL = load("operations")

_LEADER_LOCK = 7_351_002


class MailboxStore:
    """How far each mailbox has been read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def history_id(self, address: str) -> int | None:
        """Where the next read starts; None before the first watch."""
        found: int | None = await self._database.fetchval(_SQL["history_id"], address)
        return found

    async def watched_since(self, address: str) -> datetime | None:
        """Mail from before is not ours; None before the first watch."""
        since: datetime | None = await self._database.fetchval(_SQL["watched_since"], address)
        return since

    async def register(self, address: str, history_id: int, watch_expires_at: datetime) -> None:
        await self._database.execute(_SQL["register_mailbox"], address, history_id, watch_expires_at)

    async def advance(self, address: str, history_id: int) -> None:
        """Everything up to here is in the stream; never goes back."""
        await self._database.execute(_SQL["advance_mailbox"], address, history_id)


class HealthStore:
    """What the processes say about the components that only they can see."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ping(self) -> None:
        await self._database.execute("select 1")

    async def report(self, component: str, status: HealthStatus, detail: str | None = None) -> None:
        await self._database.execute(_SQL["report_health"], component, status, detail)

    async def components(self) -> dict[str, ComponentHealth]:
        rows = await self._database.fetch(_SQL["health"])
        return {
            row["component"]: ComponentHealth(HealthStatus(row["status"]), row["age_s"], row["detail"]) for row in rows
        }


class SpillStore:
    """Envelopes that were accepted while Kafka was away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def spill(self, item: Spilled) -> None:
        """Keep one envelope; the same event twice is kept once."""
        await self._database.execute(_SQL["spill"], item.event_id, item.topic, item.key, item.envelope)

    async def spilled(self, limit: int) -> Sequence[tuple[int, str, str, bytes]]:
        """(row id, topic, key, envelope) of what was not published yet, in order of arrival."""
        rows = await self._database.fetch(_SQL["spilled"], limit)
        return [(row["id"], row["topic"], row["key"], row["envelope"]) for row in rows]

    async def mark_published(self, row_id: int) -> None:
        """The broker has it. It stays until the ledger has it too: nothing newer of its sender may overtake it."""
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["mark_published"], row_id)
            await connection.execute(_SQL["drop_known"])


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
        except AWAY as error:
            raise Unavailable("the leader's connection was lost") from error


@asynccontextmanager
async def leadership(database: Database) -> AsyncIterator[Lease | None]:
    """A lease inside the block if this process is the one leader, else None."""
    async with database.connection() as connection:
        elected = await connection.fetchval(_SQL["try_leader_lock"], _LEADER_LOCK)
        yield Lease(connection) if elected else None
        await connection.execute("select pg_advisory_unlock_all()")
