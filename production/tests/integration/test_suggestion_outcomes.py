"""How each suggestion ended is read off the stored replies, whoever sent them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from production.areas.assist.jobs import judge_suggestions
from production.areas.assist.store.outcomes import OutcomeStore
from production.areas.assist.store.suggestions import SuggestionStore
from production.channels.compose import Composer
from production.crm.permissions.model import EVERYTHING
from production.database.drafts import DraftStore
from production.database.pool import Database
from production.database.staff import StaffStore
from production.database.turns import TurnStore
from production.schemas.outcomes import DeliveryStatus, LedgerState, TicketStatus
from production.tests.builders import mail
from production.tests.support.suggested import Says, writer
from production.tests.support.turns import claimed, reply

TEXT = "Open the board, choose Export and select CSV."


@pytest.fixture
def outcomes(database: Database) -> OutcomeStore:
    return OutcomeStore(database, EVERYTHING)


@pytest.fixture
def drafts(database: Database) -> DraftStore:
    return DraftStore(database, EVERYTHING)


async def drafted(database: Database, drafts: DraftStore) -> Any:
    """The id of a reply that waits; it is a suggestion."""
    turns = TurnStore(database)
    decision = reply(TEXT, state=LedgerState.DRAFTED, delivery=DeliveryStatus.DRAFT, confidence=0.72)
    await turns.settle(await claimed(turns, mail("How do I export?")), decision)
    await writer(database, Says()).write_all()
    [draft] = await drafts.drafts(10)
    return draft.id


async def ended(database: Database, outcomes: OutcomeStore) -> list[tuple[str | None, str | None]]:
    """(outcome, reason) of all suggestions, oldest first."""
    await judge_suggestions(outcomes)
    rows = await database.fetch("select outcome, reason from reply_suggestions order by created_at")
    return [(row["outcome"], row["reason"]) for row in rows]


@pytest.mark.parametrize(
    ("sent", "outcome"), [(None, "unchanged"), (TEXT.replace("CSV", "PDF"), "edited"), ("Please call.", "rejected")]
)
async def test_an_approved_reply_is_compared_with_what_was_suggested(
    database: Database, drafts: DraftStore, outcomes: OutcomeStore, sent: str | None, outcome: str
) -> None:
    await drafts.approve(await drafted(database, drafts), sent)
    assert [one for one, _ in await ended(database, outcomes)] == [outcome]


async def test_a_reply_that_was_thrown_away_keeps_the_reason(
    database: Database, drafts: DraftStore, outcomes: OutcomeStore
) -> None:
    await drafts.reject(await drafted(database, drafts), "wrong plan")
    assert await ended(database, outcomes) == [("rejected", "wrong plan")]


async def test_a_reply_by_hand_is_compared_too(database: Database, outcomes: OutcomeStore) -> None:
    turns, staff = TurnStore(database), StaffStore(database, EVERYTHING)
    claim = await claimed(turns, mail("How do I export?"))
    await turns.settle(claim, reply(parts=(), state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED))
    suggestions = SuggestionStore(database, EVERYTHING)
    asked = await suggestions.ask(claim.ticket_number)
    await writer(database, Says()).write_all()
    found = await suggestions.written(asked)
    assert found is not None
    compose = Composer("TechCorp", "techcorp.example")
    await staff.reply(claim.ticket_number, found.reply.content, compose, DeliveryStatus.PENDING)
    assert await ended(database, outcomes) == [("unchanged", None)]


async def test_of_two_suggestions_the_one_that_was_sent_counts_as_sent(
    database: Database, drafts: DraftStore, outcomes: OutcomeStore
) -> None:
    draft_id = await drafted(database, drafts)
    suggestions = SuggestionStore(database, EVERYTHING)
    again = await suggestions.ask(await database.fetchval("select ticket_number from tickets"), "Mention the dots")
    await writer(database, Says()).write_all()
    other = await suggestions.written(again)
    assert other is not None
    await drafts.approve(draft_id, other.reply.content)
    assert await ended(database, outcomes) == [("rejected", "another suggestion was sent"), ("unchanged", None)]


async def test_all_suggestions_for_a_message_are_judged_together(
    database: Database, drafts: DraftStore, outcomes: OutcomeStore
) -> None:
    draft_id = await drafted(database, drafts)
    number = await database.fetchval("select ticket_number from tickets")
    await SuggestionStore(database, EVERYTHING).ask(number, "Mention the dots")
    await writer(database, Says()).write_all()
    await drafts.approve(draft_id, None)
    assert [len(same) for same in await outcomes.decided(1)] == [2]


async def test_what_waits_is_void_once_the_customer_writes_again(
    database: Database, drafts: DraftStore, outcomes: OutcomeStore
) -> None:
    await drafted(database, drafts)
    await claimed(TurnStore(database), mail("And to PDF?"))
    assert await ended(database, outcomes) == [("void", "the conversation went on")]


async def test_what_can_still_be_taken_back_has_not_been_sent(
    database: Database, drafts: DraftStore, outcomes: OutcomeStore
) -> None:
    await drafts.approve(await drafted(database, drafts), None)
    await database.execute("update messages set next_attempt_at = clock_timestamp() + interval '1 hour'")
    assert await ended(database, outcomes) == [(None, None)]


async def test_figures_are_by_channel_and_confidence(
    database: Database, drafts: DraftStore, outcomes: OutcomeStore
) -> None:
    for sent in (None, TEXT.replace("CSV", "PDF")):
        await drafts.approve(await drafted(database, drafts), sent)
        await ended(database, outcomes)
    [figures] = await outcomes.figures(datetime.now(UTC) - timedelta(days=1))
    assert (figures.channel, figures.tenth, figures.offered, figures.unchanged, figures.edited) == ("email", 7, 2, 1, 1)
    assert figures.median_edit_distance == pytest.approx(1 / 8)
