"""Searches a small knowledge base in this process: Postgres is asked only for the words of a query (decision 54)."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from time import monotonic
from typing import Any

import numpy as np

from production.crm.knowledge.model import Chunk, SearchCandidates
from production.crm.knowledge.ports import Vector
from production.database.knowledge import KnowledgeStore
from production.database.knowledge_index import IndexedPassage, IndexedQuestion, KnowledgeIndex
from production.database.named_queries import load
from production.database.pool import Connection, Database

_SQL = load("knowledge")

SMALL = 10_000
"""Passages and known questions together: 16 MB of 384 numbers each. Above, the indexes of Postgres are quicker."""
_PREFETCH = 200
_STILL_S = 3.0
"""While more changes follow, as in an ingest, reading it would only be repeated."""


class KnowledgeInMemory(KnowledgeStore):
    """A store that answers from its own copy while that is the present state, and as any other while it is not."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._version: int | None = None
        self._seen: tuple[int, float] | None = None
        """The newest version, and since when it was."""
        self._index: KnowledgeIndex | None = None

    async def refresh(self) -> None:
        """Read the knowledge base anew if it changed, and has not for a while since; the worker does so by the clock.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        version = await self._database.fetchval(_SQL["version"])
        if self._seen is None or self._seen[0] != version:
            self._seen = version, monotonic()
        still = self._version is None or monotonic() - self._seen[1] >= _STILL_S
        if version != self._version and still:
            await self._read()

    async def candidates(
        self, query: str, vector: Vector, *, limit: int, model: str, category: str | None, language: str | None = None
    ) -> SearchCandidates:
        asked = await self._database.fetchrow(_SQL["stems"], query)
        if self._index is None or asked["version"] != self._version:
            return await super().candidates(
                query, vector, limit=limit, model=model, category=category, language=language
            )
        return self._index.candidates(
            asked["words"], vector, limit=limit, model=model, category=category, language=language
        )

    async def _read(self) -> None:
        async with self._database.snapshot() as connection:
            state = await connection.fetchrow(_SQL["state"])
            small = state["rows"] <= SMALL
            passages = [_passage(row) async for row in _rows(connection, "all_passages")] if small else []
            questions = [_question(row) async for row in _rows(connection, "all_questions")] if small else []
        index = await asyncio.to_thread(KnowledgeIndex, passages, questions) if small else None
        self._version, self._index = state["version"], index


def _rows(connection: Connection, name: str) -> Any:
    return connection.cursor(_SQL[name], prefetch=_PREFETCH)


def _passage(row: Mapping[str, Any]) -> IndexedPassage:
    chunk = Chunk(row["document"], row["position"], row["title"], row["content"], row["category"], row["content_hash"])
    return IndexedPassage(chunk, row["model"], row["words"], _unpadded(row["embedding"]))


def _question(row: Mapping[str, Any]) -> IndexedQuestion:
    place = row["document"], row["position"]
    return IndexedQuestion(place, row["text"], row["answer"], row["model"], _unpadded(row["embedding"]))


def _unpadded(embedding: Any) -> Vector:
    """A copy: a slice would keep the zeros in memory."""
    vector: Vector = np.trim_zeros(embedding.to_numpy(), "b").copy()
    return vector
