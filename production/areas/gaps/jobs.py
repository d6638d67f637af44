"""Embeds the questions that could not be answered."""

from __future__ import annotations

from functools import partial

from production.areas import Resources
from production.areas.gaps.store import GapStore
from production.crm.knowledge.ports import Embedder
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job

_BATCH = 100


def jobs(resources: Resources) -> list[Job]:
    embed = partial(embed_unanswered, GapStore(resources.database, EVERYTHING), resources.embedder)
    return [Job("note unanswered questions", 60.0, embed)]


async def embed_unanswered(gaps: GapStore, embedder: Embedder) -> None:
    """Embed the questions that went to a person for want of knowledge since the last time."""
    while batch := await gaps.unembedded(embedder.name, _BATCH):
        vectors = await embedder.embed([text for _, _, text in batch])
        embedded = [(id_, asked_at, vector) for (id_, asked_at, _), vector in zip(batch, vectors, strict=True)]
        await gaps.save_embeddings(embedder.name, embedded)
