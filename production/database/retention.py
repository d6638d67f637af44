"""Deletes what is due."""

from __future__ import annotations

from datetime import timedelta

from production.crm.support.retention import RetentionClass
from production.database.named_queries import load
from production.database.pool import Database

_SQL = load("retention")
_OWNED = load("customer_tables")


class RetentionStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def forget(self, kind: RetentionClass, older: timedelta, limit: int) -> int:
        """Delete up to `limit` rows of this kind that are older; how many there were.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        tag: str = await self._database.execute(_SQL[kind], older, limit)
        return int(tag.rpartition(" ")[2])

    async def forget_expired(self, limit: int) -> int:
        """Delete up to `limit` rows of areas whose `keep_until` is over; how many there were.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        gone: int = await self._database.fetchval(_OWNED["forget_expired"], limit)
        return gone
