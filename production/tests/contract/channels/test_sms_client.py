"""Text messages through the local provider, by Twilio's own library."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from production.channels.sms.channel import SMS
from production.channels.twilio.client import MessagesClient
from production.schemas.delivery import OutboundMessage, SendStatus
from production.tests.contract.providers.playground import NUMBER, Playground, new_phone
from production.tests.support.channels import sms_at

LATELY = datetime.now(UTC) - timedelta(hours=1)


@pytest.fixture
def client(ground: Playground) -> MessagesClient:
    return sms_at(ground.url)


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
    assert (refused.status, refused.reason[:5]) == (SendStatus.FAILED, "21610")
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
