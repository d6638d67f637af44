"""Text messages through the local provider, by Twilio's own library."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from production.channels.sms.channel import SMS
from production.channels.twilio.client import MessagesClient
from production.crm.support.model import Decision, OutboundPart
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.delivery import OutboundMessage, SendStatus
from production.schemas.outcomes import EndCode
from production.tests.builders import text
from production.tests.contract.providers.playground import NUMBER, Playground, new_phone
from production.tests.support.api import System
from production.tests.support.calls import signed
from production.tests.support.channels import sms_at
from production.tests.support.turns import claimed, reply
from production.workers.sender import Sender

LATELY = datetime.now(UTC) - timedelta(hours=1)
ENDS = "select send_error, attempts from messages where direction = 'outbound' order by part"


@pytest.fixture
def client(ground: Playground) -> MessagesClient:
    return sms_at(ground.url)


def text_to(phone: str) -> OutboundMessage:
    return OutboundMessage(id=uuid4(), channel=SMS, recipient=phone, text="Hello €", correlation_id=uuid4().hex)


def two_parts_to(phone: str) -> Decision:
    parts = (OutboundPart(text=each, correlation_id=uuid4().hex, recipient=phone) for each in ("one", "two"))
    return replace(reply(), parts=tuple(parts))


async def opted_out(turns: TurnStore, phone: str) -> None:
    again = await claimed(turns, text(phone))
    assert again.auto_reply_blocked_by
    assert again.auto_reply_blocked_by.code is EndCode.OPTED_OUT


async def test_nobody_has_to_write_first(ground: Playground, client: MessagesClient) -> None:
    phone = new_phone()
    result = await client.send(text_to(phone))
    assert result.status is SendStatus.SENT
    assert [one["body"] for one in ground.get(f"/sandbox/sms/chats/{phone}")["messages"]] == ["Hello €"]


async def test_what_was_sent_is_found(client: MessagesClient) -> None:
    message = text_to(new_phone())
    assert await client.find_sent(message, LATELY) == []
    result = await client.send(message)
    assert await client.find_sent(message, LATELY) == [result.provider_id]


async def test_whoever_wrote_stop_is_refused_until_start(ground: Playground, client: MessagesClient) -> None:
    phone = new_phone()
    ground.post("/sandbox/sms", **{"from": phone, "text": " Stop "})
    refused = await client.send(text_to(phone))
    assert (refused.status, refused.reason[:5]) == (SendStatus.UNSUBSCRIBED, "21610")
    ground.post("/sandbox/sms", **{"from": phone, "text": "START"})
    assert (await client.send(text_to(phone))).status is SendStatus.SENT


async def test_texts_and_chats_of_one_number_are_apart(ground: Playground, client: MessagesClient) -> None:
    phone = new_phone()
    ground.post("/sandbox/whatsapp", **{"from": phone, "text": "by chat"})
    sid = ground.post("/sandbox/sms", **{"from": phone, "text": "by text"})["sid"]
    assert [one["body"] for one in ground.get(f"/sandbox/sms/chats/{phone}")["messages"]] == ["by text"]
    received = await client.list_received(LATELY)
    assert sid in received
    assert not [one for one in ground.twilio.messages.list(to=f"whatsapp:{NUMBER}") if one.sid in received]


async def test_whoever_wrote_stop_to_twilio_gets_no_more_from_us(
    ground: Playground, client: MessagesClient, database: Database
) -> None:
    phone, turns = new_phone(), TurnStore(database)
    ground.post("/sandbox/sms", **{"from": phone, "text": "Stop"})
    await turns.settle(await claimed(turns, text(phone)), two_parts_to(phone))
    stop, loop = asyncio.Event(), Sender(OutboxStore(database), SMS, client)
    running = asyncio.create_task(loop.run(stop))
    open_ones = "select count(*) from messages where direction = 'outbound' and delivery_status <> 'failed'"
    async with asyncio.timeout(20):
        while await database.fetchval(open_ones):
            await asyncio.sleep(0.02)
    stop.set()
    await running
    rows = await database.fetch(ENDS)
    why = "21610: the customer has unsubscribed (STOP)"
    assert [(row["send_error"], row["attempts"]) for row in rows] == [(why, 1), (why, 0)]
    await opted_out(turns, phone)


async def test_a_report_that_they_wrote_stop_is_heard_as_well(
    ground: Playground, client: MessagesClient, system: System
) -> None:
    phone, turns, outbox = new_phone(), TurnStore(system.database), OutboxStore(system.database)
    await turns.settle(await claimed(turns, text(phone)), two_parts_to(phone))
    [attempt] = await outbox.take(SMS, 10)
    sent = await client.send(attempt.message)
    await outbox.mark_sent(attempt.message.id, sent.provider_id)
    path = "/webhooks/sms/status"
    form = {"MessageSid": str(sent.provider_id), "MessageStatus": "undelivered", "ErrorCode": "21610"}
    assert (await system.api.post(path, data=form, headers=signed(form, path))).status_code < 300
    rows = await system.database.fetch(ENDS)
    assert [(row["send_error"], row["attempts"]) for row in rows] == [("21610", 1), ("21610", 0)]
    await opted_out(turns, phone)
