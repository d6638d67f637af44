"""The ledger with a clock that can be turned."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

from production.crm.support.retention import ARCHIVE_AFTER
from production.database.ledger import LedgerStore
from production.database.named_queries import load
from production.database.partitions import PartitionStore
from production.database.pool import Connection, Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.errors import Unavailable
from production.tests.support.turns import claimed, reply

_T = TypeVar("_T")
_WAITING = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"


class Ledger:
    """The ledger with a clock that can be turned, and its mover."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.turns, self.store, self.months = TurnStore(database), LedgerStore(database), PartitionStore(database)

    async def answered(self, *messages: InboundMessage) -> None:
        for message in messages:
            await self.turns.settle(await claimed(self.turns, message), reply(message.event_id))

    async def age(self, by: timedelta = ARCHIVE_AFTER) -> None:
        await self.change(
            "update inbound_messages set received_at = received_at - $1::interval, settled_at = settled_at - $1", by
        )

    async def file(self, limit: int = 100) -> int:
        return await self.months.archive(ARCHIVE_AFTER, limit)

    async def filed(self, *messages: InboundMessage) -> None:
        """Messages that were answered, and filed since."""
        await self.answered(*messages)
        await self.age()
        assert await self.file() == len(messages)

    async def change(self, sql: str, *values: Any) -> None:
        async with self.database.connection() as connection:
            await connection.execute(sql, *values)

    async def ask(self, sql: str, *values: Any) -> Any:
        async with self.database.connection() as connection:
            return await connection.fetchval(sql, *values)

    async def somebody_waits(self) -> None:
        """Until a statement waits for the lock of another."""
        async with asyncio.timeout(30):
            while not await self.ask(_WAITING):
                await asyncio.sleep(0)


async def insisting(attempt: Callable[[], Awaitable[_T]]) -> _T:
    """As workers do: try again while the database asks for it."""
    while True:
        try:
            return await attempt()
        except Unavailable:
            await asyncio.sleep(0)


async def file_all(connection: Connection) -> None:
    await connection.execute(load("partitions")["archive"], ARCHIVE_AFTER, 100)
