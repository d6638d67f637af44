"""Looking after inbound messages that no worker holds: parked keys, forgotten messages, dead letters, counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from production.crm.support.backlog import LedgerReport
from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.envelope import InboundMessage
from production.schemas.outcomes import LedgerState

_SQL = load("support")


class LedgerStore:
    """What the scheduler and the command line need of the ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due_deferred(self, limit: int) -> list[InboundMessage]:
        """One message of every parked key whose pause is over; keys with nothing left to do are forgotten."""
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["delete_idle_keys"])
            return _messages(await connection.fetch(_SQL["due_deferred"], limit))

    async def unowned(self, limit: int) -> list[InboundMessage]:
        """Messages that nobody has looked after for a minute, oldest first."""
        return _messages(await self._database.fetch(_SQL["unowned"], limit))

    async def dead_letters_among(self, event_ids: Sequence[str]) -> set[str]:
        """Those of these events that ended as dead letters and were not replayed since."""
        return {row["event_id"] for row in await self._database.fetch(_SQL["dead_letters_among"], list(event_ids))}

    async def requeue(self, event_id: str) -> bool:
        """Let a dead message be processed again; False if it is not dead."""
        return await self._database.fetchval(_SQL["requeue"], event_id) is not None

    async def not_in_ledger(self, event_ids: Sequence[str]) -> list[str]:
        """Those of these events that we never heard of."""
        rows = await self._database.fetch(_SQL["not_in_ledger"], list(event_ids))
        return [row["event_id"] for row in rows]

    async def report(self) -> LedgerReport:
        """Inbound messages by state, and the age of the oldest that nobody has finished."""
        async with self._database.connection() as connection:
            counts = {row["state"]: row["count"] for row in await connection.fetch(_SQL["ledger_states"])}
            oldest = await connection.fetchval(_SQL["oldest_unowned"])
        return LedgerReport({state: counts.get(state, 0) for state in LedgerState}, oldest)


def _messages(rows: Sequence[Any]) -> list[InboundMessage]:
    return [InboundMessage.model_validate(row["envelope"]) for row in rows]
