"""Outbound messages: in order, never by two senders at once, and status only moves forward."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from production.crm.support.model import OutboundPart
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.delivery import Template
from production.schemas.envelope import Machine
from production.schemas.errors import StaleEpoch
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.tests.builders import because, chat, mail
from production.tests.support.turns import claimed, reply


@pytest.fixture
def outbox(database: Database) -> OutboxStore:
    return OutboxStore(database)


async def write(database: Database, *texts: str, phone: str = "+12025550101") -> None:
    turns = TurnStore(database)
    parts = tuple(OutboundPart(text=text, correlation_id=f"{phone}{text}", recipient=phone) for text in texts)
    await turns.settle(await claimed(turns, chat(phone=phone)), replace(reply(), parts=parts))


async def test_parts_leave_one_after_the_other(outbox: OutboxStore, database: Database) -> None:
    await write(database, "one", "two")
    [first] = await outbox.take(Channel.WHATSAPP, 10)
    assert (first.message.text, await outbox.take(Channel.WHATSAPP, 10)) == ("one", [])
    await outbox.mark_sent(first.message.id, "SM1")
    [second] = await outbox.take(Channel.WHATSAPP, 10)
    assert second.message.text == "two"


async def test_what_was_sent_is_told_of_its_ticket(outbox: OutboxStore, database: Database) -> None:
    await write(database, "one")
    [attempt] = await outbox.take(Channel.WHATSAPP, 10)
    await outbox.mark_sent(attempt.message.id, "SM1")
    told = "select payload ->> 'ticket' from event_outbox where type = 'reply_sent'"
    assert await database.fetchval(told) == str(await database.fetchval("select id from tickets"))


async def test_conversations_do_not_wait_for_each_other(outbox: OutboxStore, database: Database) -> None:
    await write(database, "to ada", phone="+12025550101")
    await write(database, "to bob", phone="+12025550102")
    assert {attempt.message.text for attempt in await outbox.take(Channel.WHATSAPP, 10)} == {"to ada", "to bob"}


async def test_two_senders_never_take_the_same_message(outbox: OutboxStore, database: Database) -> None:
    for number in range(10):
        await write(database, "hello", phone=f"+120255501{number:02d}")
    taken = await asyncio.gather(*(outbox.take(Channel.WHATSAPP, 5) for _ in range(6)))
    ids = [attempt.message.id for attempts in taken for attempt in attempts]
    assert len(ids) == len(set(ids)) == 10


async def test_a_message_whose_sender_died_is_taken_again_as_possibly_sent(
    outbox: OutboxStore, database: Database
) -> None:
    await write(database, "hello")
    [attempt] = await outbox.take(Channel.WHATSAPP, 10)
    async with database.connection() as connection:
        await connection.execute("update messages set next_attempt_at = now() where id = $1", attempt.message.id)
    [again] = await outbox.take(Channel.WHATSAPP, 10)
    assert (attempt.previous_status, again.previous_status) == (DeliveryStatus.PENDING, DeliveryStatus.SENDING)


async def test_only_who_took_it_last_gives_it_to_the_provider_again(outbox: OutboxStore, database: Database) -> None:
    await write(database, "hello")
    [first] = await outbox.take(Channel.WHATSAPP, 10)
    await database.execute("update messages set next_attempt_at = now()")
    [second] = await outbox.take(Channel.WHATSAPP, 10)
    with pytest.raises(StaleEpoch):
        await outbox.mark_sending(first)
    assert await outbox.mark_sending(second)


async def test_what_is_known_to_be_sent_is_not_given_to_the_provider_again(
    outbox: OutboxStore, database: Database
) -> None:
    """Whoever sent it took longer to say so than its lease."""
    await write(database, "hello")
    [slow] = await outbox.take(Channel.WHATSAPP, 10)
    await database.execute("update messages set next_attempt_at = now()")
    [again] = await outbox.take(Channel.WHATSAPP, 10)
    await outbox.mark_sent(slow.message.id, "SM1")
    with pytest.raises(StaleEpoch):
        await outbox.mark_sending(again)


async def test_drafts_and_other_channels_stay(outbox: OutboxStore, database: Database) -> None:
    turns = TurnStore(database)
    await turns.settle(await claimed(turns, chat()), replace(reply(), delivery=DeliveryStatus.DRAFT))
    await write(database, "hello", phone="+12025550102")
    assert await outbox.take(Channel.EMAIL, 10) == []
    assert [attempt.message.recipient for attempt in await outbox.take(Channel.WHATSAPP, 10)] == ["+12025550102"]


async def test_a_failed_reply_goes_to_a_person(outbox: OutboxStore, database: Database) -> None:
    await write(database, "hello")
    [attempt] = await outbox.take(Channel.WHATSAPP, 10)
    await outbox.mark_failed(attempt.message.id, "63016")
    async with database.connection() as connection:
        ticket = await connection.fetchrow("select status, escalation_reason from tickets")
    assert tuple(ticket) == ("escalated", "reply not delivered: 63016")


REPORTS = ["sent", "failed", "delivered", "read"]
"""The later in this list, the more it tells: what was read was delivered, whatever else is reported."""


ORDERS = [*permutations(REPORTS), *permutations(REPORTS[:2]), *permutations(REPORTS[:3]), ("read", *REPORTS, "read")]


async def test_delivery_reports_only_move_forward_and_in_any_order_to_the_same_end(
    outbox: OutboxStore, database: Database
) -> None:
    ends = {}
    for number, reports in enumerate(ORDERS):
        sid = f"SM{number}"
        await write(database, "hello", phone=f"+120255501{number:02d}")
        [attempt] = await outbox.take(Channel.WHATSAPP, 10)
        await outbox.mark_sent(attempt.message.id, sid)
        for report in reports:
            await outbox.advance(sid, DeliveryStatus(report), "63016" if report == "failed" else None)
        ends[sid] = max(reports, key=REPORTS.index)
    async with database.connection() as connection:
        rows = await connection.fetch(
            "select provider_message_id, delivery_status, send_error from messages where direction = 'outbound'"
        )
    assert {row[0]: row[1] for row in rows} == ends
    assert {row[0]: row[2] for row in rows} == {sid: "63016" if end == "failed" else None for sid, end in ends.items()}


async def test_a_report_with_our_id_tells_that_an_unheard_send_arrived(outbox: OutboxStore, database: Database) -> None:
    await write(database, "hello")
    [attempt] = await outbox.take(Channel.WHATSAPP, 10)
    await outbox.mark_retry(attempt, DeliveryStatus.UNKNOWN, "timeout", 0)
    await outbox.advance("SM1", DeliveryStatus.DELIVERED, None, attempt.message.correlation_id)
    async with database.connection() as connection:
        row = await connection.fetchrow(
            "select delivery_status, provider_message_id from messages where direction = 'outbound'"
        )
    assert tuple(row) == ("delivered", "SM1")
    assert await outbox.take(Channel.WHATSAPP, 10) == []


async def test_a_reply_that_the_provider_could_not_deliver_goes_to_a_person(
    outbox: OutboxStore, database: Database
) -> None:
    await write(database, "hello")
    [attempt] = await outbox.take(Channel.WHATSAPP, 10)
    await outbox.mark_sent(attempt.message.id, "SM1")
    await outbox.advance("SM1", DeliveryStatus.FAILED, "63024")
    async with database.connection() as connection:
        assert await connection.fetchval("select status from tickets") == "escalated"


async def test_ids_of_other_messages_are_told_apart(outbox: OutboxStore, database: Database) -> None:
    await write(database, "hello")
    [attempt] = await outbox.take(Channel.WHATSAPP, 10)
    await outbox.mark_sent(attempt.message.id, "SM1")
    assert await outbox.unmatched_ids(["SM2", "SM1"]) == ["SM2"]


async def test_a_bounce_fails_exactly_its_mail_and_hands_the_ticket_to_a_person(
    outbox: OutboxStore, database: Database
) -> None:
    turns = TurnStore(database)
    for address in ("ada@example.com", "bob@example.com"):
        part = OutboundPart(text="Hi", correlation_id=f"{address}.ours@t.example", recipient=address)
        await turns.settle(await claimed(turns, mail(address=address, thread=address)), replace(reply(), parts=(part,)))
    for attempt in await outbox.take(Channel.EMAIL, 10):
        await outbox.mark_sent(attempt.message.id, attempt.message.recipient)
    bounce = mail("User unknown", machine=Machine.BOUNCE, returned="ada@example.com.ours@t.example")
    await turns.park(bounce, state=LedgerState.PARKED, reason=because("machine mail: bounce"))
    async with database.connection() as connection:
        rows = await connection.fetch(
            "select m.recipient, m.delivery_status, t.status from messages m join tickets t on t.id = m.ticket_id"
            " where direction = 'outbound' order by recipient"
        )
    assert [tuple(row) for row in rows] == [
        ("ada@example.com", "failed", "escalated"),
        ("bob@example.com", "sent", "waiting_customer"),
    ]


async def test_a_mail_carries_what_it_answers_and_a_chat_its_window(outbox: OutboxStore, database: Database) -> None:
    turns = TurnStore(database)
    question = mail("How do I export?")
    part = OutboundPart(text="Hi", correlation_id="ours@t.example", recipient="ada@example.com")
    await turns.settle(await claimed(turns, question), replace(reply(), parts=(part,)))
    await write(database, "hello")
    async with database.connection() as connection:
        templates = {"reply": {"content_sid": "HX1", "variables": {"1": "{text}"}}}
        await connection.execute("update channel_configs set templates = $1 where channel = 'whatsapp'", templates)
    [letter], [text] = await outbox.take(Channel.EMAIL, 10), await outbox.take(Channel.WHATSAPP, 10)
    assert letter.message.original is not None
    assert (letter.message.original.text, letter.message.original.name) == ("How do I export?", "Ada Lovelace")
    assert text.message.window_closes_at is not None
    assert text.message.window_closes_at - datetime.now(UTC) > timedelta(hours=23)
    assert text.message.template == Template("HX1", {"1": "{text}"})
