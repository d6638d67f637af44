"""For whom a product may be of use, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from production.areas.products.model import Product
from production.areas.products.rules import markers_of
from production.areas.products.store import ProductStore
from production.crm.permissions.model import Scope
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.products")
CLOSE = 0.3
"""From here on the meaning counts, as in the statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A customer with all that speaks for the product, and against writing to them now."""

    id: UUID
    number: int
    name: str | None
    email: str | None
    tags: Sequence[str]
    last_contacted: datetime | None
    by_tags: Sequence[str]
    """Markers that are tags of theirs; and so on: in what people noted, in what they wrote themselves."""
    by_notes: Sequence[str]
    by_words: Sequence[str]
    by_purchases: Sequence[str]
    """Titles of products like it that they bought."""
    meaning: float | None
    """How close what is known of them is to the product, up to 1; None: not compared yet."""
    excluded: Sequence[str]
    """`complaint_open`, `contacted_lately`, `has_it`, `no_address`, `no_consent`, `suppressed`."""
    score: float


class MatchStore:
    """Within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def matches(self, product_id: UUID, limit: int) -> tuple[Product, list[str], list[Candidate]]:
        """(the product, its markers, customers with the highest score first, excluded ones among them).

        Raises:
            NotFound: there is no such product.
        """
        product = await ProductStore(self._database, self._scope).one(product_id)
        markers = markers_of(product.title, product.description, [*product.markers, *product.tags])
        wanted: tuple[Any, ...] = (self._scope.sql, product_id, markers, limit)
        return product, markers, [Candidate(**row) for row in await self._database.fetch(_SQL["matches"], *wanted)]
