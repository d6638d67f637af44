"""What Messenger and Instagram bring, in our words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from production.channels.instagram.channel import CHANNEL as INSTAGRAM
from production.channels.messenger.channel import CHANNEL as MESSENGER
from production.channels.meta.messaging import Messaging
from production.channels.meta.webhook import Event, Report
from production.schemas.delivery import RenderContext
from production.schemas.envelope import InboundMessage, LeadNotice, MessageKind
from production.schemas.ids import IdentifierKind, Proof
from production.schemas.outcomes import DeliveryStatus
from production.tests.unit.channels.meta_batches import PAGE, event, page

NOW = datetime(2026, 3, 3, tzinfo=UTC)
APP = "670843887433847"
URL = "https://scontent.fbcdn.net/v/a/photo.jpg?x=1"
messenger = Messaging(MESSENGER.name, IdentifierKind("messenger_user"))


def read(batch: Any) -> list[Event]:
    return list(messenger.read(batch, NOW, APP))


def message(where: str = "messaging", **content: Any) -> InboundMessage:
    [found] = read(page(event(**content), where=where))
    assert isinstance(found, InboundMessage)
    return found


def test_a_page_scoped_id_is_the_person() -> None:
    found = message(message={"mid": "m_1", "text": "Grüße"})
    assert (found.event_id, found.key, found.text) == ("messenger:m_1", "PSID1", "Grüße")
    assert (found.sender.kind, found.sender.value) == (IdentifierKind("messenger_user"), "PSID1")
    assert (found.sender.proof, found.line) == (Proof.PROVEN, PAGE)


@pytest.mark.parametrize(
    ("content", "text", "kind", "files"),
    [
        ({"message": {"mid": "m", "attachments": [{"type": "image", "payload": {"url": URL}}]}}, "", "message", 1),
        ({"message": {"mid": "m", "attachments": [{"type": "audio", "payload": {"url": URL}}]}}, "", "voice", 1),
        (
            {"message": {"mid": "m", "attachments": [{"type": "story_mention", "payload": {"url": URL}}]}},
            "",
            "message",
            1,
        ),
        (
            {"message": {"mid": "m", "text": "Is it blue?", "reply_to": {"story": {"url": URL}}}},
            "Is it blue?",
            "message",
            1,
        ),
        ({"postback": {"mid": "m", "title": "Get started", "payload": "X"}}, "Get started", "message", 0),
        ({"reaction": {"mid": "m", "action": "react", "emoji": "❤"}}, "", "reaction", 0),
        ({"message": {"mid": "m", "is_unsupported": True}}, "", "unreadable", 0),
        ({"message": {"mid": "m", "text": "stop"}}, "stop", "stop", 0),
    ],
)
def test_kinds(content: dict[str, Any], text: str, kind: MessageKind, files: int) -> None:
    found = message(**content)
    assert (found.text, found.kind, len(found.attachments)) == (text, kind, files)


def test_a_button_without_an_id_counts_once() -> None:
    pressed = page(event(postback={"title": "Start"}))
    assert read(pressed)[0] == read(pressed)[0]


def test_while_another_app_owns_the_thread_we_only_listen() -> None:
    found = message(where="standby", message={"mid": "m_2", "text": "Hello bot"})
    assert (found.kind, found.text) == (MessageKind.STANDBY, "Hello bot")


def test_our_own_words_are_known_by_our_app() -> None:
    echo = {"mid": "m_3", "text": "Hi", "is_echo": True, "app_id": int(APP), "metadata": "ours"}
    assert read(page(event(PAGE, "PSID1", message=echo))) == [Report("m_3", DeliveryStatus.SENT, None, "ours")]


@pytest.mark.parametrize("app", [{}, {"app_id": 26390203743090}])
def test_what_others_of_us_say_is_an_echo(app: dict[str, int]) -> None:
    echo = {"mid": "m_4", "text": "I called you", "is_echo": True, **app}
    [found] = read(page(event(PAGE, "PSID1", message=echo)))
    assert isinstance(found, InboundMessage)
    assert (found.kind, found.key, found.sender.value) == (MessageKind.ECHO, "PSID1", "PSID1")


def test_reports() -> None:
    delivered = event(delivery={"mids": ["m_5", "m_6", None], "watermark": 1772500000000})
    seen = event(read={"watermark": 1772500000000})
    assert [(each.provider_id, each.status) for each in read(page(delivered, seen)) if isinstance(each, Report)] == [
        ("m_5", DeliveryStatus.DELIVERED),
        ("m_6", DeliveryStatus.DELIVERED),
        ("", DeliveryStatus.READ),
    ]


@pytest.mark.parametrize("name", ["pass_thread_control", "take_thread_control", "app_roles", "optin", "referral"])
def test_what_asks_nothing_is_left_out(name: str) -> None:
    told: dict[str, Any] = {name: {"new_owner_app_id": APP}}
    assert read(page(event(**told))) == []


def test_a_lead_of_an_ad_is_announced_beside_messages() -> None:
    lead = {"leadgen_id": 555, "form_id": "9", "page_id": PAGE, "created_time": 1772500000}
    batch = page({"field": "leadgen", "value": lead}, where="changes")
    batch["entry"] += page(event(message={"mid": "m_7", "text": "Hi"}))["entry"]
    notice, said = read(batch)
    assert isinstance(notice, LeadNotice)
    assert (notice.lead_id, notice.form_id, notice.created_at.year) == ("555", "9", 2026)
    assert isinstance(said, InboundMessage)


@pytest.mark.parametrize("text", ["word " * 900, "слово " * 900, "言葉。" * 900, "🎉" * 900])
def test_instagram_counts_bytes(text: str) -> None:
    rendered = INSTAGRAM.render(text, RenderContext(ticket_number="TKT-1", company="TechCorp"))
    assert max(len(part.encode()) for part in rendered.parts) <= 1_000
    assert rendered.over_limit
