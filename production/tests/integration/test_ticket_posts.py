"""Nobody answers twice: not two people, not a person and the AI, not one who tries again."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from production.areas.tickets.model import Post, Posted
from production.areas.tickets.posts import Stale
from production.crm.permissions.model import EVERYTHING, Role
from production.crm.support.model import Claim, TicketRequest
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.staff import StaffStore
from production.database.turns import TurnStore
from production.schemas.errors import Conflict, StaleEpoch
from production.schemas.ids import Category, Channel, Priority
from production.schemas.outcomes import DeliveryStatus, LedgerState, TicketStatus
from production.tests.builders import chat
from production.tests.support.desks import COMPOSE, Colleague, at_once, colleague, die_while_posting, number, waiting
from production.tests.support.people import hired
from production.tests.support.turns import claimed, reply

REPLY = Post(content="Press E.")
_SAID = "select id from messages where ticket_id = $1 and role = 'human' and delivery_status <> 'rejected' order by id"


async def one_of_two(database: Database) -> None:
    people, claim = [await colleague(database) for _ in range(2)], await waiting(database, number())
    seen = (await people[0].read(claim)).last_message_id
    words = [Post(content=text, last_seen=seen) for text in ("Press E.", "Open Boards.")]
    ends = await at_once(*(partial(who.post, claim, said, "k") for who, said in zip(people, words, strict=True)))
    [posted], [refused] = [[end for end in ends if isinstance(end, kind)] for kind in (Posted, Stale)]
    assert isinstance(posted, Posted)
    assert isinstance(refused, Stale)
    assert [item.id for item in refused.newer] == [posted.item.id]
    assert [str(row["id"]) for row in await database.fetch(_SAID, claim.ticket_id)] == [posted.item.id]


async def test_of_two_who_answer_at_once_one_does_and_the_other_sees_it(database: Database) -> None:
    for _ in range(20):
        await one_of_two(database)


@pytest.mark.long
async def test_of_two_who_answer_at_once_one_does_a_thousand_times(database: Database) -> None:
    for _ in range(1_000):
        await one_of_two(database)


async def test_who_sends_the_same_at_once_sends_it_once(database: Database) -> None:
    mia, claim = await colleague(database), await waiting(database, number())
    ends = await at_once(*[partial(mia.post, claim, REPLY, "k")] * 8)
    assert all(end == ends[0] for end in ends)
    assert len(await database.fetch(_SAID, claim.ticket_id)) == 1


STEPS = ("send", "again", "take back", "note", "customer", "take over", "hand back")


async def elsewhere(database: Database, mia: Colleague, claim: Claim, name: str) -> None:
    """What else happens to the ticket meanwhile."""
    match name:
        case "customer":
            turns = TurnStore(database)
            await turns.settle(await claimed(turns, chat("And then?", phone=claim.last.key)), reply(str(uuid4())))
        case "take over":
            await mia.changes.take_over(claim.ticket_number)
        case _:
            await mia.changes.hand_back(claim.ticket_number)


@given(st.lists(st.sampled_from(STEPS), max_size=12))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_what_was_sent_and_not_taken_back_is_there_once_whatever_happens(
    database: Database, steps: list[str]
) -> None:
    mia, claim = await colleague(database), await waiting(database, number())
    sent: dict[str, Posted] = {}
    for place, name in enumerate(steps):
        key, last = list(sent.items())[-1] if sent else ("", None)
        match name:
            case "send":
                sent[f"k{place}"] = await mia.post(claim, REPLY, f"k{place}")
            case "note":
                await mia.post(claim, replace(REPLY, note=True), f"k{place}")
            case "again" if last:
                assert (await mia.post(claim, REPLY, key)).item.id == last.item.id
            case "take back" if last:
                assert await mia.posts.take_back(claim.ticket_number, UUID(last.item.id)) == REPLY.content
                del sent[key]
                with pytest.raises(Conflict, match="taken back"):
                    await mia.post(claim, REPLY, key)
            case "customer" | "take over" | "hand back":
                await elsewhere(database, mia, claim, name)
    said = {str(row["id"]) for row in await database.fetch(_SAID, claim.ticket_id)}
    assert said == {posted.item.id for posted in sent.values()}


@pytest.mark.parametrize("written", [True, False], ids=["after it was written", "before"])
async def test_a_process_that_dies_with_a_reply_leaves_none_or_one(
    database: Database, database_url: str, *, written: bool
) -> None:
    person, claim = await hired(database, Role.ADMIN), await waiting(database, number())
    dying = multiprocessing.get_context("spawn").Process(
        target=die_while_posting, args=(database_url, person.id, claim.ticket_number), kwargs={"written": written}
    )
    dying.start()
    dying.join()
    assert dying.exitcode == 9
    left = await database.fetch(_SAID, claim.ticket_id)
    assert len(left) == written
    again = await Colleague(database, person.id).post(claim, REPLY, "k1")
    assert [str(row["id"]) for row in await database.fetch(_SAID, claim.ticket_id)] == [again.item.id]
    assert not written or str(left[0]["id"]) == again.item.id


async def test_what_the_ai_is_about_to_say_is_not_said_beside_a_person(database: Database) -> None:
    mia, turns = await colleague(database), TurnStore(database)
    thinking = await claimed(turns, chat("How do I export a board?"))
    seen = (await mia.read(thinking)).last_message_id
    await mia.post(thinking, replace(REPLY, last_seen=seen))
    with pytest.raises(StaleEpoch):
        await turns.settle(thinking, reply("Open Boards."))
    ticket = await mia.read(thinking)
    assert (ticket.status, ticket.with_person, ticket.draft) == (TicketStatus.WAITING_CUSTOMER, True, None)


async def test_what_the_ai_is_about_to_say_is_a_draft_once_a_person_took_over(database: Database) -> None:
    mia, turns = await colleague(database), TurnStore(database)
    thinking = await claimed(turns, chat("How do I export a board?"))
    await mia.changes.take_over(thinking.ticket_number)
    await turns.settle(thinking, reply("Open Boards."))
    ticket = await mia.read(thinking)
    assert ticket.draft is not None
    assert (ticket.draft.text, await OutboxStore(database).take(Channel.WHATSAPP, 10)) == ("Open Boards.", [])


async def test_a_reply_leaves_when_it_can_be_taken_back_no_more(database: Database) -> None:
    mia, claim, outbox = await colleague(database), await waiting(database, number()), OutboxStore(database)
    posted = await mia.post(claim, REPLY)
    assert await outbox.take(Channel.WHATSAPP, 10) == []
    await database.execute("update messages set next_attempt_at = now() where id = $1", posted.item.id)
    [attempt] = await outbox.take(Channel.WHATSAPP, 10)
    assert not attempt.message.automatic
    with pytest.raises(Conflict):
        await mia.posts.take_back(claim.ticket_number, attempt.message.id)


async def test_a_note_never_leaves(database: Database) -> None:
    mia, claim = await colleague(database), await waiting(database, number())
    await mia.post(claim, replace(REPLY, note=True))
    assert await OutboxStore(database).take(Channel.WHATSAPP, 10) == []
    ticket, timeline = await mia.desk.ticket(claim.ticket_number)
    assert (ticket.status, timeline.items[-1].text) == (TicketStatus.ESCALATED, REPLY.content)


async def test_a_message_that_came_late_was_not_seen(database: Database) -> None:
    """It carries the time at which it was sent, which is before the reply that somebody saw last."""
    mia, claim = await colleague(database), await waiting(database, phone := number())
    seen = (await mia.post(claim, REPLY)).item
    await claimed(TurnStore(database), chat("Still there?", phone=phone, received_at=claim.last.received_at))
    with pytest.raises(Stale) as stale:
        await mia.post(claim, Post(content="Bye.", last_seen=UUID(seen.id)))
    assert [item.text for item in stale.value.newer] == ["Still there?"]


WAITS: dict[str, Any] = {
    "state": LedgerState.DRAFTED,
    "delivery": DeliveryStatus.DRAFT,
    "ticket_status": TicketStatus.IN_PROGRESS,
}


async def drafted(database: Database, phone: str) -> Claim:
    """A customer whom the AI would answer."""
    turns = TurnStore(database)
    claim = await claimed(turns, chat("How do I export a board?", phone=phone))
    await turns.settle(claim, reply("Open Boards.", **WAITS))
    return claim


@pytest.mark.parametrize("text", ["Open Boards.", "Press E.", None], ids=["as it was", "reworded", "beside it"])
async def test_what_was_sent_for_a_draft_is_taken_back_and_all_is_as_before(
    database: Database, text: str | None
) -> None:
    mia, claim = await colleague(database), await drafted(database, number())
    before = await mia.read(claim)
    assert before.draft is not None
    said = Post(content=text, draft_id=before.draft.id) if text else REPLY
    posted = await mia.post(claim, said)
    await mia.posts.take_back(claim.ticket_number, UUID(posted.item.id))
    assert replace(await mia.read(claim), my_draft=None) == before


async def test_who_takes_back_the_first_of_two_replies_leaves_what_the_second_did(database: Database) -> None:
    mia, claim = await colleague(database), await drafted(database, number())
    first = await mia.post(claim, REPLY)
    await mia.post(claim, Post(content="Then press X."))
    await mia.posts.take_back(claim.ticket_number, UUID(first.item.id))
    ticket = await mia.read(claim)
    assert (ticket.status, ticket.with_person, ticket.draft) == (TicketStatus.WAITING_CUSTOMER, True, None)


async def test_no_draft_comes_back_that_a_later_turn_has_replaced(database: Database) -> None:
    mia, turns, phone = await colleague(database), TurnStore(database), number()
    claim = await drafted(database, phone)
    posted = await mia.post(claim, REPLY)
    await turns.settle(await claimed(turns, chat("And print it?", phone=phone)), reply("Press P.", **WAITS))
    later = await mia.read(claim)
    await mia.posts.take_back(claim.ticket_number, UUID(posted.item.id))
    waiting = "select content from messages where ticket_id = $1 and delivery_status = 'draft'"
    assert [row["content"] for row in await database.fetch(waiting, claim.ticket_id)] == ["Press P."]
    assert replace(await mia.read(claim), my_draft=None) == later


async def test_the_draft_of_the_other_ticket_waits_again_in_the_inbox(database: Database) -> None:
    mia, claim = await colleague(database), await drafted(database, number())
    request = TicketRequest(summary="Printing", category=Category.HOW_TO, priority=Priority.MEDIUM)
    other, _ = await StaffStore(database, EVERYTHING).open_ticket(claim.customer_id, claim.channel, request)
    posted = await mia.posts.post(other, REPLY, COMPOSE, None)
    await mia.posts.take_back(other, UUID(posted.item.id))
    assert await database.fetchval("select draft_waits from tickets where id = $1", claim.ticket_id)


async def test_what_was_handed_back_meanwhile_stays_the_ai_s(database: Database) -> None:
    mia, claim = await colleague(database), await waiting(database, number())
    posted = await mia.post(claim, REPLY)
    await mia.changes.hand_back(claim.ticket_number)
    await mia.posts.take_back(claim.ticket_number, UUID(posted.item.id))
    ticket = await mia.read(claim)
    assert (ticket.status, ticket.with_person) == (TicketStatus.OPEN, False)
