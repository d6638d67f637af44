"""What the knowledge base needs from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from production.crm.knowledge.model import Chunk, SearchCandidates

Vector = NDArray[np.float32]
"""1536 numbers of length 1; shorter models are padded with zeros."""


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

    async def replace(self, document: str, changed: Iterable[tuple[Chunk, Vector]], *, length: int, model: str) -> None:
        """Write the changed passages and drop those at positions >= length, in one transaction."""
        ...

    async def documents(self) -> list[str]: ...

    async def remove(self, document: str) -> None: ...

    async def count_words(self) -> None:
        """Learn how rare each word is: once after changes, before the next search."""
        ...

    async def candidates(
        self, query: str, vector: Vector, *, limit: int, model: str, category: str | None
    ) -> SearchCandidates:
        """Union of the nearest passages of this model and those that hold the rarest words of the query."""
        ...
