"""For whom a product may be of use, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
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
_NOT_TO_BE_WRITTEN_TO = frozenset({"no_address", "no_consent", "suppressed"})


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

    @property
    def consent(self) -> bool:
        """Mail about products may go to them."""
        return _NOT_TO_BE_WRITTEN_TO.isdisjoint(self.excluded)


class Reader(Protocol):
    """Of markers."""

    async def read(self, title: str, description: str) -> list[str]:
        """None where nobody can read now."""
        ...


class MatchStore:
    """Within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def matches(
        self, product_id: UUID, limit: int, reader: Reader | None = None
    ) -> tuple[Product, list[str], list[Candidate]]:
        """(the product, its markers, customers with the highest score first, excluded ones among them).

        What `reader` reads of a product is kept for as long as its texts stay the same.

        Raises:
            NotFound: there is no such product.
        """
        product = await ProductStore(self._database, self._scope).one(product_id)
        read = await self._read(product, reader) if reader else []
        markers = markers_of(product.title, product.description, [*product.markers, *product.tags], read)
        wanted: tuple[Any, ...] = (self._scope.sql, product_id, markers, limit)
        return product, markers, [Candidate(**row) for row in await self._database.fetch(_SQL["matches"], *wanted)]

    async def _read(self, product: Product, reader: Reader) -> list[str]:
        of = product.id, product.title, product.description
        kept: list[str] | None = await self._database.fetchval(_SQL["read_markers"], *of)
        if kept is None and (kept := await reader.read(product.title, product.description)):
            await self._database.execute(_SQL["keep_markers"], *of, kept)
        return kept or []
