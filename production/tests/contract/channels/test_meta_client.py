"""WhatsApp Cloud, Messenger and Instagram: our clients against the local Graph API, over HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import requests

from production.channels.meta.files import Files
from production.channels.provider import TemplateState
from production.channels.whatsapp.cloud.media import MediaClient
from production.channels.whatsapp.cloud.parse import read
from production.crm.attachments.model import PendingAttachment
from production.lab.local.providers.graph_webhooks import signature_of
from production.schemas.delivery import OutboundFile, OutboundMessage, SendStatus, Template
from production.schemas.errors import FteError, InvalidInput, NotFound, TooLarge, Unavailable
from production.schemas.ids import Channel
from production.tests.contract.providers.playground import META_SECRET, META_TOKEN, Playground
from production.tests.contract.providers.servers import Delivery
from production.tests.support.channels import META, cloud_at, graph_at, meta_app, page_at
from production.tests.unit.crm.attached import PNG

CHANNELS = ("whatsapp", "messenger", "instagram")
NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def lasting_token(shared_ground: Playground) -> Iterator[None]:
    yield
    requests.post(f"{shared_ground.url}/sandbox/meta/token", json={"expires_in_s": 0}, timeout=5)


def client(ground: Playground, channel: str) -> Any:
    return cloud_at(ground.url) if channel == "whatsapp" else page_at(ground.url, channel)


def wrote(ground: Playground, channel: str, text: str = "Hi") -> str:
    """Somebody who has just written."""
    person = str(uuid4().int)[:13]
    ground.post(f"/sandbox/meta/{channel}", **{"from": person, "text": text})
    return person


def reply(channel: str, recipient: str, text: str = "Hello") -> OutboundMessage:
    return OutboundMessage(uuid4(), Channel(channel), recipient, text, uuid4().hex)


def said(ground: Playground, channel: str, person: str) -> list[str]:
    chat = ground.get(f"/sandbox/meta/{channel}/chats/{person}")["messages"]
    return [each["body"] for each in chat if each["direction"] == "outbound"]


def batch_with(ground: Playground, channel: str, needle: str) -> Delivery:
    path = {"whatsapp": "/meta/whatsapp/cloud"}.get(channel, f"/meta/{channel}")
    [found] = ground.sink.wait(lambda each: each.path == path and needle in each.body.decode())
    return found


@pytest.mark.parametrize("channel", CHANNELS)
async def test_send(ground: Playground, channel: str) -> None:
    person = wrote(ground, channel)
    result = await client(ground, channel).send(reply(channel, person, "Grüße 🎉"))
    assert (result.status, bool(result.provider_id)) == (SendStatus.SENT, True)
    assert said(ground, channel, person) == ["Grüße 🎉"]


async def test_who_hides_the_number_is_written_to_by_id(ground: Playground) -> None:
    user = f"US.{uuid4().int}"
    ground.post("/sandbox/meta/whatsapp", **{"from": user, "text": "Hi"})
    await cloud_at(ground.url).send(reply("whatsapp", user))
    assert said(ground, "whatsapp", user) == ["Hello"]


@pytest.mark.parametrize("channel", CHANNELS)
async def test_what_meta_tells_is_signed_over_its_own_bytes(ground: Playground, channel: str) -> None:
    word = f"grün-{uuid4().hex}@a/b"
    wrote(ground, channel, word)
    delivery = await asyncio.to_thread(batch_with, ground, channel, word[5:37])
    assert delivery.headers["x-hub-signature-256"] == signature_of(META_SECRET, delivery.body)
    assert b"gr\\u00fcn" in delivery.body
    assert b"\\u0040a\\/b" in delivery.body


async def test_a_report_tells_that_meta_has_what_we_did_not_hear_of(ground: Playground) -> None:
    message = reply("whatsapp", wrote(ground, "whatsapp"), "only once")
    ground.fault("meta", "send", "accept_and_drop")
    assert (await cloud_at(ground.url).send(message)).status is SendStatus.UNKNOWN
    with pytest.raises(Unavailable):  # nothing is sent again as long as nobody knows
        await cloud_at(ground.url).find_sent(message, NOW)
    delivery = await asyncio.to_thread(batch_with, ground, "whatsapp", message.correlation_id)
    [report] = read(json.loads(delivery.body), NOW, "")
    assert report.correlation_id == message.correlation_id  # type: ignore[union-attr] # it brings one report


@pytest.mark.parametrize("channel", ["messenger", "instagram"])
async def test_a_page_finds_what_it_has_sent(ground: Playground, channel: str) -> None:
    message, page = reply(channel, wrote(ground, channel, "Hello"), "It works"), page_at(ground.url, channel)
    assert await page.find_sent(message, NOW) == []
    ground.fault("meta", "send", "accept_and_drop")
    await page.send(message)
    assert len(await page.find_sent(message, NOW)) == 1
    assert await page.find_sent(message, datetime.now(UTC) + timedelta(minutes=1)) == []


async def test_after_the_window_only_an_approved_template_is_sent(ground: Playground) -> None:
    message = replace(reply("whatsapp", wrote(ground, "whatsapp"), "It works\nnow."), window_closes_at=NOW)
    whatsapp = cloud_at(ground.url)
    assert (await whatsapp.send(message)).reason[:6] == "131047"
    template = Template(name="ticket_reply", variables={"1": "{text}"})
    assert (await whatsapp.send(replace(message, template=template))).status is SendStatus.SENT
    assert said(ground, "whatsapp", message.recipient) == ["[ticket_reply] It works now."]
    pending = await whatsapp.send(replace(message, template=replace(template, name="not_yet")))
    assert (pending.status, pending.reason[:6]) == (SendStatus.FAILED, "132001")


async def test_templates_and_what_meta_thinks_of_them(ground: Playground) -> None:
    found = await cloud_at(ground.url).templates()
    assert TemplateState("ticket_reply", "en", "approved") in found
    assert TemplateState("not_yet", "en", "pending") in found


@pytest.mark.parametrize("channel", ["messenger", "instagram"])
@pytest.mark.parametrize(
    ("hours", "author", "status", "tag"),
    [
        (23, "AI", SendStatus.SENT, None),
        (23, "person", SendStatus.SENT, None),
        (25, "AI", SendStatus.FAILED, None),
        (25, "person", SendStatus.SENT, "HUMAN_AGENT"),
        (24 * 8, "person", SendStatus.FAILED, None),
    ],
)
async def test_the_tag_is_for_people_and_only_after_the_window(
    ground: Playground, channel: str, hours: int, author: str, status: SendStatus, tag: str | None
) -> None:
    person = wrote(ground, channel)
    ground.post(f"/sandbox/meta/{channel}/age", person=person, hours=hours)
    closes = datetime.now(UTC) + timedelta(hours=24 - hours)
    message = replace(reply(channel, person), automatic=author == "AI", window_closes_at=closes)
    assert (await page_at(ground.url, channel).send(message)).status is status
    chat = ground.get(f"/sandbox/meta/{channel}/chats/{person}")["messages"]
    assert [each["tag"] for each in chat if each["direction"] == "outbound"] == [tag] * (status is SendStatus.SENT)


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(
    ("fault", "status", "retry_after_s"),
    [
        ({"mode": "status", "status": 429, "code": 4, "retry_after": 3}, SendStatus.RETRY, 3.0),
        ({"mode": "status", "status": 400, "code": 130429}, SendStatus.RETRY, 1.0),
        ({"mode": "status", "status": 400, "code": 131056}, SendStatus.RETRY, None),
        ({"mode": "status", "status": 401, "code": 190}, SendStatus.RETRY, 60.0),
        ({"mode": "status", "status": 400, "code": 131026}, SendStatus.FAILED, None),
        ({"mode": "status", "status": 400, "code": 100}, SendStatus.FAILED, None),
        ({"mode": "status", "status": 500, "code": 1}, SendStatus.UNKNOWN, None),
        ({"mode": "drop"}, SendStatus.UNKNOWN, None),
        ({"mode": "accept_and_drop"}, SendStatus.UNKNOWN, None),
    ],
)
async def test_how_a_send_can_end(
    ground: Playground, channel: str, fault: dict[str, Any], status: SendStatus, retry_after_s: float | None
) -> None:
    person = wrote(ground, channel)
    ground.fault("meta", "send", **fault)
    result = await client(ground, channel).send(reply(channel, person))
    assert (result.status, result.retry_after_s) == (status, retry_after_s)


async def test_nobody_listens(nowhere: str) -> None:
    assert (await cloud_at(nowhere).send(reply("whatsapp", "4930901820"))).status is SendStatus.RETRY
    with pytest.raises(Unavailable):
        await graph_at(nowhere).check_token()


async def test_a_token_is_watched(ground: Playground) -> None:
    graph = graph_at(ground.url)
    assert await graph.check_token() is None
    ground.post("/sandbox/meta/token", expires_in_s=3 * 86_400)
    assert "expires on" in (await graph.check_token() or "")
    ground.post("/sandbox/meta/token", expires_in_s=-1)
    with pytest.raises(Unavailable, match="expired"):
        await graph.check_token()
    assert (await cloud_at(ground.url).send(reply("whatsapp", "4930901820"))).status is SendStatus.RETRY


async def test_a_wrong_token_is_said_so(ground: Playground) -> None:
    with pytest.raises(Unavailable, match="token"):
        await graph_at(ground.url, "another").check_token()


def media_at(url: str, limit: int = 10_000) -> MediaClient:
    return MediaClient(graph_at(url), META.number_id, Files(meta_app(url), META_TOKEN, limit=limit))


def file(reference: str) -> PendingAttachment:
    return PendingAttachment(uuid4(), "whatsapp:wamid.1", 0, Channel.WHATSAPP, "a", reference, attempts=1)


def uploaded(ground: Playground) -> str:
    headers = {"Content-Type": "image/png"}
    answer = requests.post(f"{ground.url}/sandbox/meta/media", data=PNG, headers=headers, timeout=5)
    return str(answer.json()["id"])


async def test_a_picture_of_a_chat(ground: Playground) -> None:
    assert await media_at(ground.url).fetch(file(uploaded(ground))) == PNG


@pytest.mark.parametrize(
    ("reference", "expected"),
    [("404404", NotFound), ("https://api.twilio.com/x", InvalidInput), ("../me", InvalidInput)],
)
async def test_what_is_not_there_or_not_metas(ground: Playground, reference: str, expected: type[FteError]) -> None:
    with pytest.raises(expected):
        await media_at(ground.url).fetch(file(reference))


async def test_a_file_over_the_limit_is_not_read_to_its_end(ground: Playground) -> None:
    with pytest.raises(TooLarge):
        await media_at(ground.url, limit=10).fetch(file(uploaded(ground)))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://169.254.169.254/latest/meta-data/",
        "http://scontent.fbcdn.net/a.jpg",
        "https://fbcdn.net.evil.example/a.jpg",
        "https://evilfbcdn.net/a.jpg",
        "https://scontent.fbcdn.net:8443/a.jpg",
        "https://evil.example@scontent.fbcdn.net/a.jpg",
        "https://scontent.fbcdn.net@evil.example/a.jpg",
        "file:///etc/passwd",
    ],
)
async def test_no_address_leads_away_from_meta(url: str) -> None:
    with pytest.raises(InvalidInput):
        await Files(meta_app("https://graph.facebook.com"), META_TOKEN, limit=10).fetch(url)


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        (OutboundFile("Invoice 7.pdf", "application/pdf", b"%PDF-"), "[document] Invoice 7.pdf"),
        (OutboundFile("board.png", "image/png", PNG), "[image] "),
    ],
)
async def test_a_file_is_given_to_meta_and_then_sent(ground: Playground, file: OutboundFile, shown: str) -> None:
    message = replace(reply("whatsapp", wrote(ground, "whatsapp"), file.name), files=(file,))
    assert (await cloud_at(ground.url).send(message)).status is SendStatus.SENT
    [body] = said(ground, "whatsapp", message.recipient)
    assert body.startswith(shown)


@pytest.mark.parametrize(
    ("content_type", "window_closes_at"),
    [("application/zip", None), ("application/pdf", datetime(2020, 1, 1, tzinfo=UTC))],
)
async def test_a_file_that_meta_does_not_take_is_not_sent(
    ground: Playground, content_type: str, window_closes_at: datetime | None
) -> None:
    message = reply("whatsapp", wrote(ground, "whatsapp"), "a file")
    file = OutboundFile("a file", content_type, b"PK")
    refused = await cloud_at(ground.url).send(replace(message, files=(file,), window_closes_at=window_closes_at))
    assert (refused.status, said(ground, "whatsapp", message.recipient)) == (SendStatus.FAILED, [])


async def test_a_file_that_cannot_be_given_to_meta_is_tried_again(nowhere: str) -> None:
    message = replace(reply("whatsapp", "15550001111"), files=(OutboundFile("a.pdf", "application/pdf", b"%PDF-"),))
    assert (await cloud_at(nowhere).send(message)).status is SendStatus.RETRY
