"""A knowledge store in memory: exact cosine and all words, for tests without a database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from production.crm.knowledge.languages import language_of_document
from production.crm.knowledge.model import Candidate, Chunk, NearQuestion, SearchCandidates
from production.crm.knowledge.ports import Embedded, Vector
from production.database.knowledge import NEAR_QUESTIONS
from production.text.words import FUNCTION_WORDS, stem, words


def _bag(text: str) -> Counter[str]:
    return Counter(stem(word) for word in words(text) if word not in FUNCTION_WORDS)


class MemoryChunkStore:
    """Satisfies `crm.knowledge.ports.ChunkStore`."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, int], tuple[Chunk, Vector, str, Counter[str]]] = {}
        self._questions: dict[tuple[str, int], Sequence[Vector]] = {}

    async def hashes(self, document: str, model: str) -> Mapping[int, str]:
        return {
            place: chunk.content_hash
            for (name, place), (chunk, _, embedded_by, _) in self._rows.items()
            if (name, embedded_by) == (document, model)
        }

    async def replace(self, document: str, changed: Iterable[Embedded], *, length: int, model: str) -> None:
        for part in changed:
            chunk = part.chunk
            bag = _bag(f"{chunk.title} {chunk.content}")
            self._rows[document, chunk.position] = (chunk, part.vector, model, bag)
            self._questions[document, chunk.position] = part.questions
        for key in [key for key in self._rows if key[0] == document and key[1] >= length]:
            del self._rows[key]

    async def documents(self) -> list[str]:
        return sorted({document for document, _ in self._rows})

    async def remove(self, document: str) -> None:
        for key in [key for key in self._rows if key[0] == document]:
            del self._rows[key]

    async def count_words(self) -> None:
        """Words are counted at every search."""

    async def candidates(
        self, query: str, vector: Vector, *, limit: int, model: str, category: str | None, language: str | None = None
    ) -> SearchCandidates:
        wanted = _bag(query)
        bags = [bag for *_, bag in self._rows.values()]
        document_frequency = {word: sum(word in bag for bag in bags) for word in wanted}
        rows = [
            row
            for row in self._rows.values()
            if row[2] == model
            and category in (None, row[0].category)
            and language in (None, language_of_document(row[0].document))
        ]
        near = sorted(rows, key=lambda row: -float(np.dot(row[1], vector)))[:limit]
        matching = sorted(
            rows, key=lambda row: -sum(1 / document_frequency[word] for word in wanted if word in row[3])
        )[:limit]
        asked = self._asked(rows, vector)
        known = [row for row in rows if (row[0].document, row[0].position) in asked]
        chosen = {(row[0].document, row[0].position): row for row in [*near, *matching, *known]}
        sizes = Counter(document for document, _ in self._rows)
        return SearchCandidates(
            [
                Candidate(
                    chunk,
                    float(np.dot(embedded, vector)),
                    {word: bag[word] for word in wanted if word in bag},
                    len(bag),
                    sizes[chunk.document],
                    tuple(asked.get((chunk.document, chunk.position), ())),
                )
                for chunk, embedded, _, bag in chosen.values()
            ],
            document_frequency,
            len(bags),
        )

    def _asked(
        self, rows: Sequence[tuple[Chunk, Vector, str, Counter[str]]], vector: Vector
    ) -> dict[tuple[str, int], list[NearQuestion]]:
        near = [
            ((chunk.document, chunk.position), NearQuestion(known.text, known.answer, float(np.dot(embedded, vector))))
            for chunk, *_ in rows
            for known, embedded in zip(chunk.known, self._questions[chunk.document, chunk.position], strict=True)
        ]
        asked: dict[tuple[str, int], list[NearQuestion]] = {}
        for key, question in sorted(near, key=lambda pair: -pair[1].similarity)[:NEAR_QUESTIONS]:
            asked.setdefault(key, []).append(question)
        return asked
