"""What the knowledge base needs from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from production.crm.knowledge.model import Chunk, SearchCandidates

Vector = NDArray[np.float32]
"""1536 numbers of length 1; shorter models are padded with zeros."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A passage ready to be kept."""

    chunk: Chunk
    vector: Vector
    questions: Sequence[Vector]
    """One for each of its known questions, in order."""


class Embedder(Protocol):
    """Turns texts into vectors."""

    name: str
    """Model name: passages embedded by another model are embedded again, and not found until then."""

    async def embed(self, texts: Sequence[str]) -> list[Vector]: ...


class ChunkStore(Protocol):
    """Keeps passages with their vectors."""

    async def hashes(self, document: str, model: str) -> Mapping[int, str]:
        """Position -> content hash of what is stored for a document under this embedding model."""
        ...

    async def replace(self, document: str, changed: Iterable[Embedded], *, length: int, model: str) -> None:
        """Write the changed passages with their questions and drop those at positions >= length, in one transaction."""
        ...

    async def documents(self) -> list[str]: ...

    async def remove(self, document: str) -> None: ...

    async def count_words(self) -> None:
        """Learn how rare each word is: once after changes, before the next search."""
        ...

    async def candidates(
        self, query: str, vector: Vector, *, limit: int, model: str, category: str | None, language: str | None = None
    ) -> SearchCandidates:
        """The nearest passages of this model, those that hold the rarest words of the query, and those of the nearest
        known questions. Those of another category or language take no place; words are counted in all.
        """
        ...
