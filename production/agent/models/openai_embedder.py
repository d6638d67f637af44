"""Vectors of OpenAI or of a compatible server."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from openai import APIConnectionError, APIStatusError, AsyncOpenAI

from production.agent.models.embedder import DIMENSIONS, padded
from production.crm.knowledge.ports import Vector
from production.schemas.errors import ConfigurationError, Unavailable

TEXTS_PER_REQUEST = 256
_PATIENCE_S = 30.0


class OpenAIEmbedder:
    """An OpenAI embedding model, or one of a compatible server; the client carries address and key."""

    name = "text-embedding-3-small"

    def __init__(self, client: AsyncOpenAI) -> None:
        self._client = client

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        """Vectors of DIMENSIONS numbers. Raises Unavailable when the server is away or refuses."""
        vectors: list[Vector] = []
        for start in range(0, len(texts), TEXTS_PER_REQUEST):
            vectors += await self._request(list(texts[start : start + TEXTS_PER_REQUEST]))
        return vectors

    async def _request(self, texts: list[str]) -> list[Vector]:
        try:
            answer = await self._client.embeddings.create(model=self.name, input=texts, timeout=_PATIENCE_S)
        except (APIConnectionError, APIStatusError) as error:
            raise Unavailable(f"The embedding model {self.name} is away ({type(error).__name__}).") from error
        rows = sorted(answer.data, key=lambda row: row.index)
        if rows and (size := len(rows[0].embedding)) > DIMENSIONS:
            raise ConfigurationError(f"{self.name} gives {size} dimensions; at most {DIMENSIONS} can be stored.")
        return [padded(np.array(row.embedding, dtype=np.float32)) for row in rows]
