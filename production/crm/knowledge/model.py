"""Knowledge: documents cut into passages, and what a search finds and returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """What customers ask, as a person wrote it into the document."""

    text: str
    answer: str | None
    """The line of the passage that answers it, as it stands there; None where no document does."""


@dataclass(frozen=True, slots=True)
class NearQuestion(KnownQuestion):
    """A known question that a search found."""

    similarity: float
    """Cosine similarity of query and question, -1..1."""


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
    """SHA-256 in hex of title, content and known questions: unchanged passages are not embedded again."""
    known: tuple[KnownQuestion, ...] = ()
    """What customers ask about it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that the store considers, with what ranking needs to know about it."""

    chunk: Chunk
    cosine: float
    """Similarity of query and passage, -1..1."""
    counts: Mapping[str, int]
    """How often each word of the query stands in title and text; words as the store forms them."""
    length: int
    """Different words in title and text."""
    document_passages: int
    """Passages of its document, itself included."""
    asked: tuple[NearQuestion, ...] = ()
    """Those of its known questions that are among the nearest of all, nearest first."""


@dataclass(frozen=True, slots=True)
class SearchCandidates:
    """What a store found for a query: candidates in no order, and how rare the query's words are."""

    candidates: Sequence[Candidate]
    document_frequency: Mapping[str, int]
    """Word of the query -> passages of the whole collection that hold it; 0 where none does."""
    passages: int
    """Passages of the whole collection."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One hit of a search, best first."""

    document: str
    title: str
    chunk: int
    content: str
    score: float
    """Fused score 0..1. A low one of the best hit is the best sign that nothing answers the question."""
    similarity: float
    """Cosine similarity of query and passage, -1..1: comparable between queries."""
    asked: tuple[NearQuestion, ...] = ()
    """Those of its known questions that are among the nearest of all, nearest first."""

    @property
    def name(self) -> str:
        """What it is cited by."""
        return f"{self.document}#{self.chunk}"
