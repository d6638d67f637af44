"""A chore of the scheduler: notes what the knowledge base could not answer, for people to fill the gap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from production.crm.knowledge.ports import Embedder, Vector

_BATCH = 100


class Unnoted(Protocol):
    """Questions without an answer."""

    async def unnoted(self, model: str, limit: int) -> list[tuple[UUID, datetime, str]]: ...

    async def note(self, model: str, questions: Sequence[tuple[UUID, datetime, Vector]]) -> None: ...


async def note_unanswered(questions: Unnoted, embedder: Embedder) -> None:
    """Embed the questions that went to a person for want of knowledge since the last time."""
    while batch := await questions.unnoted(embedder.name, _BATCH):
        vectors = await embedder.embed([text for _, _, text in batch])
        noted = [(id_, asked_at, vector) for (id_, asked_at, _), vector in zip(batch, vectors, strict=True)]
        await questions.note(embedder.name, noted)
