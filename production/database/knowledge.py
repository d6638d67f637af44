"""Passages and their vectors in Postgres: cosine by pgvector, words by full-text search."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from production.crm.knowledge.languages import documents_in
from production.crm.knowledge.model import Candidate, Chunk, NearQuestion, Passage, SearchCandidates
from production.crm.knowledge.ports import Embedded, Vector
from production.database.named_queries import load
from production.database.pool import Database

_SQL = load("knowledge")

SEARCH_WIDTH = 2
"""How many times the wanted rows the walk through the vector index keeps in view: recall against time."""
NEAR_QUESTIONS = 20
"""Known questions that a search looks at: the nearest, and what else it could be."""
LOOKED_UP = 3000
"""Passages that the word search may touch: words in more of them tell little and take long."""


class KnowledgeStore:
    """Implements `crm.knowledge.ports.ChunkStore`.

    The documents of `without` are not found, and leave no trace in the ranking of the others.
    """

    def __init__(self, database: Database, *, without: Collection[str] = ()) -> None:
        self._database = database
        self._without = list(without)

    async def hashes(self, document: str, model: str) -> Mapping[int, str]:
        rows = await self._database.fetch(_SQL["hashes"], document, model)
        return {row["position"]: row["content_hash"] for row in rows}

    async def replace(self, document: str, changed: Iterable[Embedded], *, length: int, model: str) -> None:
        parts = list(changed)
        questions = [row for part in parts for row in _questions(part, model)]
        async with self._database.transaction() as connection:
            await connection.executemany(_SQL["put"], [_passage(part, model) for part in parts])
            await connection.execute(_SQL["cut"], document, length)
            await connection.execute(_SQL["drop_questions"], document, [part.chunk.position for part in parts])
            await connection.executemany(_SQL["put_question"], questions)

    async def documents(self) -> list[str]:
        return [row["document"] for row in await self._database.fetch(_SQL["documents"])]

    async def remove(self, document: str) -> None:
        await self._database.execute(_SQL["remove"], document)

    async def newest(self, limit: int) -> list[Passage]:
        """Passages without a query, the latest written first."""
        rows = await self._database.fetch(_SQL["newest"], limit)
        return [Passage(r["document"], r["title"], r["position"], r["content"], 0.0, 0.0) for r in rows]

    async def count_words(self) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["clear_words"])
            await connection.execute(_SQL["count_words"])
            await connection.execute(_SQL["analyze"])

    async def candidates(
        self, query: str, vector: Vector, *, limit: int, model: str, category: str | None, language: str | None = None
    ) -> SearchCandidates:
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["tune"], str(limit * SEARCH_WIDTH))
            words = await connection.fetch(_SQL["words"], query, self._without)
            passages = words[0]["passages"] if words else 0
            document_frequency = {row["word"]: row["document_frequency"] for row in words}
            rare = rare_words(document_frequency)
            weights = [math.log(1 + passages / document_frequency[word]) for word in rare]
            known = list(document_frequency)
            places = (self._without, documents_in(language))
            wanted = (vector, limit, model, category, rare, weights, known, NEAR_QUESTIONS, *places)
            rows = await connection.fetch(_SQL["candidates"], *wanted)
        return SearchCandidates([_candidate(row) for row in rows], document_frequency, passages)


def rare_words(document_frequency: Mapping[str, int]) -> list[str]:
    """The words worth looking up, rarest first: together at most LOOKED_UP passages, but at least one word."""
    known = sorted((count, word) for word, count in document_frequency.items() if count)
    total = 0
    rare: list[str] = []
    for count, word in known:
        total += count
        if rare and total > LOOKED_UP:
            break
        rare.append(word)
    return rare


def _passage(part: Embedded, model: str) -> tuple[object, ...]:
    c = part.chunk
    return (c.document, c.position, c.title, c.content, c.category, c.content_hash, model, part.vector)


def _questions(part: Embedded, model: str) -> list[tuple[object, ...]]:
    chunk = part.chunk
    return [
        (chunk.document, chunk.position, place, one.text, one.answer, model, vector)
        for place, (one, vector) in enumerate(zip(chunk.known, part.questions, strict=True))
    ]


def _candidate(row: Mapping[str, Any]) -> Candidate:
    chunk = Chunk(row["document"], row["position"], row["title"], row["content"], row["category"], row["content_hash"])
    asked = tuple(NearQuestion(**one) for one in row["asked"])
    return Candidate(chunk, row["cosine"], row["counts"], row["length"], row["document_passages"], asked)
