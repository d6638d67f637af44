"""Tables partitioned by month: partitions are created ahead of time, filled, dropped whole."""

from __future__ import annotations

from datetime import datetime, timedelta

from production.crm.support.retention import PartitionedTable
from production.database.named_queries import load
from production.database.pool import Database

_SQL = load("partitions")

_MOVE_S = 300.0
"""Rows that had no place move into a new partition: many of them, if nobody created it in time."""


class PartitionStore:
    """Months begin at midnight UTC.

    Every method raises `Unavailable` when Postgres cannot be reached, or a lock is not to be had within a second.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, table: PartitionedTable, today: datetime) -> int:
        """See to partitions for this month, the next two, and every row that had none; how many are new."""
        async with self._database.connection() as connection:
            return len(await connection.fetch(_SQL["create"], table, today, timeout=_MOVE_S))

    async def drop(self, table: PartitionedTable, ended_by: datetime) -> int:
        """Drop the partitions that had ended by then, with all that is in them; how many there were."""
        async with self._database.transaction() as connection:
            if table is PartitionedTable.EVENTS and (waits := await connection.fetchval(_SQL["unpublished_since"])):
                ended_by = min(ended_by, waits)
            dropped = [row[0] for row in await connection.fetch(_SQL["drop"], table, ended_by)]
            if table is PartitionedTable.LEDGER:
                await connection.execute(_SQL["forget_totals"], dropped)
        return len(dropped)

    async def archive(self, older: timedelta, limit: int) -> int:
        """Move up to `limit` messages that ended longer ago into their partitions; how many there were."""
        archived: int = await self._database.fetchval(_SQL["archive"], older, limit)
        return archived
