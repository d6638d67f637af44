"""Searches a small knowledge base in this process: Postgres is asked only for the words of a query (decision 54)."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from production.crm.knowledge.model import Chunk, SearchCandidates
from production.crm.knowledge.ports import Vector
from production.database.knowledge import KnowledgeStore
from production.database.knowledge_index import IndexedPassage, IndexedQuestion, KnowledgeIndex
from production.database.named_queries import load
from production.database.pool import Database

_SQL = load("knowledge")

SMALL = 20_000
"""Passages and known questions together: 31 MB of 384 numbers each. Above, the indexes of Postgres are quicker."""
_PREFETCH = 200


class KnowledgeInMemory(KnowledgeStore):
    """A store that answers from its own copy while that is the present state, and as any other while it is not."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._version: int | None = None
        self._index: KnowledgeIndex | None = None

    async def refresh(self) -> None:
        """Read the knowledge base anew if it changed; the worker does so by the clock.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        if await self._database.fetchval(_SQL["version"]) != self._version:
            await self._read()

    async def candidates(
        self, query: str, vector: Vector, *, limit: int, model: str, category: str | None
    ) -> SearchCandidates:
        asked = await self._database.fetchrow(_SQL["stems"], query)
        if self._index is None or asked["version"] != self._version:
            return await super().candidates(query, vector, limit=limit, model=model, category=category)
        return self._index.candidates(asked["words"], vector, limit=limit, model=model, category=category)

    async def _read(self) -> None:
        async with (
            self._database.connection() as connection,
            connection.transaction(isolation="repeatable_read", readonly=True),
        ):
            state = await connection.fetchrow(_SQL["state"])
            small = state["rows"] <= SMALL
            rows = [
                [row async for row in connection.cursor(_SQL[name], prefetch=_PREFETCH)] if small else []
                for name in ("all_passages", "all_questions")
            ]
        index = await asyncio.to_thread(_index, *rows) if small else None
        self._version, self._index = state["version"], index


def _index(passages: list[Any], questions: list[Any]) -> KnowledgeIndex:
    return KnowledgeIndex(list(map(_passage, passages)), list(map(_question, questions)))


def _passage(row: Mapping[str, Any]) -> IndexedPassage:
    chunk = Chunk(row["document"], row["position"], row["title"], row["content"], row["category"], row["content_hash"])
    return IndexedPassage(chunk, row["model"], row["words"], row["embedding"].to_numpy())


def _question(row: Mapping[str, Any]) -> IndexedQuestion:
    place = row["document"], row["position"]
    return IndexedQuestion(place, row["text"], row["answer"], row["model"], row["embedding"].to_numpy())
