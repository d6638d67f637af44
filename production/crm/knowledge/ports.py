"""What the knowledge base needs from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from production.crm.knowledge.model import Chunk

Vector = Sequence[float]
"""1536 numbers of length 1; shorter models are padded with zeros."""


class Embedder(Protocol):
    """Turns texts into vectors."""

    name: str
    """Model name: passages embedded by another model are embedded again."""

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

    async def candidates(
        self, query: str, vector: Vector, *, limit: int, category: str | None
    ) -> Sequence[tuple[Chunk, float, float]]:
        """Union of the nearest passages and the best full-text matches: (chunk, cosine, text rank >= 0)."""
        ...
