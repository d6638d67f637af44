"""What the agent may be told of products and orders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from production.crm.knowledge.ports import Vector
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.catalogue")
_PRODUCTS, _ORDERS = 5, 5


@dataclass(frozen=True, slots=True)
class KnownProduct:
    """A product that fits a question."""

    title: str
    description: str
    url: str | None
    variants: list[dict[str, Any]]
    """With `title, price_minor, currency, stock`."""


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """An order of the customer who asks."""

    number: str
    status: str
    placed_on: str
    """Its day, as in 2026-11-30."""
    lines: list[str]
    parcels: list[dict[str, Any]]
    """With `status, carrier, tracking_number, tracking_url`."""


class AnswerStore:
    """Reads only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def products(self, words: str, vector: Vector, model: str) -> list[KnownProduct]:
        """Those whose words or meaning come closest."""
        rows = await self._database.fetch(_SQL["closest"], words, vector, model, _PRODUCTS)
        return [KnownProduct(**row) for row in rows]

    async def orders(self, customer_id: UUID) -> list[KnownOrder]:
        """The latest that were placed under an address that this customer has proven."""
        return [KnownOrder(**row) for row in await self._database.fetch(_SQL["own_orders"], customer_id, _ORDERS)]
