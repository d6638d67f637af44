"""Two embedders behind one port: the built-in one, and OpenAI or a compatible server."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from openai import APIConnectionError, APIStatusError, AsyncOpenAI

from production.agent.models.minilm import Floats, MiniLm, model_folder
from production.crm.knowledge.ports import Vector
from production.schemas.errors import ConfigurationError, Unavailable

DIMENSIONS = 1536
"""What the knowledge base stores. Shorter vectors are padded with zeros, which keeps the cosine."""
CACHE_SIZE = 8192
"""Vectors kept for texts seen before: queries, and sentences of passages (12 MB when full)."""
BATCH_TOKENS = 512
"""A batch is long enough to be efficient and lets a waiting query in after some 200 ms of ingest."""
TEXTS_PER_REQUEST = 256


class MiniLmEmbedder:
    """all-MiniLM-L6-v2 from the installed wheel: no key, no network, about 8 ms a query."""

    name = "all-MiniLM-L6-v2"

    def __init__(self) -> None:
        self._model = MiniLm(model_folder())
        self._cache: OrderedDict[str, Floats] = OrderedDict()
        self._cores = asyncio.Lock()

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        """Unit vectors of DIMENSIONS numbers, in the order of the texts."""
        known = self.remembered(texts)
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            known |= await self._compute(missing)
        self.remember(known)
        return [_padded(known[text]) for text in texts]

    async def _compute(self, texts: list[str]) -> dict[str, Floats]:
        ids = self._model.tokens(texts)
        vectors: dict[str, Floats] = {}
        for batch in _batches([len(row) for row in ids]):
            async with self._cores:  # two batches at once would only share the same cores
                encoded = await asyncio.to_thread(self._model.encode, [ids[index] for index in batch])
            computed = {texts[index]: vector for index, vector in zip(batch, encoded, strict=True)}
            self.remember(computed)  # now: a turn that runs out of time must not waste what is done
            vectors |= computed
        return vectors

    def remembered(self, texts: Iterable[str]) -> dict[str, Floats]:
        """Text -> its vector as the model made it, for those of the texts that were seen lately."""
        return {text: self._cache[text] for text in texts if text in self._cache}

    def remember(self, vectors: Mapping[str, Floats]) -> None:
        """Vectors of this model need not be computed again."""
        self._cache.update(vectors)
        for text in vectors:
            self._cache.move_to_end(text)
        while len(self._cache) > CACHE_SIZE:
            self._cache.popitem(last=False)


def _batches(lengths: list[int]) -> list[list[int]]:
    """Indices grouped by similar length, at most BATCH_TOKENS padded tokens a group."""
    batches: list[list[int]] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batches and (len(batches[-1]) + 1) * lengths[index] <= BATCH_TOKENS:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches


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
            answer = await self._client.embeddings.create(model=self.name, input=texts)
        except (APIConnectionError, APIStatusError) as error:
            raise Unavailable(f"The embedding model {self.name} is away ({type(error).__name__}).") from error
        rows = sorted(answer.data, key=lambda row: row.index)
        if rows and (size := len(rows[0].embedding)) > DIMENSIONS:
            raise ConfigurationError(f"{self.name} gives {size} dimensions; at most {DIMENSIONS} can be stored.")
        return [_padded(np.array(row.embedding, dtype=np.float32)) for row in rows]


def _padded(vector: Floats) -> Vector:
    return np.pad(vector, (0, DIMENSIONS - vector.size))
