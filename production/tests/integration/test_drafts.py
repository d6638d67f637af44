"""A draft waits until a person decides, once."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import OutboundPart
from production.database.drafts import DraftStore
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.tickets import TicketStore
from production.database.turns import TurnStore
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus, LedgerState, TicketStatus
from production.tests.builders import chat
from production.tests.support.turns import claimed, reply


@pytest.fixture
def drafts(database: Database) -> DraftStore:
    return DraftStore(database, EVERYTHING)


async def write(database: Database, *texts: str) -> None:
    """A drafted turn."""
    turns = TurnStore(database)
    parts = tuple(OutboundPart(text=text, correlation_id=text, recipient="+12025550101") for text in texts)
    decision = reply(
        state=LedgerState.DRAFTED, delivery=DeliveryStatus.DRAFT, ticket_status=TicketStatus.IN_PROGRESS, confidence=0.7
    )
    await turns.settle(await claimed(turns, chat("How do I export?")), replace(decision, parts=parts))


async def outgoing(database: Database) -> list[str]:
    """Texts in the order in which they leave."""
    outbox, texts = OutboxStore(database), []
    while attempts := await outbox.take(Channel.WHATSAPP, 10):
        for attempt in attempts:
            assert not attempt.message.automatic
            texts.append(attempt.message.text)
            await outbox.mark_sent(attempt.message.id, attempt.message.text)
    return texts


async def test_a_draft_shows_question_and_all_parts_of_the_answer(drafts: DraftStore, database: Database) -> None:
    await write(database, "Open Boards.", "Choose Export.")
    [draft] = await drafts.drafts(10)
    assert (draft.question, draft.text, draft.reason) == (
        "How do I export?",
        "Open Boards.\n\nChoose Export.",
        "answered",
    )
    assert await outgoing(database) == []


async def test_an_approved_draft_leaves_in_order_and_only_once(drafts: DraftStore, database: Database) -> None:
    await write(database, "Open Boards.", "Choose Export.")
    [draft] = await drafts.drafts(10)
    assert [await drafts.approve(draft.id, None), await drafts.approve(draft.id, None)] == [True, False]
    assert await outgoing(database) == ["Open Boards.", "Choose Export."]
    assert await drafts.drafts(10) == []
    async with database.connection() as connection:
        assert await connection.fetchval("select status from tickets") == "waiting_customer"


async def test_a_changed_draft_leaves_as_the_person_wrote_it(drafts: DraftStore, database: Database) -> None:
    await write(database, "Open Boards.", "Choose Export.")
    [draft] = await drafts.drafts(10)
    assert await drafts.approve(draft.id, "Press E.")
    assert await outgoing(database) == ["Press E."]


@pytest.mark.parametrize("first", ["Press A.", None, "reject"])
async def test_of_two_who_decide_at_once_only_one_has_decided(
    drafts: DraftStore, database: Database, first: str | None
) -> None:
    for trial in range(5):
        said = [f"Open board {trial}.", f"Choose export {trial}."]
        await write(database, *said)
        [draft] = await drafts.drafts(10)
        one = drafts.reject(draft.id, "no") if first == "reject" else drafts.approve(draft.id, first)
        decided = await asyncio.gather(one, drafts.approve(draft.id, "Press B."))
        of_the_first = {"reject": [], None: said}.get(first, [first])
        assert sum(decided) == 1
        assert await outgoing(database) == (of_the_first if decided[0] else ["Press B."])


async def test_a_rejected_draft_never_leaves(drafts: DraftStore, database: Database) -> None:
    await write(database, "Open Boards.")
    [draft] = await drafts.drafts(10)
    assert await drafts.reject(draft.id, "wrong")
    assert not await drafts.approve(draft.id, None)
    assert await outgoing(database) == []


async def test_a_rejected_draft_was_never_said(drafts: DraftStore, database: Database) -> None:
    await write(database, "Open Boards.")
    [draft] = await drafts.drafts(10)
    await drafts.reject(draft.id, "wrong")

    claim = await claimed(TurnStore(database), chat("Are you there?"))
    ticket = await TicketStore(database).ticket(claim.ticket_number)

    assert [said.text for said in claim.history] == ["How do I export?"]
    assert ticket is not None
    assert [message.content for message in ticket.messages] == ["How do I export?", "Are you there?"]
