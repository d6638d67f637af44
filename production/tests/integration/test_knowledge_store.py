"""Passages in a real Postgres: what is found, by whom it was embedded, and what is gone."""

from __future__ import annotations

import numpy as np
import pytest

from production.crm.knowledge.model import Chunk
from production.crm.knowledge.ports import Embedded
from production.crm.knowledge.service import KnowledgeBase
from production.database.knowledge import LOOKED_UP, KnowledgeStore, rare_words
from production.database.pool import Database
from production.tests.support.knowledge import DIMENSIONS, WordEmbedder

ANYWHERE = np.ones(DIMENSIONS, np.float32)
PAGE = "# Export\n\nSelect the cobalt button.\n\n## Formats\n\nSelect CSV.\n"
OTHER = "---\ncategory: billing\n---\n# Invoices\n\nSelect the invoice.\n"


@pytest.fixture
def store(database: Database) -> KnowledgeStore:
    return KnowledgeStore(database)


@pytest.fixture
async def base(store: KnowledgeStore) -> KnowledgeBase:
    base = KnowledgeBase(WordEmbedder(), store)
    await base.ingest([("export.md", PAGE), ("invoices.md", OTHER)])
    return base


async def test_a_rare_word_finds_its_document(base: KnowledgeBase) -> None:
    assert (await base.documents("cobalt"))[0].document == "export.md"


async def test_documents_come_once_each(base: KnowledgeBase) -> None:
    assert sorted(hit.document for hit in await base.documents("select")) == ["export.md", "invoices.md"]


async def test_a_category_filters(base: KnowledgeBase) -> None:
    assert {hit.document for hit in await base.search("select", category="billing")} == {"invoices.md"}


async def test_passages_of_another_model_are_not_found(base: KnowledgeBase, store: KnowledgeStore) -> None:
    assert await KnowledgeBase(WordEmbedder("other"), store).search("cobalt") == []


async def test_a_vanished_document_is_gone_from_search_and_word_counts(
    base: KnowledgeBase, store: KnowledgeStore
) -> None:
    await base.ingest([("invoices.md", OTHER)])
    found = await store.candidates("cobalt invoice", ANYWHERE, limit=5, model="words", category=None)

    assert {candidate.chunk.document for candidate in found.candidates} == {"invoices.md"}
    assert found.document_frequency == {"cobalt": 0, "invoic": 1}
    assert found.passages == 1


async def test_documents_left_out_take_no_place_and_count_no_word(base: KnowledgeBase, database: Database) -> None:
    [cobalt] = await WordEmbedder().embed(["cobalt"])
    without = KnowledgeStore(database, without=["export.md"])

    found = await without.candidates("select cobalt", cobalt, limit=1, model="words", category=None)

    assert [candidate.chunk.document for candidate in found.candidates] == ["invoices.md"]
    assert (found.document_frequency, found.passages) == ({"select": 1, "cobalt": 0}, 1)


@pytest.mark.parametrize(("language", "document"), [("en", "export.eu.md"), ("de", "export.de.md")])
async def test_documents_in_other_languages_take_no_place(database: Database, language: str, document: str) -> None:
    store, asked = KnowledgeStore(database), PAGE + "<!-- asked\ncobalt\n-->\n"
    await KnowledgeBase(WordEmbedder(), store).ingest((f"export.{tag}.md", asked) for tag in ("eu", "de", "es"))
    [cobalt] = await WordEmbedder().embed(["cobalt"])

    found = await store.candidates("cobalt", cobalt, limit=1, model="words", category=None, language=language)

    assert {candidate.chunk.document for candidate in found.candidates} == {document}
    assert [one.text for candidate in found.candidates for one in candidate.asked] == ["cobalt"]


async def test_a_candidate_tells_counts_length_and_siblings(base: KnowledgeBase, store: KnowledgeStore) -> None:
    found = await store.candidates("select cobalt", ANYWHERE, limit=5, model="words", category=None)
    [cobalt] = [one for one in found.candidates if "cobalt" in one.counts]

    assert (cobalt.counts, cobalt.length, cobalt.document_passages) == ({"select": 1, "cobalt": 1}, 4, 2)


@pytest.mark.parametrize(
    "query", ["the of and", "'; drop table knowledge_base; --", "\u00e9\u00df \u4f60\u597d", "a & b | !c"]
)
async def test_any_query_is_answered(base: KnowledgeBase, query: str) -> None:
    assert len(await base.search(query, limit=3)) == 3


async def test_a_narrow_filter_leaves_the_wanted_number_of_rows(store: KnowledgeStore) -> None:
    random = np.random.default_rng(5)
    vectors = random.standard_normal((600, DIMENSIONS))
    chunks = [
        Chunk(f"{place}.md", 0, "T", "text", "billing" if place % 50 == 0 else "general", str(place))
        for place in range(600)
    ]
    for chunk, vector in zip(chunks, vectors, strict=True):
        await store.replace(chunk.document, [Embedded(chunk, vector, [])], length=1, model="words")
    await store.count_words()

    found = await store.candidates("zebra", vectors[1].tolist(), limit=10, model="words", category="billing")

    assert len(found.candidates) == 10


def test_common_words_are_not_looked_up_but_at_least_one_is() -> None:
    assert rare_words({"cobalt": 2, "select": LOOKED_UP, "gone": 0}) == ["cobalt"]
    assert rare_words({"select": LOOKED_UP + 1}) == ["select"]


async def test_a_known_question_finds_the_passage_that_answers_it(store: KnowledgeStore) -> None:
    base = KnowledgeBase(WordEmbedder(), store)
    others = [(f"{at}.md", f"# Download {at}\n\nDownload what you need.\n") for at in range(9)]
    await base.ingest([("export.md", f"{PAGE}<!-- asked\nhow to download\n-->\n"), *others])

    hits = await base.search("how to download", limit=2)

    [found] = [hit for hit in hits if hit.asked]
    assert found.title == "Export > Formats"
    assert (found.asked[0].text, found.asked[0].answer) == ("how to download", "Select CSV.")
    assert found.asked[0].similarity == pytest.approx(1)


async def test_known_questions_go_with_what_they_are_noted_below(store: KnowledgeStore) -> None:
    base = KnowledgeBase(WordEmbedder(), store)
    noted = f"{PAGE}<!-- asked\nhow to download\n-->\n"
    await base.ingest([("export.md", noted), ("other.md", noted)])

    await base.ingest([("export.md", PAGE)])

    assert [hit.asked for hit in await base.search("how to download")] == [()] * 2
