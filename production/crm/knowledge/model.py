"""Knowledge: documents cut into passages, and what a search returns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chunk:
    """One passage of a document, cut at headings."""

    document: str
    """Path below the ingested folder, with forward slashes."""
    position: int
    """0-based place in the document."""
    title: str
    """Headings that lead here, joined by ` > `."""
    content: str
    category: str
    content_hash: str
    """SHA-256 in hex of title and content: unchanged passages are not embedded again."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One hit of a search, best first."""

    document: str
    title: str
    chunk: int
    content: str
    score: float
    """Fused rank score 0..1: comparable within one result list only."""
    similarity: float
    """Cosine similarity of query and passage, -1..1: comparable between queries."""
