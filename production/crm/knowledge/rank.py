"""Orders what a store found. Pure.

A passage scores by its cosine, by BM25 over the rarity of words in the whole collection, and by exact
terms. BM25 enters as the share of the highest value that any text could reach for this query: a share,
unlike min-max, stays small when nothing fits the words. `fte bench retrieval` measures the constants.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from production.crm.knowledge.model import Candidate, Passage, SearchCandidates

COSINE_WEIGHT = 1.0
TEXT_WEIGHT = 0.4
EXACT_BOOST = 0.3
"""For a passage that holds every exact term of the query: error codes, quoted words, file names."""
DOCUMENT_WEIGHTS = (0.6, 0.25, 0.15)
"""What the best passages of a document count for the document: a page that says more about it wins."""
ASKED_PASSAGES = 3
"""Passages that come into a search's answer for a known question: enough for the nearest and its rivals."""

BM25_K1 = 0.9
BM25_B = 0.4

_EXACT = re.compile(
    r"""["“]([^"”]{2,60})["”]                    # quoted words
    | \b((?=\w*[a-z])(?=[\w-]*\d)\w+(?:-\w+)*)\b  # codes: E-1103, v2
    | \b(\w+(?:[_./]\w+)+)\b                     # identifiers and addresses: next_cursor, app.example.com
    """,
    re.VERBOSE | re.IGNORECASE,
)


def best_passages(query: str, found: SearchCandidates) -> list[Passage]:
    """Every candidate, best first, with scores scaled to 0..1."""
    shares = _bm25_shares(found)
    exact = exact_terms(query)
    passages = [_passage(candidate, share, exact) for candidate, share in zip(found.candidates, shares, strict=True)]
    return sorted(passages, key=lambda hit: (-hit.score, hit.document, hit.chunk))


def with_asked(ranked: Sequence[Passage], limit: int) -> list[Passage]:
    """The first `limit`; up to ASKED_PASSAGES of them, at most half, are passages of the nearest known questions."""
    places = min(ASKED_PASSAGES, max(limit, 0) // 2)
    holding = (at for at, hit in enumerate(ranked) if hit.asked)
    asked = sorted(holding, key=lambda at: -ranked[at].asked[0].similarity)[:places]
    chosen = [*asked, *(at for at in range(len(ranked)) if at not in asked)][: max(limit, 0)]
    return [ranked[at] for at in sorted(chosen)]


def best_documents(query: str, found: SearchCandidates) -> list[Passage]:
    """The best passage of every document, in the order of the documents.

    A document scores by the weighted mean of its best passages; one that no candidate shows counts
    as the weakest candidate, so that a page of many passages does not win by a single lucky one.
    """
    passages = best_passages(query, found)
    document_passages = {candidate.chunk.document: candidate.document_passages for candidate in found.candidates}
    weakest = passages[-1].score if passages else 0.0
    grouped: dict[str, list[Passage]] = {}
    for passage in passages:
        grouped.setdefault(passage.document, []).append(passage)
    scored = [
        (_document_score([passage.score for passage in group], document_passages[document], weakest), group[0])
        for document, group in grouped.items()
    ]
    ordered = sorted(scored, key=lambda pair: (-pair[0], pair[1].document))
    return [_with_score(passage, score) for score, passage in ordered]


def _document_score(scores: Sequence[float], document_passages: int, weakest: float) -> float:
    weights = DOCUMENT_WEIGHTS[:document_passages]
    shown = [*scores[: len(weights)], *[weakest] * (len(weights) - len(scores))]
    return sum(weight * score for weight, score in zip(weights, shown, strict=True)) / sum(weights)


def _with_score(passage: Passage, score: float) -> Passage:
    return replace(passage, score=score)


def _passage(candidate: Candidate, share: float, exact: frozenset[str]) -> Passage:
    chunk = candidate.chunk
    total = COSINE_WEIGHT * max(candidate.cosine, 0.0) + TEXT_WEIGHT * share
    total += EXACT_BOOST * exact_share(exact, f"{chunk.title}\n{chunk.content}")
    score = total / (COSINE_WEIGHT + TEXT_WEIGHT + EXACT_BOOST)
    return Passage(chunk.document, chunk.title, chunk.position, chunk.content, score, candidate.cosine, candidate.asked)


def _bm25_shares(found: SearchCandidates) -> list[float]:
    """BM25 of each candidate over the highest that any text could reach: 0..1."""
    rarity = {
        word: _inverse_document_frequency(frequency, found.passages)
        for word, frequency in found.document_frequency.items()
    }
    reachable = sum(rarity.values()) * (BM25_K1 + 1)
    mean = max(sum(candidate.length for candidate in found.candidates) / max(len(found.candidates), 1), 1.0)
    return [
        _bm25(candidate.counts, rarity, candidate.length / mean) / reachable if reachable else 0.0
        for candidate in found.candidates
    ]


def _inverse_document_frequency(frequency: int, passages: int) -> float:
    return math.log(1 + (max(passages, frequency) - frequency + 0.5) / (frequency + 0.5))


def _bm25(counts: Mapping[str, int], rarity: Mapping[str, float], relative_length: float) -> float:
    damping = BM25_K1 * (1 - BM25_B + BM25_B * relative_length)
    return sum(rarity[word] * count * (BM25_K1 + 1) / (count + damping) for word, count in counts.items())


def exact_terms(query: str) -> frozenset[str]:
    """Terms that mean exactly themselves, lower-cased; at least two characters each."""
    found = (next(filter(None, match.groups())) for match in _EXACT.finditer(query))
    return frozenset(term.lower() for term in found if len(term) > 1)


def exact_share(terms: frozenset[str], text: str) -> float:
    """Share of exact terms that a text holds; 0 when there are none to look for."""
    if not terms:
        return 0.0
    lowered = text.lower()
    return sum(term in lowered for term in terms) / len(terms)
