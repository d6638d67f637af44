"""A knowledge base as arrays: the search of `queries/knowledge.sql`, exact. Pure."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from production.crm.knowledge.languages import language_of_document
from production.crm.knowledge.model import Candidate, Chunk, NearQuestion, SearchCandidates
from production.crm.knowledge.ports import Vector
from production.database.knowledge import NEAR_QUESTIONS, rare_words

Floats = NDArray[np.float32]
Place = tuple[str, int]
"""Document and position of a passage."""


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage as it is stored."""

    chunk: Chunk
    model: str
    words: Mapping[str, int]
    """How often each word stands in it."""
    vector: Vector
    """Without the zeros that pad those of small models."""


@dataclass(frozen=True, slots=True)
class IndexedQuestion:
    """A known question as it is stored."""

    place: Place
    text: str
    answer: str | None
    model: str
    vector: Vector
    """As of passages."""


class KnowledgeIndex:
    """What a search needs of all passages and known questions."""

    def __init__(self, passages: Sequence[IndexedPassage], questions: Sequence[IndexedQuestion]) -> None:
        """`passages` in the order in which equal ones are preferred."""
        self._passages = [(each.chunk, each.words) for each in passages]
        self._vectors = _Vectors([each.vector for each in passages], [each.model for each in passages])
        self._categories = np.array([each.chunk.category for each in passages], dtype=object)
        self._languages = _languages(each.chunk.document for each in passages)
        self._rows = {(each.chunk.document, each.chunk.position): row for row, each in enumerate(passages)}
        self._siblings = {each.chunk.document: each.chunk.position + 1 for each in sorted(passages, key=_position)}
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for row, each in enumerate(passages):
            for word in each.words:
                self._holders[word].append(row)
        self._questions = [(each.place, each.text, each.answer) for each in questions]
        self._asked = _Vectors([each.vector for each in questions], [each.model for each in questions])
        self._asked_in = _languages(each.place[0] for each in questions)

    def candidates(
        self,
        words: Iterable[str],
        vector: Vector,
        *,
        limit: int,
        model: str,
        category: str | None,
        language: str | None,
    ) -> SearchCandidates:
        """As `ChunkStore.candidates`; `words` are those of the query in the form of the index."""
        cosines = _only(category, self._categories, self._vectors.cosines(vector, model))
        cosines = _only(language, self._languages, cosines)
        frequency = {word: len(self._holders.get(word, ())) for word in words}
        asked = self._near_questions(_only(language, self._asked_in, self._asked.cosines(vector, model)))
        chosen = {*_highest(cosines, limit), *self._matching(frequency, cosines, limit)}
        chosen |= {row for row in map(self._rows.__getitem__, asked) if cosines[row] > -np.inf}
        found = [self._candidate(row, float(cosines[row]), frequency, asked) for row in sorted(chosen)]
        return SearchCandidates(found, frequency, len(self._passages) if frequency else 0)

    def _matching(self, frequency: Mapping[str, int], cosines: Floats, limit: int) -> list[int]:
        """The passages that hold most of the rare words."""
        weights: defaultdict[int, float] = defaultdict(float)
        for word in rare_words(frequency):
            for row in self._holders[word]:
                if cosines[row] > -np.inf:
                    weights[row] += math.log(1 + len(self._passages) / frequency[word])
        return sorted(weights, key=lambda row: (-weights[row], row))[:limit]

    def _near_questions(self, similarity: Floats) -> Mapping[Place, Sequence[NearQuestion]]:
        near: defaultdict[Place, list[NearQuestion]] = defaultdict(list)
        for row in _highest(similarity, NEAR_QUESTIONS):
            place, text, answer = self._questions[row]
            near[place].append(NearQuestion(text, answer, float(similarity[row])))
        return near

    def _candidate(
        self, row: int, cosine: float, frequency: Mapping[str, int], asked: Mapping[Place, Sequence[NearQuestion]]
    ) -> Candidate:
        chunk, words = self._passages[row]
        counts = {word: words[word] for word in frequency if word in words}
        near = tuple(asked.get((chunk.document, chunk.position), ()))
        return Candidate(chunk, cosine, counts, len(words), self._siblings[chunk.document], near)


class _Vectors:
    """Rows of unit length, as wide as the longest."""

    def __init__(self, vectors: Sequence[Vector], models: Sequence[str]) -> None:
        rows = np.zeros((len(vectors), max(map(len, vectors), default=0)), np.float32)
        for row, vector in zip(rows, vectors, strict=True):
            row[: len(vector)] = vector
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        self._rows = rows / np.where(lengths > 0, lengths, 1)
        self._models = np.array(models, dtype=object)

    def cosines(self, vector: Vector, model: str) -> Floats:
        """(rows,); minus infinity for those of other models."""
        asked = np.asarray(vector, np.float32)
        cosines = self._rows @ asked[: self._rows.shape[1]] / max(float(np.linalg.norm(asked)), 1e-12)
        return np.where(self._models == model, cosines, -np.inf)


def _languages(documents: Iterable[str]) -> NDArray[np.object_]:
    return np.array([language_of_document(each) for each in documents], dtype=object)


def _only(wanted: str | None, labels: NDArray[np.object_], scores: Floats) -> Floats:
    """Minus infinity for what is labelled otherwise; all where nothing is wanted."""
    return scores if wanted is None else np.where(labels == wanted, scores, -np.inf)


def _highest(scores: Floats, limit: int) -> list[int]:
    """Rows with the highest finite scores, highest first."""
    rows = np.argpartition(scores, -limit)[-limit:] if len(scores) > limit else np.arange(len(scores))
    return [int(row) for row in rows[np.argsort(-scores[rows], kind="stable")] if scores[row] > -np.inf]


def _position(passage: IndexedPassage) -> int:
    return passage.chunk.position
