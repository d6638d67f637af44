"""A knowledge store in memory: exact cosine and BM25, for tests without a database."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from production.crm.knowledge.model import Chunk
from production.crm.knowledge.ports import Vector
from production.crm.knowledge.words import FUNCTION_WORDS, stem, words

K1 = 1.2
B = 0.75


def _bag(text: str) -> Counter[str]:
    return Counter(stem(word) for word in words(text) if word not in FUNCTION_WORDS)


class MemoryChunkStore:
    """Satisfies `crm.knowledge.ports.ChunkStore`."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, int], tuple[Chunk, Vector, str, Counter[str]]] = {}

    async def hashes(self, document: str, model: str) -> Mapping[int, str]:
        return {
            place: chunk.content_hash
            for (name, place), (chunk, _, embedded_by, _) in self._rows.items()
            if (name, embedded_by) == (document, model)
        }

    async def replace(self, document: str, changed: Iterable[tuple[Chunk, Vector]], *, length: int, model: str) -> None:
        for chunk, vector in changed:
            bag = _bag(f"{chunk.title} {chunk.content}")
            self._rows[document, chunk.position] = (chunk, vector, model, bag)
        for key in [key for key in self._rows if key[0] == document and key[1] >= length]:
            del self._rows[key]

    async def documents(self) -> list[str]:
        return sorted({document for document, _ in self._rows})

    async def remove(self, document: str) -> None:
        for key in [key for key in self._rows if key[0] == document]:
            del self._rows[key]

    async def candidates(
        self, query: str, vector: Vector, *, limit: int, category: str | None
    ) -> Sequence[tuple[Chunk, float, float]]:
        rows = [row for row in self._rows.values() if category is None or row[0].category == category]
        if not rows:
            return []
        cosines = np.array([row[1] for row in rows]) @ np.array(vector)
        ranks = self._bm25(_bag(query), [row[3] for row in rows])
        chosen = {*np.argsort(-cosines)[:limit].tolist(), *np.argsort(-ranks)[:limit].tolist()}
        return [(rows[index][0], float(cosines[index]), float(ranks[index])) for index in sorted(chosen)]

    def _bm25(self, query: Counter[str], bags: list[Counter[str]]) -> np.ndarray:
        lengths = np.array([sum(bag.values()) for bag in bags])
        mean = max(lengths.mean(), 1.0)
        total = np.zeros(len(bags))
        for term in query:
            found = np.array([bag[term] for bag in bags])
            holders = int((found > 0).sum())
            rarity = math.log(1 + (len(bags) - holders + 0.5) / (holders + 0.5))
            total += rarity * found * (K1 + 1) / (found + K1 * (1 - B + B * lengths / mean))
        return total
