"""Orders what the two searches of the store found. Pure.

The store's text rank only decides who is a candidate: Postgres has no notion of rare words. The order
comes from the cosine plus the share of the query's weight that a passage covers by BM25, with rarity
measured over the candidates. A share, unlike min-max, stays small when nothing fits the words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from production.crm.knowledge.model import Chunk, Passage
from production.crm.knowledge.words import FUNCTION_WORDS, stem, words

COSINE_WEIGHT = 1.0
TEXT_WEIGHT = 0.3
EXACT_BOOST = 0.3
"""For a passage that holds every exact term of the query: error codes, quoted words, file names."""
TITLE_COUNT = 2
"""How often the innermost heading counts as if it stood in the text."""

SATURATION = 1.2
LENGTH_EFFECT = 0.75

_EXACT = re.compile(
    r"""["“]([^"”]{2,60})["”]                    # quoted words
    | \b((?=\w*[a-z])(?=[\w-]*\d)\w+(?:-\w+)*)\b  # codes: E-1103, v2
    | \b(\w+(?:[_./]\w+)+)\b                     # identifiers and addresses: next_cursor, app.example.com
    """,
    re.VERBOSE | re.IGNORECASE,
)

Candidate = tuple[Chunk, float, float]
"""A passage with its cosine similarity (-1..1) and the store's text rank (>= 0)."""


def fuse(query: str, candidates: Sequence[Candidate], *, limit: int) -> list[Passage]:
    """Best passages first, with scores scaled to 0..1."""
    shares = _covered(_bag(query), [_bag(_weighted_text(chunk)) for chunk, _, _ in candidates])
    exact = exact_terms(query)
    passages = [
        Passage(
            document=chunk.document,
            title=chunk.title,
            chunk=chunk.position,
            content=chunk.content,
            score=_score(cosine, share, exact_share(exact, f"{chunk.title}\n{chunk.content}")),
            similarity=cosine,
        )
        for (chunk, cosine, _), share in zip(candidates, shares, strict=True)
    ]
    return sorted(passages, key=lambda hit: (-hit.score, hit.document, hit.chunk))[:limit]


def _score(cosine: float, share: float, exact: float) -> float:
    total = COSINE_WEIGHT * max(cosine, 0.0) + TEXT_WEIGHT * share + EXACT_BOOST * exact
    return total / (COSINE_WEIGHT + TEXT_WEIGHT + EXACT_BOOST)


def _covered(query: Mapping[str, int], bags: list[Mapping[str, int]]) -> list[float]:
    """BM25 of each bag over the highest BM25 that any text could reach for this query: 0..1."""
    lengths = [sum(bag.values()) for bag in bags]
    mean = max(sum(lengths) / max(len(lengths), 1), 1.0)
    rarity = {term: _rarity(sum(term in bag for bag in bags), len(bags)) for term in query}
    reachable = sum(rarity.values()) * (SATURATION + 1)
    return [
        sum(rarity[term] * _saturated(bag.get(term, 0), length / mean) for term in query) / reachable if query else 0.0
        for bag, length in zip(bags, lengths, strict=True)
    ]


def _rarity(holders: int, total: int) -> float:
    return math.log(1 + (total - holders + 0.5) / (holders + 0.5))


def _saturated(count: int, relative_length: float) -> float:
    damping = SATURATION * (1 - LENGTH_EFFECT + LENGTH_EFFECT * relative_length)
    return count * (SATURATION + 1) / (count + damping)


def _weighted_text(chunk: Chunk) -> str:
    leaf = chunk.title.rpartition(" > ")[2]
    return "\n".join([chunk.title, *[leaf] * (TITLE_COUNT - 1), chunk.content])


@lru_cache(maxsize=10_000)
def _bag(text: str) -> Mapping[str, int]:
    return Counter(stem(word) for word in words(text) if word not in FUNCTION_WORDS)


def exact_terms(query: str) -> frozenset[str]:
    """Terms that mean exactly themselves, lower-cased; at least two characters each."""
    found = (next(filter(None, match.groups())) for match in _EXACT.finditer(query))
    return frozenset(term.lower() for term in found if len(term) > 1)


def exact_share(terms: frozenset[str], text: str) -> float:
    """Share of exact terms that a text holds; 0 when there are none to look for."""
    lowered = text.lower()
    return sum(term in lowered for term in terms) / len(terms) if terms else 0.0
