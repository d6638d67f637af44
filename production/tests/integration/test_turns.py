"""Claim and settle: one customer, one ticket, one end for every message, and no second settlement."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from production.database.pool import Database
from production.database.tickets import TicketStore
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage, MessageKind
from production.schemas.errors import StaleEpoch, Unavailable
from production.schemas.ids import Priority, Proof
from production.schemas.outcomes import LedgerState, TicketStatus
from production.tests.builders import because, chat, form, mail
from production.tests.support.turns import claimed, reply


def later(message: InboundMessage) -> datetime:
    return message.received_at + timedelta(seconds=1)


async def test_first_message_opens_customer_conversation_and_ticket(turns: TurnStore) -> None:
    claim = await claimed(turns, chat("How do I invite people?"))
    assert (claim.ticket_status, claim.customer_name, claim.text) == (
        TicketStatus.OPEN,
        "Ada Lovelace",
        "How do I invite people?",
    )
    assert claim.ticket_number.startswith("TKT-")


async def test_a_message_that_has_ended_is_not_claimed_again(turns: TurnStore) -> None:
    message = chat()
    await turns.settle(await claimed(turns, message), reply())
    assert await turns.claim([message]) is None


async def test_only_the_newest_claim_can_settle(turns: TurnStore, database: Database) -> None:
    message = chat()
    dead_worker = await claimed(turns, message)
    successor = await claimed(turns, message)
    with pytest.raises(StaleEpoch):
        await turns.settle(dead_worker, reply("from the dead"))
    await turns.settle(successor, reply("alive"))
    async with database.connection() as connection:
        sent = await connection.fetch("select content from messages where direction = 'outbound'")
    assert [row["content"] for row in sent] == ["alive"]


async def test_settling_twice_writes_one_reply(turns: TurnStore, database: Database) -> None:
    claim = await claimed(turns, chat())
    await turns.settle(claim, reply("once"))
    with pytest.raises(StaleEpoch):
        await turns.settle(claim, reply("twice"))
    async with database.connection() as connection:
        assert await connection.fetchval("select count(*) from messages where direction = 'outbound'") == 1


async def test_the_next_message_sees_the_history_and_reopens_the_ticket(turns: TurnStore) -> None:
    first = await claimed(turns, chat("How do I invite people?"))
    await turns.settle(first, reply("Open Members.", ticket_status=TicketStatus.RESOLVED))
    second = await claimed(turns, chat("And guests?"))
    assert [(u.role, u.text) for u in second.history] == [
        ("customer", "How do I invite people?"),
        ("agent", "Open Members."),
    ]
    assert (second.ticket_number, second.ticket_status) == (first.ticket_number, TicketStatus.OPEN)


async def test_after_a_closed_ticket_a_new_one_begins(turns: TurnStore, database: Database) -> None:
    first = await claimed(turns, chat())
    await turns.settle(first, reply())
    async with database.connection() as connection:
        await connection.execute("update tickets set status = 'closed'")
    second = await claimed(turns, chat())
    assert second.ticket_number != first.ticket_number
    assert second.conversation_id == first.conversation_id


async def test_a_form_keeps_the_number_it_was_promised(turns: TurnStore) -> None:
    claim = await claimed(turns, form(ticket="TKT-0900"))
    assert claim.ticket_number == "TKT-0900"


async def test_the_same_proven_address_is_one_customer_in_two_threads(turns: TurnStore) -> None:
    one = await claimed(turns, mail(thread="t1"))
    two = await claimed(turns, mail(thread="t2"))
    assert one.customer_id == two.customer_id
    assert one.conversation_id != two.conversation_id


async def test_a_stranger_in_a_known_thread_gets_a_conversation_of_their_own(turns: TurnStore) -> None:
    owner = await claimed(turns, mail("my secret", thread="t1"))
    await turns.settle(owner, reply())
    stranger = await claimed(turns, mail(address="eve@example.net", thread="t1"))
    assert stranger.conversation_id != owner.conversation_id
    assert stranger.history == ()


async def test_a_forged_sender_in_a_known_thread_does_not_read_along(turns: TurnStore) -> None:
    owner = await claimed(turns, mail("my secret", thread="t1"))
    await turns.settle(owner, reply())
    forged = mail(thread="t1")
    sender = forged.sender.model_copy(update={"proof": Proof.CLAIMED})
    claim = await claimed(turns, forged.model_copy(update={"sender": sender}))
    assert claim.conversation_id != owner.conversation_id
    assert (claim.proof, claim.history) == (Proof.CLAIMED, ())


async def test_a_typed_address_joins_the_customer_but_proves_nothing(turns: TurnStore, database: Database) -> None:
    proven = await claimed(turns, mail())
    typed = await claimed(turns, form())
    assert typed.customer_id == proven.customer_id
    assert typed.proof == "claimed"
    history = await TicketStore(database).past_tickets(proven.customer_id)
    assert [ticket.ticket_number for ticket in history] == [proven.ticket_number]


async def test_a_typed_name_does_not_rename_a_proven_customer(turns: TurnStore, database: Database) -> None:
    await claimed(turns, mail())
    mallory = form()
    await claimed(turns, mallory.model_copy(update={"sender": mallory.sender.model_copy(update={"name": "Mallory"})}))
    async with database.connection() as connection:
        assert await connection.fetchval("select name from customers") == "Ada Lovelace"


async def test_first_messages_on_two_channels_at_once_make_one_customer(turns: TurnStore, database: Database) -> None:
    await asyncio.gather(*(turns.claim([message]) for message in [mail(thread=f"t{n}") for n in range(8)]))
    async with database.connection() as connection:
        assert await connection.fetchval("select count(*) from customers") == 1


async def test_escalated_conversations_belong_to_a_person(turns: TurnStore) -> None:
    first = await claimed(turns, chat())
    await turns.settle(first, reply(state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED, team="billing"))
    second = await claimed(turns, chat("anything new?"))
    assert second.assigned_to_human
    assert second.ticket_status is TicketStatus.ESCALATED


async def test_parked_messages_are_kept_with_their_reason(turns: TurnStore, database: Database) -> None:
    message = mail("I am out of office")
    assert await turns.park(message, state=LedgerState.PARKED, reason=because("machine mail: auto_reply"))
    outcome = await TicketStore(database).outcome(message.event_id)
    assert outcome is not None
    assert (outcome.state, outcome.reason) == (LedgerState.PARKED, "machine mail: auto_reply")
    assert await turns.claim([message]) is None


async def test_a_person_who_took_over_has_the_last_word(turns: TurnStore, database: Database) -> None:
    claim = await claimed(turns, chat())
    async with database.connection() as connection:
        await connection.execute("update conversations set status = 'escalated'")
    await turns.settle(claim, reply())
    async with database.connection() as connection:
        assert await connection.fetchval("select delivery_status from messages where direction = 'outbound'") == "draft"
        assert await connection.fetchval("select state from inbound_messages") == LedgerState.DRAFTED


async def test_what_waits_for_a_person_stays_as_pressing(turns: TurnStore, database: Database) -> None:
    escalated = reply(state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED, parts=())
    for priority in (Priority.URGENT, Priority.MEDIUM):
        await turns.settle(await claimed(turns, chat()), replace(escalated, priority=priority))
    assert await database.fetchval("select priority from tickets") == Priority.URGENT


async def test_after_a_stop_word_nothing_is_sent_until_the_customer_comes_back(turns: TurnStore) -> None:
    stop, start = chat("STOP", kind=MessageKind.STOP), chat("START", kind=MessageKind.START)
    await turns.park(stop, state=LedgerState.IGNORED, reason=because("asked for no more messages"))
    assert (await claimed(turns, chat())).opted_out
    assert not (await claimed(turns, chat(phone="+12025550102"))).opted_out
    await turns.park(start, state=LedgerState.IGNORED, reason=because("asked for messages again"))
    assert not (await claimed(turns, chat())).opted_out


async def test_replies_are_counted_for_a_customer_over_all_threads(turns: TurnStore) -> None:
    for thread in ("t1", "t2"):
        await turns.settle(await claimed(turns, mail(thread=thread)), reply())
    assert (await claimed(turns, mail(thread="t3"))).recent_replies == 2
    assert (await claimed(turns, mail(address="bob@example.com"))).recent_replies == 0


async def test_replies_to_others_who_write_in_somebodys_name_are_not_counted_for_the_owner(turns: TurnStore) -> None:
    owner, others = mail().sender, mail().sender.model_copy(update={"proof": Proof.CLAIMED})
    for number in range(3):
        await turns.settle(await claimed(turns, mail(thread=f"t{number}", sender=others)), reply())
    assert (await claimed(turns, mail(thread="t4", sender=others))).recent_replies == 3
    assert (await claimed(turns, mail(thread="t5", sender=owner))).recent_replies == 0


async def test_what_many_send_in_one_name_is_held_back(turns: TurnStore) -> None:
    usual = form(ticket="TKT-0901")
    assert usual.form
    limited = form(ticket="TKT-0902", form=usual.form.model_copy(update={"limited": True, "ticket_number": "TKT-0902"}))
    assert (await claimed(turns, usual)).auto_reply_blocked_by is None
    assert (await claimed(turns, limited)).auto_reply_blocked_by is not None


async def test_who_is_overtaken_by_a_worker_with_fewer_messages_comes_back_for_the_rest(turns: TurnStore) -> None:
    first, second = chat("first"), chat("second")
    overtaken = await claimed(turns, first, second)
    overtaking = await claimed(turns, first)
    with pytest.raises(Unavailable):
        await turns.settle(overtaken, reply())
    await turns.settle(overtaking, reply())
    assert await turns.admit([first, second]) == [second]


async def test_a_settlement_and_a_takeover_never_block_each_other(turns: TurnStore) -> None:
    """One of them wins; neither is told that the database is away."""
    for number in range(40):
        messages = [chat(f"Question {number}, part {part}") for part in range(3)]
        claim = await claimed(turns, *messages)
        ends = await asyncio.gather(
            turns.settle(claim, reply(messages[0].event_id)), turns.claim(messages), return_exceptions=True
        )
        assert not [end for end in ends if isinstance(end, Unavailable)]


async def test_a_form_that_got_two_numbers_is_found_by_both(turns: TurnStore, database: Database) -> None:
    """Sent again to another api process while the database was away: the customer holds the second number."""
    first = form(ticket="TKT-0901")
    assert first.form
    again = first.model_copy(update={"form": first.form.model_copy(update={"ticket_number": "TKT-0951"})})
    await claimed(turns, *await turns.admit([first]))
    await turns.admit([again])
    tickets = TicketStore(database)
    assert await tickets.ticket("TKT-0951") == await tickets.ticket("TKT-0901") is not None


@pytest.mark.parametrize("batches", [[[0, 1, 2]], [[0], [1, 2]], [[0, 2], [1]]])
async def test_what_is_delivered_twice_came_when_it_came_first(turns: TurnStore, batches: list[list[int]]) -> None:
    """Two processes that read one mailbox tell of each mail twice, minutes apart."""
    first, second = mail("First"), mail("Second")
    second = second.model_copy(update={"received_at": later(first)})
    again = first.model_copy(update={"received_at": later(second)})
    deliveries = first, second, again
    admitted = [await turns.admit([deliveries[each] for each in batch]) for batch in batches]
    assert admitted[-1] == [first, second]


async def test_both_numbers_of_a_form_are_known_when_they_come_together(turns: TurnStore, database: Database) -> None:
    first = form(ticket="TKT-0901")
    assert first.form
    again = first.model_copy(update={"form": first.form.model_copy(update={"ticket_number": "TKT-0951"})})
    await claimed(turns, *await turns.admit([first, again.model_copy(update={"received_at": later(first)})]))
    tickets = TicketStore(database)
    assert await tickets.ticket("TKT-0951") == await tickets.ticket("TKT-0901") is not None


MOVED = "select payload -> 'was' as was from event_outbox where subject = $1 and type = 'ticket_changed'"


async def test_who_loses_a_ticket_by_the_end_of_a_turn_is_told(turns: TurnStore, database: Database) -> None:
    claim = await claimed(turns, mail())
    await turns.settle(claim, reply(team="billing"))
    [told] = await database.fetch(MOVED, str(claim.ticket_id))
    assert told["was"] == {"assigned_to": None, "assigned_team": None}


async def test_a_turn_that_leaves_the_team_moves_nothing(turns: TurnStore, database: Database) -> None:
    claim = await claimed(turns, mail())
    await turns.settle(claim, reply())
    assert await database.fetch(MOVED, str(claim.ticket_id)) == []


async def test_what_a_turn_tells_names_its_ticket(turns: TurnStore, database: Database) -> None:
    claim = await claimed(turns, mail())
    await turns.settle(claim, reply())
    named = "select distinct payload ->> 'ticket' as ticket from event_outbox where conversation_id = $1"
    assert [row["ticket"] for row in await database.fetch(named, claim.conversation_id)] == [str(claim.ticket_id)]
