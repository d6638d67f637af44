"""The outage buffer of the intake: envelopes on their way around Kafka."""

from __future__ import annotations

from collections.abc import Sequence

from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.spill import Spilled

_SQL = load("spill")


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
