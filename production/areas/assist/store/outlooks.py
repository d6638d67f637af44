"""Value and churn risk, kept with the customer: the inbox sorts by them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from production.areas.assist.model.customers import ChurnRisk, CustomerFacts, CustomerValue
from production.areas.assist.store.context import facts_of
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.assist")


class OutlookStore:
    """What is worked out of facts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def outdated(self, limit: int) -> tuple[datetime, list[CustomerFacts]]:
        """When it was, and facts of customers of whom they may tell something else than last time."""
        async with self._database.connection() as connection:
            at: datetime = await connection.fetchval("select clock_timestamp()")
            ids = [row["id"] for row in await connection.fetch(_SQL["outdated"], limit)]
            return at, [facts_of(row) for row in await connection.fetch(_SQL["facts"], ids)]

    async def save(self, outlooks: Sequence[tuple[UUID, CustomerValue, ChurnRisk]], at: datetime) -> None:
        """Unknown is null; `at` is when the facts were read."""
        rows = [(customer_id, value.amount, churn.risk, at) for customer_id, value, churn in outlooks]
        async with self._database.transaction() as connection:
            await connection.executemany(_SQL["save_outlook"], rows)
