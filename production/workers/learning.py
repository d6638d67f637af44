"""Chores of the scheduler that let the system learn: what it could not answer, and what people answered instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from production.agent.guardrails.screening import steers
from production.crm.knowledge.ports import Embedder, Vector
from production.crm.knowledge.suggest import Article, Solved, as_markdown, compose

_BATCH = 100


class Unnoted(Protocol):
    """Questions without an answer."""

    async def unnoted(self, model: str, limit: int) -> list[tuple[UUID, datetime, str]]: ...

    async def note(self, model: str, questions: Sequence[tuple[UUID, datetime, Vector]]) -> None: ...


class Solutions(Protocol):
    """Tickets that people solved where the knowledge base could not."""

    async def unsuggested(self, limit: int) -> Sequence[Solved]: ...

    async def suggest(self, solved: Solved, article: Article) -> None: ...


class Approved(Protocol):
    """Articles that people approved."""

    async def unpublished(self, model: str, limit: int) -> Sequence[tuple[str, str, str]]: ...


class Library(Protocol):
    """Takes articles in."""

    async def learn(self, document: str, text: str) -> None: ...


async def note_unanswered(questions: Unnoted, embedder: Embedder) -> None:
    """Embed the questions that went to a person for want of knowledge since the last time."""
    while batch := await questions.unnoted(embedder.name, _BATCH):
        vectors = await embedder.embed([text for _, _, text in batch])
        noted = [(id_, asked_at, vector) for (id_, asked_at, _), vector in zip(batch, vectors, strict=True)]
        await questions.note(embedder.name, noted)


async def suggest_articles(solutions: Solutions) -> None:
    """Compose an article from each ticket that a person has solved since the last time, for staff to judge."""
    for solved in await solutions.unsuggested(_BATCH):
        await solutions.suggest(solved, compose(solved, steers))


async def publish_approved(approved: Approved, library: Library, model: str) -> None:
    """Bring approved articles into the knowledge base, where the next search finds them.

    Here and not in the request that approves them: embedding needs a model, and the api has none, so that its answers
    never wait for one. An article counts as published once the knowledge base holds it under the embedding model in
    use. So what a crash interrupted is done again, and so is everything after a change of the model.
    """
    for document, title, body in await approved.unpublished(model, _BATCH):
        await library.learn(document, as_markdown(title, body))
