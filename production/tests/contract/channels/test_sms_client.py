"""Text messages through the local provider, by Twilio's own library."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from production.channels.sms.channel import SMS
from production.channels.sms.twilio.parse import parse_inbound
from production.channels.twilio.client import MessagesClient
from production.crm.support.model import OutboundPart
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.delivery import OutboundMessage, SendStatus
from production.schemas.envelope import InboundMessage
from production.schemas.outcomes import EndCode
from production.tests.contract.providers.playground import NUMBER, Playground, new_phone
from production.tests.support.channels import sms_at
from production.tests.support.turns import claimed, reply
from production.workers.sender import Sender

LATELY = datetime.now(UTC) - timedelta(hours=1)


@pytest.fixture
def client(ground: Playground) -> MessagesClient:
    return sms_at(ground.url)


def text_from(phone: str) -> InboundMessage:
    form = {"MessageSid": f"SM{uuid4().hex}", "From": phone, "Body": "How do I export?"}
    return parse_inbound(form, received_at=datetime.now(UTC))


def text_to(phone: str) -> OutboundMessage:
    return OutboundMessage(id=uuid4(), channel=SMS, recipient=phone, text="Hello €", correlation_id=uuid4().hex)


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
    parts = tuple(OutboundPart(text=text, correlation_id=uuid4().hex, recipient=phone) for text in ("one", "two"))
    await turns.settle(await claimed(turns, text_from(phone)), replace(reply(), parts=parts))
    stop, loop = asyncio.Event(), Sender(OutboxStore(database), SMS, client)
    running = asyncio.create_task(loop.run(stop))
    open_ones = "select count(*) from messages where direction = 'outbound' and delivery_status <> 'failed'"
    async with asyncio.timeout(20):
        while await database.fetchval(open_ones):
            await asyncio.sleep(0.02)
    stop.set()
    await running
    rows = await database.fetch("select send_error, attempts from messages where direction = 'outbound' order by part")
    why = "21610: the customer has unsubscribed (STOP)"
    assert [(row["send_error"], row["attempts"]) for row in rows] == [(why, 1), (why, 0)]
    again = await claimed(turns, text_from(phone))
    assert again.auto_reply_blocked_by
    assert again.auto_reply_blocked_by.code is EndCode.OPTED_OUT
