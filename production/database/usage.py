"""What conversations used of models: written when a run ends, whatever becomes of the turn."""

from __future__ import annotations

from uuid import UUID

from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.turns import Turn, Usage

_SQL = load("usage")


class UsageStore:
    """Satisfies `agent.budget.UsageLedger`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def spent_today(self, customer_id: UUID) -> tuple[int, int]:
        """(tokens of this customer, millionths of a dollar of all) since midnight UTC."""
        row = await self._database.fetchrow(_SQL["spent_today"], customer_id)
        return row["customer_tokens"], row["micros"]

    async def record(self, turn: Turn, model: str, usage: Usage, micros: int) -> None:
        """Add what one run used, and what it cost in millionths of a dollar."""
        await self._database.execute(
            _SQL["record_usage"],
            turn.conversation_id,
            model,
            usage.model_calls,
            usage.input_tokens,
            usage.output_tokens,
            micros,
        )
