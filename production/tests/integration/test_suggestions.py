"""What people solved for want of knowledge becomes a suggestion once, and an article if somebody approves it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from production.agent.guardrails.screening import is_injection
from production.areas.gaps.jobs import embed_unanswered
from production.areas.gaps.store import GapStore
from production.areas.suggestions.jobs import publish_approved
from production.crm.knowledge.service import KnowledgeBase
from production.crm.knowledge.suggested_articles import AlreadyDecided, SuggestionStatus, compose_article
from production.crm.permissions.model import EVERYTHING
from production.database.customer_privacy import PrivacyStore
from production.database.knowledge import KnowledgeStore
from production.database.pool import Database
from production.schemas.errors import NotFound
from production.schemas.outcomes import EndCode
from production.tests.builders import because, chat
from production.tests.support.gaps import Embedder
from production.tests.support.suggestions import BOB, CLEAN_ANSWER, DARK, EVE, Desk


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_what_a_person_solved_is_suggested_without_the_person(desk: Desk) -> None:
    await desk.solves()
    [suggestion] = await desk.learns()
    assert (suggestion.status, suggestion.title, suggestion.body) == (
        SuggestionStatus.WAITING,
        "is there a dark mode?",
        CLEAN_ANSWER,
    )
    assert [number[:4] for number in suggestion.tickets] == ["TKT-"]


async def test_the_customer_is_known_by_name_and_address(desk: Desk) -> None:
    await desk.solves(answer="As ADA asked: open Settings and pick Night, or call lovelace at +1 202 555 0101.")
    [suggestion] = await desk.learns()
    assert suggestion.body == "As [name] asked: open Settings and pick Night, or call [name] at [number]."


@pytest.mark.parametrize("missing", ["answer", "thanks"])
async def test_nothing_is_suggested_before_it_is_solved(desk: Desk, missing: str) -> None:
    await desk.asks(chat(DARK))
    if missing != "answer":
        await desk.answers()
    else:
        await desk.thanks()
    assert await desk.learns() == []


async def test_what_lacked_no_knowledge_teaches_nothing(desk: Desk) -> None:
    await desk.asks(chat(DARK), reason=because("the reply speaks about money", EndCode.NOT_SAID))
    await desk.answers()
    await desk.thanks()
    assert await desk.learns() == []


@pytest.mark.parametrize(("days", "writes_again", "suggested"), [(8, False, 1), (6, False, 0), (8, True, 0)])
async def test_silence_after_the_answer_solves_it_too(
    desk: Desk,
    days: int,
    writes_again: bool,  # noqa: FBT001 - a case
    suggested: int,
) -> None:
    await desk.asks(chat(DARK))
    await desk.answers()
    await desk.execute(
        "update messages set created_at = created_at - $1::interval, sent_at = created_at - $1::interval",
        timedelta(days=days),
    )
    if writes_again:
        await desk.asks(chat("That did not help"))
    assert len(await desk.learns()) == suggested


async def test_a_ticket_is_suggested_once(desk: Desk) -> None:
    await desk.solves()
    assert await desk.learns() == await desk.learns()


async def test_an_answer_that_says_nothing_is_put_aside_with_the_reason(desk: Desk) -> None:
    await desk.solves(answer="Done!")
    [suggestion] = await desk.learns()
    assert (suggestion.status, suggestion.reason) == (
        SuggestionStatus.REJECTED,
        "the person's answer says too little for an article",
    )


async def test_tickets_that_ask_the_same_are_evidence_for_one_article(desk: Desk) -> None:
    await desk.solves()
    await desk.solves("Any dark theme?", BOB)
    await desk.solves("Any watch app?", EVE, "The watch app is in the store of your watch.")
    dark, watch = await desk.learns()
    assert (len(dark.tickets), len(watch.tickets)) == (2, 1)


async def test_an_approved_article_is_found_at_once(desk: Desk) -> None:
    await desk.solves()
    [suggestion] = await desk.learns()
    approved = await desk.store.approve(suggestion.id, "Dark mode", None)
    [published] = await desk.learns()
    [hit] = await desk.library.search("dark theme")
    assert (approved.published, published.published) == (False, True)
    assert (hit.document, hit.title, hit.content) == (approved.document, "Dark mode", CLEAN_ANSWER)


async def test_an_ingest_of_the_folder_keeps_what_was_learned(desk: Desk) -> None:
    await desk.solves()
    [suggestion] = await desk.learns()
    await desk.store.approve(suggestion.id, None, None)
    await desk.learns()
    report = await desk.library.ingest([("guide.md", "# Guide\n\nOpen it.")])
    assert (report.removed, len(await desk.library.search("dark theme"))) == (0, 2)


async def test_another_embedding_model_reads_the_articles_again(desk: Desk) -> None:
    await desk.solves()
    [suggestion] = await desk.learns()
    await desk.store.approve(suggestion.id, None, None)
    await desk.learns()
    other = KnowledgeBase(Embedder("another"), KnowledgeStore(desk.database))
    await publish_approved(desk.store, other, "another")
    assert len(await other.search("dark theme")) == 1


async def test_a_rejected_ticket_never_comes_up_again(desk: Desk) -> None:
    await desk.solves()
    [suggestion] = await desk.learns()
    rejected = await desk.store.reject(suggestion.id, "only true for one customer")
    assert await desk.learns() == [rejected]
    assert rejected.reason == "only true for one customer"


async def test_why_it_was_rejected_is_not_in_the_log(desk: Desk, database: Database) -> None:
    """It may repeat the customer's words, and the log outlives the customer."""
    await desk.solves()
    await desk.store.reject((await desk.learns())[0].id, "only true for one customer")
    kept = "select count(*) from audit_changes join audit_log using (id) where act = 'article_rejected'"
    assert await database.fetchval(kept) == 0


