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

    def __init__(self) -> None:
        self._model = MiniLm()
        self._cache: OrderedDict[str, Floats] = OrderedDict()
        self._core = asyncio.Lock()

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        """Unit vectors of DIMENSIONS numbers, in the order of the texts."""
        known = self.remembered(texts)
        known |= await self._compute([text for text in dict.fromkeys(texts) if text not in known])
        self.remember(known)
        return [padded(known[text]) for text in texts]

    async def _compute(self, texts: list[str]) -> dict[str, Floats]:
        """One after the other: together they would hardly be faster, and a query does not wait for a whole ingest."""
        vectors: dict[str, Floats] = {}
        for text in texts:
            async with self._core:  # two at once would only share the same cores
                vectors[text] = await asyncio.to_thread(self._model.encode, text)
            self.remember({text: vectors[text]})  # now: a turn that runs out of time must not waste what is done
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


def padded(vector: Floats) -> Vector:
    whole = np.zeros(DIMENSIONS, dtype=np.float32)  # a tenth of the time that np.pad takes
    whole[: vector.size] = vector
    return whole
