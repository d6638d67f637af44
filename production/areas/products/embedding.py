"""Keeps the vectors of products and customers up to what is known of them."""

from __future__ import annotations

from production.crm.knowledge.ports import Embedder
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.products")
_AT_ONCE = 50


class Embeddings:
    """One step at a time: what is left is taken the next time."""

    def __init__(self, database: Database, embedder: Embedder) -> None:
        self._database = database
        self._embedder = embedder

    async def products(self) -> None:
        """Those whose words changed."""
        due = await self._database.fetch(_SQL["unembedded"], self._embedder.name, _AT_ONCE)
        vectors = await self._embedder.embed([row["words"] for row in due])
        for row, vector in zip(due, vectors, strict=True):
            wanted = row["id"], self._embedder.name, vector, row["words"]
            await self._database.execute(_SQL["set_embedding"], *wanted)

    async def customers(self) -> None:
        """Those of whom something else is kept than before."""
        due = await self._database.fetch(_SQL["due_interests"], self._embedder.name, _AT_ONCE)
        await self._database.execute(_SQL["looked_at"], [row["id"] for row in due if row["same"]])
        changed = [row for row in due if not row["same"]]
        vectors = await self._embedder.embed([row["words"] for row in changed])
        for row, vector in zip(changed, vectors, strict=True):
            wanted = row["id"], row["words"], vector, self._embedder.name
            await self._database.execute(_SQL["set_interests"], *wanted)