async def test_deciding_again_in_the_same_way_changes_nothing(desk: Desk) -> None:
    await desk.solves()
    await desk.solves("Any watch app?", EVE, "The watch app is in the store of your watch.")
    dark, watch = await desk.learns()
    approved = await desk.store.approve(dark.id, "Dark mode", None)
    rejected = await desk.store.reject(watch.id, "wrong")
    assert await desk.store.approve(dark.id, None, None) == approved
    assert await desk.store.approve(dark.id, "Dark mode", None) == approved
    assert await desk.store.reject(watch.id, "other reason") == rejected


async def test_deciding_otherwise_is_refused(desk: Desk) -> None:
    await desk.solves()
    await desk.solves("Any watch app?", EVE, "The watch app is in the store of your watch.")
    dark, watch = await desk.learns()
    await desk.store.approve(dark.id, None, None)
    await desk.store.reject(watch.id, "wrong")
    with pytest.raises(AlreadyDecided, match="approved already: it cannot be rejected"):
        await desk.store.reject(dark.id, "wrong")
    with pytest.raises(AlreadyDecided, match="approved already: it cannot be changed"):
        await desk.store.approve(dark.id, "Another title", None)
    with pytest.raises(AlreadyDecided, match="rejected already: it cannot be approved"):
        await desk.store.approve(watch.id, None, None)


async def test_what_is_no_suggestion_cannot_be_decided(desk: Desk) -> None:
    with pytest.raises(NotFound, match="no suggestion 7"):
        await desk.store.approve(7, None, None)


async def test_a_question_that_an_article_answers_by_now_is_not_suggested(desk: Desk) -> None:
    await desk.asks(chat("Any dark theme?", phone=BOB))
    await desk.answers()
    await desk.solves()
    [first] = await desk.learns()
    await desk.store.approve(first.id, None, None)
    await desk.learns()
    await desk.thanks(BOB)
    assert [one.id for one in await desk.learns()] == [first.id]


async def test_a_forgotten_customer_leaves_no_words_that_nobody_has_approved(desk: Desk) -> None:
    await desk.solves()
    await desk.solves("Any dark theme?", BOB)
    [suggestion] = await desk.learns()
    await _forget(desk, "+12025550101")
    [own_words] = await desk.learns()
    assert (own_words.title, len(own_words.tickets)) == ("Any dark theme?", 1)
    assert own_words.id > suggestion.id


async def test_a_forgotten_customer_leaves_the_approved_article(desk: Desk) -> None:
    await desk.solves()
    [suggestion] = await desk.learns()
    await desk.store.approve(suggestion.id, None, None)
    await _forget(desk, "+12025550101")
    assert await desk.learns() == []
    assert len(await desk.library.search("dark theme")) == 1


async def test_a_customer_forgotten_while_the_article_is_composed_leaves_nothing(desk: Desk) -> None:
    await desk.solves()
    await embed_unanswered(GapStore(desk.database, EVERYTHING), Embedder())
    [solved] = await desk.store.solved_tickets(10)
    await _forget(desk, "+12025550101")
    await desk.store.save(solved, compose_article(solved, is_injection))
    assert await desk.store.suggestions(None, 0, 10) == []


async def _forget(desk: Desk, phone: str) -> None:
    async with desk.database.connection() as connection:
        customer_id = await connection.fetchval(
            "select customer_id from customer_identifiers where identifier_value = $1", phone
        )
    await PrivacyStore(desk.database).forget(customer_id)
