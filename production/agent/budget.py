"""What model calls cost, and when they have cost enough for today. Pure, but for the port."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from production.schemas.turns import Turn, Usage

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Price:
    """Of one model, in dollars per million tokens: the same number as micro-dollars per token."""

    input: float = 0.0
    output: float = 0.0

    def micros(self, usage: Usage) -> int:
        """Micro-dollars, rounded up, so that nothing is ever free that has a price."""
        exact = usage.input_tokens * self.input + usage.output_tokens * self.output
        return -int(-exact // 1)


def sum_usage(one: Usage, other: Usage) -> Usage:
    """Both together."""
    return Usage(
        one.model_calls + other.model_calls,
        one.input_tokens + other.input_tokens,
        one.output_tokens + other.output_tokens,
    )


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of one day; None means no limit."""

    customer_tokens: int | None = None
    dollars: float | None = None

    def exceeded(self, customer_tokens: int, micros: int) -> str:
        """Which limit is reached by what was spent today, in words; empty while there is something left."""
        if self.customer_tokens is not None and customer_tokens >= self.customer_tokens:
            return f"the customer's budget of {self.customer_tokens} tokens a day is used up"
        if self.dollars is not None and micros >= self.dollars * MILLION:
            return f"the budget of ${self.dollars:g} a day is used up"
        return ""


class UsageLedger(Protocol):
    """Keeps what every run used, also of those that failed; the database implements it."""

    async def spent_today(self, customer_id: UUID) -> tuple[int, int]:
        """Since midnight UTC: this customer's tokens, input and output; micro-dollars of everybody."""
        ...

    async def record(self, turn: Turn, model: str, usage: Usage, micros: int) -> None:
        """Add to what this conversation has used of this model today."""
        ...
