"""What nobody could answer is noted once, listed, and leaves the list when it is answered or forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from production.areas.gaps.jobs import embed_unanswered
from production.areas.gaps.store import GapStore
from production.crm.knowledge.model import Chunk
from production.crm.knowledge.ports import Embedded, Vector
from production.crm.permissions.model import EVERYTHING
from production.database.knowledge import KnowledgeStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.outcomes import EndCode
from production.tests.builders import because, chat, mail
from production.tests.support.gaps import UNKNOWN, Embedder
from production.tests.support.turns import claimed, reply

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PRICED = because("pricing", EndCode.SCREENED)


@pytest.fixture
def gaps(database: Database) -> GapStore:
    return GapStore(database, EVERYTHING)


async def open_questions(gaps: GapStore) -> list[str]:
    return [question.text for question in await gaps.questions(LONG_AGO)]


async def test_only_turns_without_knowledge_are_noted(gaps: GapStore, turns: TurnStore) -> None:
    await turns.settle(await claimed(turns, chat("Is there a dark mode?")), reply(**UNKNOWN))
    await turns.settle(
        await claimed(turns, chat("What does it cost?", phone="+12025550102")),
        reply(**UNKNOWN | {"reason": PRICED}),
    )
    await turns.settle(await claimed(turns, chat("How do I export?", phone="+12025550103")), reply())
    await embed_unanswered(gaps, Embedder())
    assert await open_questions(gaps) == ["Is there a dark mode?"]


async def test_what_a_reply_leaves_open_is_noted_as_well(gaps: GapStore, turns: TurnStore) -> None:
    passed_on = because("answered, but for: Is there a dark mode?", EndCode.NOT_DOCUMENTED)
    await turns.settle(await claimed(turns, chat("How do I export? Is there a dark mode?")), reply(reason=passed_on))
    await embed_unanswered(gaps, Embedder())
    assert await open_questions(gaps) == ["How do I export? Is there a dark mode?"]


async def test_a_burst_is_one_question(gaps: GapStore, turns: TurnStore) -> None:
    await turns.settle(await claimed(turns, chat("Hi"), chat("is there a dark mode?")), reply(**UNKNOWN))
    await embed_unanswered(gaps, Embedder())
    assert await open_questions(gaps) == ["Hi\nis there a dark mode?"]


async def test_a_question_is_embedded_once_by_each_model(gaps: GapStore, turns: TurnStore) -> None:
    first, second = Embedder(), Embedder("another")
    await turns.settle(await claimed(turns, mail("Is there a dark mode?")), reply(**UNKNOWN))
    for embedder in (first, first, second):
        await embed_unanswered(gaps, embedder)
    assert first.seen == second.seen == ["A question\nIs there a dark mode?"]
    assert len(await open_questions(gaps)) == 1


async def test_a_passage_written_later_closes_the_question(
    gaps: GapStore, turns: TurnStore, database: Database
) -> None:
    embedder = Embedder()
    for number, text in enumerate(("Is there a dark mode?", "Is there a watch app?")):
        await turns.settle(await claimed(turns, chat(text, phone=f"+1202555010{number}")), reply(**UNKNOWN))
    await embed_unanswered(gaps, embedder)
    [vector] = await embedder.embed(["dark"])
    article = Chunk("themes.md", 0, "Themes", "Choose Night.", "general", "hash")
    await KnowledgeStore(database).replace("themes.md", [Embedded(article, vector, [])], length=1, model=embedder.name)
    assert await open_questions(gaps) == ["Is there a watch app?"]


async def test_a_passage_that_was_there_before_closes_nothing(
    gaps: GapStore, turns: TurnStore, database: Database
) -> None:
    embedder = Embedder()
    [vector] = await embedder.embed(["dark"])
    article = Chunk("themes.md", 0, "Themes", "Only daylight.", "general", "hash")
    await KnowledgeStore(database).replace("themes.md", [Embedded(article, vector, [])], length=1, model=embedder.name)
    later = datetime.now(UTC) + timedelta(seconds=5)
    await turns.settle(await claimed(turns, chat("Is there a dark mode?", received_at=later)), reply(**UNKNOWN))
    await embed_unanswered(gaps, embedder)
    assert await open_questions(gaps) == ["Is there a dark mode?"]


async def test_a_forgotten_customer_leaves_no_question(gaps: GapStore, turns: TurnStore, database: Database) -> None:
    await turns.settle(await claimed(turns, chat("Is there a dark mode?")), reply(**UNKNOWN))
    await embed_unanswered(gaps, Embedder())
    async with database.connection() as connection:
        await connection.execute("delete from customers")
        assert await connection.fetchval("select count(*) from unanswered_questions") == 0


async def test_a_customer_forgotten_while_the_question_is_read_harms_nothing(
    gaps: GapStore, turns: TurnStore, database: Database
) -> None:
    class Forgetting(Embedder):
        async def embed(self, texts: Sequence[str]) -> list[Vector]:
            async with database.connection() as connection:
                await connection.execute("delete from customers")
            return await super().embed(texts)

    await turns.settle(await claimed(turns, chat("Is there a dark mode?")), reply(**UNKNOWN))
    await embed_unanswered(gaps, Forgetting())
    assert await open_questions(gaps) == []
