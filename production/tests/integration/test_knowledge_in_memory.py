"""A knowledge base that a worker holds in memory finds what Postgres finds, in every state that it may be in."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest

from production.crm.knowledge.model import Candidate, SearchCandidates
from production.crm.knowledge.ports import Vector
from production.crm.knowledge.service import KnowledgeBase
from production.database import knowledge_in_memory
from production.database.knowledge import KnowledgeStore
from production.database.knowledge_in_memory import KnowledgeInMemory
from production.database.pool import Database
from production.tests.support.knowledge import DIMENSIONS, WordEmbedder

WORDS = ["export", "select", "cobalt", "invoice", "format", "member", "invite", "button", "refund", "limit"]


class NoTwoAlike(WordEmbedder):
    """No two texts are equally near, so that a limit cuts in one place only."""

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        vectors = await super().embed(texts)
        return [vector + _noise(text) for text, vector in zip(texts, vectors, strict=True)]


def _noise(text: str) -> Vector:
    return np.random.default_rng(list(text.encode())).normal(0, 0.01, DIMENSIONS).astype(np.float32)


def _documents(seed: int) -> list[tuple[str, str]]:
    """With known questions; some of a category, some in German."""
    chance = random.Random(seed)

    def some() -> str:
        return " ".join(chance.choices(WORDS, k=6))

    return [
        (
            f"{at}.md" if at % 3 else f"{at}.de.md",
            f"---\ncategory: {chance.choice(['billing', 'general'])}\n---\n# {some()}\n\n{some()}.\n\n"
            f"## {some()}\n\n{some()}.\n<!-- asked\n{at} {some()}\n{some()} {at}\n-->\n",
        )
        for at in range(40)
    ]


async def _found(
    store: KnowledgeStore, query: str, category: str | None, model: str, language: str | None = None
) -> SearchCandidates:
    [vector] = await NoTwoAlike().embed([query])
    return await store.candidates(query, vector, limit=9, model=model, category=category, language=language)


def _by_place(found: SearchCandidates) -> Sequence[Candidate]:
    return sorted(found.candidates, key=lambda one: (one.chunk.document, one.chunk.position))


@pytest.mark.parametrize(
    ("category", "model", "language"),
    [
        (None, "words", None),
        ("billing", "words", None),
        (None, "another", None),
        (None, "words", "en"),
        ("billing", "words", "de"),
        (None, "words", "es"),
    ],
)
async def test_it_finds_what_postgres_finds(
    database: Database, category: str | None, model: str, language: str | None
) -> None:
    await KnowledgeBase(NoTwoAlike(), KnowledgeStore(database)).ingest(_documents(7))
    held = KnowledgeInMemory(database)
    await held.refresh()

    for query in ["how to export", "the cobalt member", "invoice formats", "nothing of it", "the of"]:
        stores = (held, KnowledgeStore(database))
        ours, theirs = [await _found(store, query, category, model, language) for store in stores]
        assert (ours.document_frequency, ours.passages) == (theirs.document_frequency, theirs.passages)
        for mine, other in zip(_by_place(ours), _by_place(theirs), strict=True):
            assert (mine.chunk, mine.counts, mine.length) == (other.chunk, other.counts, other.length)
            assert mine.document_passages == other.document_passages
            assert mine.cosine == pytest.approx(other.cosine, abs=1e-5)
            assert [(one.text, one.answer) for one in mine.asked] == [(one.text, one.answer) for one in other.asked]


async def test_what_was_learned_a_moment_ago_is_found(database: Database) -> None:
    held = KnowledgeInMemory(database)
    base = KnowledgeBase(WordEmbedder(), held)
    await base.learn("export.md", "# Export\n\nSelect the cobalt button.\n")
    await held.refresh()
    await base.learn("learned/invite.md", "# Invite\n\nAdd a member.\n")

    assert {hit.document for hit in await base.search("member")} == {"export.md", "learned/invite.md"}


async def test_what_was_removed_a_moment_ago_is_not_found(database: Database) -> None:
    held = KnowledgeInMemory(database)
    base = KnowledgeBase(WordEmbedder(), held)
    await base.ingest([("export.md", "# Export\n\nCobalt.\n"), ("invite.md", "# Invite\n\nMember.\n")])
    await held.refresh()
    await base.ingest([("invite.md", "# Invite\n\nMember.\n")])

    assert {hit.document for hit in await base.search("cobalt")} == {"invite.md"}


async def test_a_state_that_is_held_is_searched_without_the_tables(database: Database) -> None:
    held = KnowledgeInMemory(database)
    base = KnowledgeBase(WordEmbedder(), held)
    await base.learn("export.md", "# Export\n\nSelect the cobalt button.\n")
    await held.refresh()
    await database.execute("alter table knowledge_base rename to elsewhere")

    assert [hit.document for hit in await base.search("cobalt")] == ["export.md"]


async def test_it_is_not_read_while_it_changes(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    held, now = KnowledgeInMemory(database), 0.0
    monkeypatch.setattr(knowledge_in_memory, "monotonic", lambda: now)
    base, read = KnowledgeBase(WordEmbedder(), held), []
    for change, now in ((True, 0.0), (True, 2.0), (True, 4.0), (False, 6.0), (False, 8.0)):
        if change:
            await base.learn("export.md", f"# Export\n\nCobalt button {now}.\n")
        await held.refresh()
        read.append(await database.fetchval("select version from knowledge_version") == held._version)
    assert read == [True, False, False, False, True]


async def test_a_large_base_is_left_to_postgres(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knowledge_in_memory, "SMALL", 1)
    await KnowledgeBase(WordEmbedder(), KnowledgeStore(database)).ingest(_documents(3))
    held = KnowledgeInMemory(database)
    await held.refresh()

    assert _by_place(await _found(held, "cobalt", None, "words")) == _by_place(
        await _found(KnowledgeStore(database), "cobalt", None, "words")
    )


async def test_an_empty_base_finds_nothing(database: Database) -> None:
    held = KnowledgeInMemory(database)
    await held.refresh()

    found = await held.candidates("cobalt", np.ones(1536, np.float32), limit=5, model="words", category=None)

    assert (list(found.candidates), found.document_frequency) == ([], {"cobalt": 0})
