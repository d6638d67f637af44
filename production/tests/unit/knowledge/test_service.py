"""Ingest keeps the store equal to the folder and embeds only what changed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from production.crm.knowledge.ports import Vector
from production.crm.knowledge.service import LEARNED_FOLDER, IngestReport, KnowledgeBase
from production.tests.unit.knowledge.memory_store import MemoryChunkStore

GUIDE = "# Guide\n\nOpen it.\n\n## Export\n\nSelect Export.\n"
OTHER = "# Other\n\nClose it.\n"


class LengthEmbedder:
    """Counts what it is asked to embed; a text's vector is its length."""

    def __init__(self, name: str = "length") -> None:
        self.name = name
        self.texts: list[str] = []

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        self.texts += texts
        return [np.array([len(text), 1], np.float32) for text in texts]


async def test_first_ingest_embeds_title_and_content_of_everything() -> None:
    embedder = LengthEmbedder()

    report = await KnowledgeBase(embedder, MemoryChunkStore()).ingest([("a.md", GUIDE), ("b.md", OTHER)])

    assert report == IngestReport(documents=2, passages=3, embedded=3, removed=0)
    assert embedder.texts == ["Guide\nOpen it.", "Guide > Export\nSelect Export.", "Other\nClose it."]


async def test_unchanged_documents_are_not_embedded_again() -> None:
    base = KnowledgeBase(LengthEmbedder(), MemoryChunkStore())
    await base.ingest([("a.md", GUIDE)])

    assert (await base.ingest([("a.md", GUIDE)])).embedded == 0


async def test_only_the_changed_passage_is_embedded() -> None:
    embedder = LengthEmbedder()
    base = KnowledgeBase(embedder, MemoryChunkStore())
    await base.ingest([("a.md", GUIDE)])
    embedder.texts.clear()

    await base.ingest([("a.md", GUIDE.replace("Select", "Choose"))])

    assert embedder.texts == ["Guide > Export\nChoose Export."]


async def test_another_model_embeds_everything_again() -> None:
    store = MemoryChunkStore()
    await KnowledgeBase(LengthEmbedder(), store).ingest([("a.md", GUIDE)])

    assert (await KnowledgeBase(LengthEmbedder("other"), store).ingest([("a.md", GUIDE)])).embedded == 2


async def test_vanished_documents_and_sections_disappear() -> None:
    store = MemoryChunkStore()
    base = KnowledgeBase(LengthEmbedder(), store)
    await base.ingest([("a.md", GUIDE), ("b.md", OTHER)])

    report = await base.ingest([("a.md", "# Guide\n\nOpen it.\n")])

    assert report.removed == 1
    assert await store.documents() == ["a.md"]
    assert list(await store.hashes("a.md", "length")) == [0]


async def test_progress_is_told_after_each_document() -> None:
    told: list[str] = []

    await KnowledgeBase(LengthEmbedder(), MemoryChunkStore()).ingest([("b.md", OTHER), ("a.md", GUIDE)], told.append)

    assert told == ["a.md", "b.md"]


async def test_search_finds_within_a_category_and_up_to_the_limit() -> None:
    base = KnowledgeBase(LengthEmbedder(), MemoryChunkStore())
    await base.ingest([("a.md", GUIDE + "\n## Invoices\n\nSelect Billing.\n")])

    assert [hit.title for hit in await base.search("select", category="billing")] == ["Guide > Invoices"]
    assert len(await base.search("select", limit=2)) == 2


async def test_a_blank_query_finds_nothing() -> None:
    base = KnowledgeBase(LengthEmbedder(), MemoryChunkStore())
    await base.ingest([("a.md", GUIDE)])

    assert await base.search("  \n") == []


async def test_links_are_embedded_without_their_addresses() -> None:
    embedder = LengthEmbedder()

    await KnowledgeBase(embedder, MemoryChunkStore()).ingest([("a.md", "# Guide\n\nSee [here](https://a.example/x).")])

    assert embedder.texts == ["Guide\nSee here."]


async def test_documents_are_found_once_each_up_to_the_limit() -> None:
    base = KnowledgeBase(LengthEmbedder(), MemoryChunkStore())
    await base.ingest([("a.md", GUIDE), ("b.md", OTHER)])

    assert sorted(hit.document for hit in await base.documents("open")) == ["a.md", "b.md"]
    assert len(await base.documents("open", limit=1)) == 1
    assert await base.documents(" ") == []


async def test_a_leaning_question_is_searched_with_the_words_of_its_conversation() -> None:
    base = KnowledgeBase(LengthEmbedder(), MemoryChunkStore())
    await base.ingest([(f"{word}.md", f"# Guide\n\nAbout {word}.") for word in ("boards", "fields", "invoice")])

    [best, *_] = await base.documents("How long is it valid?", conversation=["I got an invoice."])

    assert best.document == "invoice.md"


async def test_passages_of_another_model_are_not_found() -> None:
    store = MemoryChunkStore()
    await KnowledgeBase(LengthEmbedder(), store).ingest([("a.md", GUIDE)])

    assert await KnowledgeBase(LengthEmbedder("other"), store).search("open") == []


async def test_what_is_learned_stands_beside_the_folder_and_survives_it() -> None:
    store = MemoryChunkStore()
    base = KnowledgeBase(LengthEmbedder(), store)
    await base.ingest([("a.md", GUIDE)])
    await base.learn(f"{LEARNED_FOLDER}1.md", OTHER)

    report = await base.ingest([("b.md", OTHER)])

    assert report.removed == 1
    assert await store.documents() == ["b.md", "learned/1.md"]


async def test_known_questions_are_embedded_with_their_passage_alone() -> None:
    embedder = LengthEmbedder()
    base = KnowledgeBase(embedder, MemoryChunkStore())
    await base.ingest([("a.md", GUIDE)])
    embedder.texts.clear()

    await base.ingest([("a.md", f"{GUIDE}<!-- asked\nHow do I export?\n-->\n")])

    assert embedder.texts == ["Guide > Export\nSelect Export.", "How do I export?"]
