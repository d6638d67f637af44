"""Passages and their vectors in Postgres: cosine by pgvector, words by full-text search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from production.crm.knowledge.model import Chunk, Passage
from production.crm.knowledge.ports import Vector
from production.database.named_queries import load
from production.database.pool import Database

_SQL = load("knowledge")


class KnowledgeStore:
    """Implements `crm.knowledge.ports.ChunkStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def hashes(self, document: str, model: str) -> Mapping[int, str]:
        async with self._database.connection() as connection:
            rows = await connection.fetch(_SQL["hashes"], document, model)
        return {row["position"]: row["content_hash"] for row in rows}

    async def replace(self, document: str, changed: Iterable[tuple[Chunk, Vector]], *, length: int, model: str) -> None:
        rows = [
            (c.document, c.position, c.title, c.content, c.category, c.content_hash, model, np.asarray(v, np.float32))
            for c, v in changed
        ]
        async with self._database.transaction() as connection:
            await connection.executemany(_SQL["put"], rows)
            await connection.execute(_SQL["cut"], document, length)

    async def documents(self) -> list[str]:
        async with self._database.connection() as connection:
            return [row["document"] for row in await connection.fetch(_SQL["documents"])]

    async def remove(self, document: str) -> None:
        async with self._database.connection() as connection:
            await connection.execute(_SQL["remove"], document)

    async def newest(self, limit: int) -> list[Passage]:
        """Passages without a query, the latest written first."""
        async with self._database.connection() as connection:
            rows = await connection.fetch(_SQL["newest"], limit)
        return [Passage(r["document"], r["title"], r["position"], r["content"], 0.0, 0.0) for r in rows]

    async def candidates(
        self, query: str, vector: Vector, *, limit: int, category: str | None
    ) -> Sequence[tuple[Chunk, float, float]]:
        async with self._database.connection() as connection:
            rows = await connection.fetch(_SQL["candidates"], query, np.asarray(vector, np.float32), limit, category)
        return [
            (
                Chunk(r["document"], r["position"], r["title"], r["content"], r["category"], r["content_hash"]),
                r["similarity"],
                r["text_rank"],
            )
            for r in rows
        ]
