"""A worker that starts learns what the built-in agent will need, before a customer waits for it."""

from __future__ import annotations

from typing import Protocol

from production.agent.models.embedder import MiniLmEmbedder
from production.agent.offline.scoring import embedded_texts
from production.crm.knowledge.model import Passage
from production.database.vectors import VectorStore

_PASSAGES = 500
_AT_ONCE = 32
"""Texts that are computed before they are kept: another worker, or this one's next start, has them from then on."""


class Passages(Protocol):
    """The knowledge base."""

    async def newest(self, limit: int) -> list[Passage]: ...


async def warm_up(passages: Passages, vectors: VectorStore, embedder: MiniLmEmbedder) -> None:
    """Let the embedder know the sentences of the newest passages, each computed by one worker only.

    Raises:
        Unavailable: Postgres cannot be reached.
    """
    texts = embedded_texts(await passages.newest(_PASSAGES))
    embedder.remember(await vectors.known(embedder.name, texts))
    remembered = embedder.remembered(texts)
    missing = [text for text in texts if text not in remembered]
    for start in range(0, len(missing), _AT_ONCE):
        some = missing[start : start + _AT_ONCE]
        await embedder.embed(some)
        await vectors.keep(embedder.name, embedder.remembered(some))
    await vectors.forget_others(embedder.name, texts)
