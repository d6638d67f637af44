"""Vectors of texts that every worker needs, kept so that one of them computes each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from production.database.named_queries import load
from production.database.pool import Database

_SQL = load("vectors")
_FLOAT = np.dtype("<f4")

Floats = NDArray[np.float32]


class VectorStore:
    """Every method raises `Unavailable` when Postgres cannot be reached."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self, model: str, texts: Sequence[str]) -> dict[str, Floats]:
        """Text -> vector, for those of the texts that somebody has kept."""
        digests = {_digest(text): text for text in texts}
        rows = await self._database.fetch(_SQL["known"], model, list(digests))
        return {digests[row["digest"]]: np.frombuffer(row["vector"], _FLOAT) for row in rows}

    async def keep(self, model: str, vectors: Mapping[str, Floats]) -> None:
        """What is known stays as it is."""
        digests = [_digest(text) for text in vectors]
        raw = [vector.astype(_FLOAT).tobytes() for vector in vectors.values()]
        await self._database.execute(_SQL["keep"], model, digests, raw)

    async def forget_others(self, model: str, texts: Sequence[str]) -> None:
        """Let go of what is none of these texts any more."""
        await self._database.execute(_SQL["forget_others"], model, [_digest(text) for text in texts])


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
