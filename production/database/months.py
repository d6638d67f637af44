"""Tables in parts of a month: made ahead of time, filled, dropped whole."""

from __future__ import annotations

from datetime import datetime, timedelta

from production.crm.support.retention import PartitionedTable
from production.database.named_queries import load
from production.database.pool import Database

_SQL = load("months")

_MOVE_S = 300.0
"""Rows that had no place move into a new month: many of them, if nobody made it in time."""


class MonthStore:
    """Satisfies `workers.retention.Months`. Months begin at midnight UTC.

    Every method raises `Unavailable` when Postgres cannot be reached, or a lock is not to be had within a second.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def make(self, table: PartitionedTable, today: datetime) -> int:
        """See to parts for this month, the next two, and every row that had no place; how many are new."""
        async with self._database.connection() as connection:
            return len(await connection.fetch(_SQL["make"], table, today, timeout=_MOVE_S))

    async def drop(self, table: PartitionedTable, ended_by: datetime) -> int:
        """Drop the months that had ended by then, with all that is in them; how many there were."""
        async with self._database.transaction() as connection:
            if table is PartitionedTable.EVENTS and (waits := await connection.fetchval(_SQL["unpublished_since"])):
                ended_by = min(ended_by, waits)
            dropped = [row[0] for row in await connection.fetch(_SQL["drop"], table, ended_by)]
            if table is PartitionedTable.LEDGER:
                await connection.execute(_SQL["forget_totals"], dropped)
        return len(dropped)

    async def file(self, older: timedelta, limit: int) -> int:
        """Move up to `limit` messages that ended longer ago into their months; how many there were."""
        async with self._database.connection() as connection:
            filed: int = await connection.fetchval(_SQL["file"], older, limit)
        return filed
