"""The built-in embedder, with what it has computed lately."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from production.agent.models.minilm import Floats, MiniLm
from production.crm.knowledge.ports import Vector

DIMENSIONS = 1536
"""What the knowledge base stores. Shorter vectors are padded with zeros, which keeps the cosine."""
CACHE_SIZE = 8192
"""Vectors kept for texts seen before: queries, and sentences of passages (12 MB when full)."""


class MiniLmEmbedder:
    """all-MiniLM-L6-v2 from the installed wheel: no key, no network, a few milliseconds a query."""

    name = "all-MiniLM-L6-v2"

    def __init__(self, cores: int = 1) -> None:
        """`cores` are the texts that are computed at the same time: one where others work beside it."""
        self._model = MiniLm()
        self._cache: OrderedDict[str, Floats] = OrderedDict()
        self._cores = cores
        self._free = asyncio.Semaphore(cores)

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        """Unit vectors of DIMENSIONS numbers, in the order of the texts."""
        known = self.remembered(texts)
        known |= await self._compute([text for text in dict.fromkeys(texts) if text not in known])
        self.remember(known)
        return [padded(known[text]) for text in texts]

    async def _compute(self, texts: list[str]) -> dict[str, Floats]:
        """A few at once, so that a query does not wait for a whole ingest."""
        vectors: dict[str, Floats] = {}
        for start in range(0, len(texts), self._cores):
            some = texts[start : start + self._cores]
            vectors |= zip(some, await asyncio.gather(*map(self._encode, some)), strict=True)
        return vectors

    async def _encode(self, text: str) -> Floats:
        async with self._free:
            vector = await asyncio.to_thread(self._model.encode, text)
        self.remember({text: vector})  # now: a turn that runs out of time must not waste what is done
        return vector

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


def padded(vector: Floats) -> Vector:
    whole = np.zeros(DIMENSIONS, dtype=np.float32)  # a tenth of the time that np.pad takes
    whole[: vector.size] = vector
    return whole
