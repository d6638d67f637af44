"""The two peers that the fused search has to beat: BM25 alone and the embedder alone, over the same passages."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from production.crm.knowledge.model import Chunk
from production.crm.knowledge.ports import Embedder
from production.text.words import FUNCTION_WORDS, stem, words

K1 = 1.2
B = 0.75

Floats = NDArray[np.floating]
Bag = Mapping[str, int]


def plain(text: str) -> Bag:
    """Every word as written, the textbook's way."""
    return Counter(re.findall(r"[a-z0-9]+", text.lower()))


def stemmed(text: str) -> Bag:
    """Stems of content words."""
    return Counter(stem(word) for word in words(text) if word not in FUNCTION_WORDS)


def by_bm25(chunks: Sequence[Chunk], queries: Sequence[str], bag: Callable[[str], Bag]) -> Floats:
    """(queries, passages) BM25 with the usual constants."""
    bags = [bag(f"{chunk.title}\n{chunk.content}") for chunk in chunks]
    lengths = np.array([sum(one.values()) for one in bags], dtype=np.float64)
    damping = K1 * (1 - B + B * lengths / lengths.mean())
    rows = []
    for query in queries:
        row = np.zeros(len(bags))
        for word in bag(query):
            counts = np.array([one.get(word, 0) for one in bags])
            frequency = int((counts > 0).sum())
            rarity = math.log(1 + (len(bags) - frequency + 0.5) / (frequency + 0.5))
            row += rarity * counts * (K1 + 1) / (counts + damping)
        rows.append(row)
    return np.array(rows)


async def by_embedder(chunks: Sequence[Chunk], queries: Sequence[str], embedder: Embedder) -> Floats:
    """(queries, passages) cosine; passages are embedded under their titles."""
    passages = np.array(await embedder.embed([f"{chunk.title}\n{chunk.content}" for chunk in chunks]))
    scores: Floats = np.array(await embedder.embed(list(queries))) @ passages.T
    return scores


def documents_by_score(chunks: Sequence[Chunk], scores: Floats) -> list[str]:
    """Documents in the order of their best passage. scores: (passages,)."""
    order = np.argsort(-scores, kind="stable")
    return list(dict.fromkeys(chunks[place].document for place in order))
