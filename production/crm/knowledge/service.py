"""The knowledge base: takes documents in, finds passages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from production.crm.knowledge.chunk import chunk
from production.crm.knowledge.follow_up import is_follow_up, with_conversation
from production.crm.knowledge.model import Chunk, Passage, SearchCandidates
from production.crm.knowledge.ports import ChunkStore, Embedded, Embedder
from production.crm.knowledge.rank import best_documents, best_passages, with_asked

MAX_CANDIDATES = 50
"""Passages that each search names before ranking, whatever the limit: enough for both to be heard."""

LEARNED_FOLDER = "learned/"
"""Where articles stand that people approved: no folder brings them, so no ingest takes them away."""

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did. Passages are counted, except `removed`, which counts documents."""

    documents: int
    passages: int
    embedded: int
    removed: int


class KnowledgeBase:
    """Satisfies `agent.ports.KnowledgeSearch`."""

    def __init__(self, embedder: Embedder, store: ChunkStore) -> None:
        self._embedder = embedder
        self._store = store

    async def ingest(
        self,
        documents: Iterable[tuple[str, str]],
        on_progress: Callable[[str], None] = lambda _: None,
    ) -> IngestReport:
        """Make the store hold exactly these (path, markdown) pairs, and LEARNED_FOLDER; embeds only what changed.

        `on_progress` is told each document that is done.
        """
        pairs = sorted(documents)
        passages = embedded = 0
        for document, text in pairs:
            chunks = chunk(document, text)
            passages += len(chunks)
            embedded += await self._update(document, chunks)
            on_progress(document)
        removed = await self._remove_all_but({document for document, _ in pairs})
        if embedded or removed:
            await self._store.count_words()
        return IngestReport(len(pairs), passages, embedded, removed)

    async def learn(self, document: str, text: str) -> None:
        """Hold this one as well, whatever else is there; a search finds it at once."""
        await self._update(document, chunk(document, text))
        await self._store.count_words()

    async def _update(self, document: str, chunks: list[Chunk]) -> int:
        model = self._embedder.name
        known = await self._store.hashes(document, model)
        changed = [part for part in chunks if known.get(part.position) != part.content_hash]
        if changed or len(known) != len(chunks):
            await self._store.replace(document, await self._embedded(changed), length=len(chunks), model=model)
        return len(changed)

    async def _embedded(self, chunks: Sequence[Chunk]) -> list[Embedded]:
        """With the vectors of passages and known questions, all computed at once."""
        questions = [known.text for part in chunks for known in part.known]
        texts = [*(_embedded_text(part) for part in chunks), *questions]
        vectors = iter(await self._embedder.embed(texts) if texts else [])
        passages = list(islice(vectors, len(chunks)))
        return [
            Embedded(part, vector, list(islice(vectors, len(part.known))))
            for part, vector in zip(chunks, passages, strict=True)
        ]

    async def _remove_all_but(self, documents: set[str]) -> int:
        held = await self._store.documents()
        vanished = [one for one in held if one not in documents and not one.startswith(LEARNED_FOLDER)]
        for document in vanished:
            await self._store.remove(document)
        return len(vanished)

    async def search(
        self, query: str, *, limit: int = 5, category: str | None = None, language: str | None = None
    ) -> list[Passage]:
        """Best passages first, at most `limit`, with those of the nearest known questions; none for a blank query.

        Documents in another `language` than the given take no place.
        """
        if not query.strip():
            return []
        found = await self._find(query, [query], max(MAX_CANDIDATES, limit), category, language)
        return with_asked(best_passages(query, found), limit)

    async def documents(
        self, query: str, *, limit: int = 10, category: str | None = None, conversation: Sequence[str] = ()
    ) -> list[Passage]:
        """The best passage of each document, best document first, at most `limit`; nothing for a blank query.

        `conversation` is what was said before, by anyone, oldest first. A question that leans on it is
        searched together with it; any other one counts half by itself.
        """
        if not query.strip():
            return []
        whole = with_conversation(query, conversation)
        wording, meanings = (whole, [whole]) if is_follow_up(query) else (query, [query, whole])
        return best_documents(query, await self._find(wording, meanings, max(MAX_CANDIDATES, limit), category))[:limit]

    async def _find(
        self, wording: str, meanings: list[str], pool: int, category: str | None, language: str | None = None
    ) -> SearchCandidates:
        """Candidates by words, and by the mean of the vectors of `meanings`."""
        vectors = await self._embedder.embed(meanings)
        vector = np.mean(vectors, axis=0)
        return await self._store.candidates(
            wording, vector, limit=pool, model=self._embedder.name, category=category, language=language
        )


def _embedded_text(part: Chunk) -> str:
    """What is embedded: the passage under its title; of links only their words."""
    return _LINK.sub(r"\1", f"{part.title}\n{part.content}")
