"""What models used, in memory, for one day."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from production.schemas.turns import Turn, Usage


@dataclass
class UsageInMemory:
    """Satisfies `agent.budget.UsageLedger`."""

    tokens: dict[UUID, int] = field(default_factory=dict)
    micros: int = 0
    rows: list[tuple[UUID, str, Usage, int]] = field(default_factory=list)

    async def spent_today(self, customer_id: UUID) -> tuple[int, int]:
        return self.tokens.get(customer_id, 0), self.micros

    async def record(self, turn: Turn, model: str, usage: Usage, micros: int) -> None:
        self.rows.append((turn.conversation_id, model, usage, micros))
        used = usage.input_tokens + usage.output_tokens
        self.tokens[turn.customer_id] = self.tokens.get(turn.customer_id, 0) + used
        self.micros += micros
