"""The WhatsApp client against the local provider, through Twilio's own library."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from queue import Queue
from typing import Any
from uuid import uuid4

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from production.channels.twilio.client import MessagesClient
from production.schemas.delivery import OutboundFile, OutboundMessage, SendStatus, Template
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel
from production.tests.contract.providers.playground import Playground
from production.tests.contract.providers.servers import serve
from production.tests.support.channels import whatsapp_at

JUST_NOW = datetime.now(UTC)
INVOICE = OutboundFile("Invoice 7.pdf", "application/pdf", b"%PDF-")


def reply(recipient: str, text: str = "Hello") -> OutboundMessage:
    return OutboundMessage(
        id=uuid4(), channel=Channel.WHATSAPP, recipient=recipient, text=text, correlation_id=uuid4().hex
    )


def sent_to(ground: Playground, recipient: str) -> list[str]:
    found = ground.twilio.messages.list(to=recipient)
    return [message.body for message in found if message.direction == "outbound-api"]


@pytest.mark.parametrize("prefix", ["whatsapp:", ""])
async def test_send(ground: Playground, whatsapp: MessagesClient, prefix: str) -> None:
    address = ground.open_chat()
    result = await whatsapp.send(reply(prefix + address.removeprefix("whatsapp:"), "Grüße 🎉"))
    assert result.status is SendStatus.SENT
    assert ground.twilio.messages(result.provider_id or "").fetch().body == "Grüße 🎉"


async def test_delivery_reports_carry_our_id(ground: Playground) -> None:
    reports: Queue[str] = Queue()

    async def record(request: Request) -> Response:
        reports.put(request.url.query)
        return Response()

    message = reply(ground.open_chat())
    with serve(Starlette(routes=[Route("/status", record, methods=["POST"])])) as url:
        await whatsapp_at(ground.url, callback=f"{url}/status").send(message)
        assert await asyncio.to_thread(reports.get, timeout=10) == f"id={message.correlation_id}"


async def test_what_was_sent_is_found(ground: Playground, whatsapp: MessagesClient) -> None:
    message = reply(ground.open_chat(), "It works now. Ticket TKT-0006")
    result = await whatsapp.send(message)
    assert await whatsapp.find_sent(message, JUST_NOW) == [result.provider_id]


async def test_what_was_not_sent_is_not_found(ground: Playground, whatsapp: MessagesClient) -> None:
    assert await whatsapp.find_sent(reply(ground.open_chat()), JUST_NOW) == []


async def test_after_the_window_only_a_template_is_sent(ground: Playground, whatsapp: MessagesClient) -> None:
    message = replace(reply(ground.open_chat(), "It works\nnow."), window_closes_at=datetime.now(UTC))
    refused = await whatsapp.send(message)
    assert (refused.status, refused.reason[:5]) == (SendStatus.FAILED, "63016")
    template = Template("HX" + "0" * 32, {"1": "Your ticket: {text}"})
    assert (await whatsapp.send(replace(message, template=template))).status is SendStatus.SENT
    assert len(sent_to(ground, message.recipient)) == 1


async def test_an_equal_text_from_before_is_not_found(ground: Playground, whatsapp: MessagesClient) -> None:
    message = reply(ground.open_chat(), "Have a nice day.")
    await whatsapp.send(message)
    assert await whatsapp.find_sent(message, datetime.now(UTC) + timedelta(minutes=1)) == []


@pytest.mark.parametrize(
    ("fault", "status", "retry_after_s"),
    [
        ({"mode": "status", "status": 429, "code": 20429, "retry_after": 3}, SendStatus.RETRY, 3.0),
        ({"mode": "status", "status": 400, "code": 63016}, SendStatus.FAILED, None),
        ({"mode": "status", "status": 400, "code": 21610}, SendStatus.UNSUBSCRIBED, None),
        ({"mode": "status", "status": 400, "code": 63038}, SendStatus.RETRY, 3600.0),
        ({"mode": "status", "status": 400, "code": 63018}, SendStatus.RETRY, None),
        ({"mode": "status", "status": 503}, SendStatus.UNKNOWN, None),
        ({"mode": "drop"}, SendStatus.UNKNOWN, None),
        ({"mode": "accept_and_drop"}, SendStatus.UNKNOWN, None),
    ],
)
async def test_how_a_send_can_end(
    ground: Playground, whatsapp: MessagesClient, fault: dict[str, Any], status: SendStatus, retry_after_s: float | None
) -> None:
    address = ground.open_chat()
    ground.fault("twilio", "send", **fault)
    result = await whatsapp.send(reply(address))
    assert (result.status, result.retry_after_s) == (status, retry_after_s)


async def test_too_long_is_refused_for_good(ground: Playground, whatsapp: MessagesClient) -> None:
    result = await whatsapp.send(reply(ground.open_chat(), "x" * 1601))
    assert (result.status, result.reason[:5]) == (SendStatus.FAILED, "21617")


async def test_a_lost_answer_is_found_and_not_a_second_message(ground: Playground, whatsapp: MessagesClient) -> None:
    message = reply(ground.open_chat(), "only once")
    ground.fault("twilio", "send", "accept_and_drop")
    await whatsapp.send(message)
    assert len(await whatsapp.find_sent(message, JUST_NOW)) == 1
    assert sent_to(ground, message.recipient) == ["only once"]


async def test_nobody_listens(nowhere: str) -> None:
    assert (await whatsapp_at(nowhere).send(reply("+15550001111"))).status is SendStatus.RETRY


@pytest.mark.parametrize("question", ["ping", "find_sent"])
async def test_away_is_said_so(nowhere: str, question: str) -> None:
    with pytest.raises(Unavailable):
        await getattr(whatsapp_at(nowhere), question)(
            *[reply("+15550001111"), JUST_NOW][: 2 * (question == "find_sent")]
        )


async def test_wrong_credentials_are_said_so(ground: Playground) -> None:
    with pytest.raises(Unavailable):
        await whatsapp_at(ground.url, secret="wrong").ping()


async def test_ping(whatsapp: MessagesClient) -> None:
    await whatsapp.ping()


async def test_what_customers_wrote_is_listed_and_our_replies_are_not(
    ground: Playground, whatsapp: MessagesClient
) -> None:
    address = ground.open_chat()
    reply_sid = (await whatsapp.send(reply(address))).provider_id
    received = await whatsapp.list_received(datetime.now(UTC) - timedelta(hours=1))
    [inbound] = [one.sid for one in ground.twilio.messages.list() if one.from_ == address]
    assert inbound in received
    assert reply_sid not in received
    assert await whatsapp.list_received(datetime.now(UTC) + timedelta(hours=1)) == []


async def test_a_file_is_fetched_from_us_and_found_by_its_name(ground: Playground) -> None:
    fetched: Queue[str] = Queue()

    async def give(request: Request) -> Response:
        fetched.put(request.path_params["message"])
        return Response(b"%PDF-", media_type="application/pdf")

    message = replace(reply(ground.open_chat(), "Invoice 7.pdf"), files=(INVOICE,))
    with serve(Starlette(routes=[Route("/files/{message}", give)])) as url:
        client = whatsapp_at(ground.url, files=f"{url}/files")
        result = await client.send(message)
        assert await asyncio.to_thread(fetched.get, timeout=10) == message.correlation_id
    sent = ground.twilio.messages(result.provider_id or "").fetch()
    assert (sent.body, sent.num_media) == ("Invoice 7.pdf", "1")
    assert await client.find_sent(message, JUST_NOW) == [result.provider_id]


async def test_words_that_are_the_name_of_a_file_are_not_taken_for_it(
    ground: Playground, whatsapp: MessagesClient
) -> None:
    words = reply(ground.open_chat(), "Invoice 7.pdf")
    await whatsapp.send(words)
    assert await whatsapp.find_sent(replace(words, files=(INVOICE,)), JUST_NOW) == []


async def test_a_file_that_nobody_could_fetch_or_after_the_window_is_not_sent(
    ground: Playground, whatsapp: MessagesClient
) -> None:
    message = replace(reply(ground.open_chat(), "Invoice 7.pdf"), files=(INVOICE,))
    late = replace(message, window_closes_at=datetime.now(UTC), template=Template("HX" + "0" * 32, {"1": "{text}"}))
    results = [await whatsapp.send(message), await whatsapp_at(ground.url, files="http://here").send(late)]
    assert [each.status for each in results] == [SendStatus.FAILED] * 2
    assert sent_to(ground, message.recipient) == []
