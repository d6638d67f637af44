"""What the built-in agent needs is computed once, by whichever worker starts first."""

from __future__ import annotations

import numpy as np
import pytest

from production.agent.models.embedder import MiniLmEmbedder
from production.agent.models.minilm import Floats
from production.agent.offline.scoring import embedded_texts
from production.bootstrap.warm_up import warm_up
from production.crm.knowledge.model import Passage
from production.database.pool import Database
from production.database.vectors import VectorStore

PASSAGES = [
    Passage("guide.md", "Boards", 0, "A board holds cards. Drag a card to move it.", 0.0, 0.0),
    Passage("guide.md", "Export", 1, "Export a board as CSV from its menu.", 0.0, 0.0),
]
TEXTS = embedded_texts(PASSAGES)


class Knowledge:
    def __init__(self, *passages: Passage) -> None:
        self._passages = list(passages)

    async def newest(self, limit: int) -> list[Passage]:
        return self._passages[:limit]


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts the model computed, a number a batch."""
    sizes: list[int] = []
    compute = MiniLmEmbedder._compute

    async def counted(self: MiniLmEmbedder, texts: list[str]) -> dict[str, Floats]:
        sizes.append(len(texts))
        return await compute(self, texts)

    monkeypatch.setattr(MiniLmEmbedder, "_compute", counted)
    return sizes


async def test_the_second_worker_computes_nothing(database: Database, computed: list[int]) -> None:
    vectors = VectorStore(database)
    await warm_up(Knowledge(*PASSAGES), vectors, MiniLmEmbedder())
    await warm_up(Knowledge(*PASSAGES), vectors, second := MiniLmEmbedder())
    await second.embed(TEXTS)
    assert sum(computed) == len(TEXTS)


async def test_vectors_come_back_as_they_were(database: Database) -> None:
    vectors = VectorStore(database)
    await warm_up(Knowledge(*PASSAGES), vectors, first := MiniLmEmbedder())
    await warm_up(Knowledge(*PASSAGES), vectors, second := MiniLmEmbedder())
    assert np.array_equal(await first.embed(TEXTS), await second.embed(TEXTS))


async def test_what_nobody_reads_any_more_goes_after_a_day(database: Database) -> None:
    vectors, model = VectorStore(database), MiniLmEmbedder.name
    await warm_up(Knowledge(*PASSAGES), vectors, MiniLmEmbedder())
    async with database.connection() as connection:
        await connection.execute("update embedded_texts set made_at = made_at - interval '2 days'")
    await warm_up(Knowledge(PASSAGES[1]), vectors, MiniLmEmbedder())
    assert set(await vectors.known(model, TEXTS)) == set(embedded_texts(PASSAGES[1:]))
