"""What the Cloud API brings, in our words: the same people, chats and kinds as by Twilio."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from production.channels.meta.webhook import Report
from production.channels.whatsapp.cloud.parse import read
from production.channels.whatsapp.twilio.parse import parse_inbound
from production.schemas.envelope import InboundMessage, MessageKind
from production.schemas.ids import IdentifierKind
from production.schemas.outcomes import DeliveryStatus
from production.tests.unit.channels.meta_batches import NUMBER, said, together, whatsapp

NOW = datetime(2026, 3, 3, tzinfo=UTC)
USER = "US.13491208655302741918"
PICTURE = {"id": "123", "mime_type": "image/jpeg", "caption": "see"}


def parse(*, contacts: list[Any] | None = None, **message: Any) -> InboundMessage:
    [found] = read(whatsapp(contacts=contacts or [], messages=[said(**message)]), NOW, "")
    assert isinstance(found, InboundMessage)
    return found


def test_the_same_person_by_either_provider_is_one_customer_with_one_chat() -> None:
    by_meta = parse()
    form = {
        "MessageSid": "SM" + "0a" * 16,
        "From": "whatsapp:+4930901820",
        "To": f"whatsapp:+{NUMBER}",
        "Body": "hello",
    }
    by_twilio = parse_inbound(form, received_at=NOW)
    for one in ("key", "sender", "line", "channel", "kind"):
        assert getattr(by_meta, one) == getattr(by_twilio, one)


def test_text() -> None:
    message = parse(contacts=[{"profile": {"name": "Lisa\nBcc"}, "wa_id": "4930901820"}])
    assert (message.event_id, message.text, message.sender.name) == ("whatsapp:wamid.1", "Hello", "Lisa Bcc")
    assert message.sent_at == datetime.fromtimestamp(1772500000, UTC)


@pytest.mark.parametrize(
    ("message", "key", "phone"),
    [({"sender": None}, USER, None), ({}, "+4930901820", "+4930901820")],
)
def test_a_business_scoped_id_with_or_without_a_number(message: dict[str, Any], key: str, phone: str | None) -> None:
    found = parse(contacts=[{"user_id": USER, "profile": {"name": "Ada"}}], from_user_id=USER, **message)
    assert (found.key, found.sender.kind, found.sender.value) == (key, IdentifierKind("whatsapp_user"), USER)
    assert (found.sender.phone, found.sender.name) == (phone, "Ada")


@pytest.mark.parametrize(
    ("message", "text", "kind"),
    [
        ({"type": "button", "button": {"text": "Yes please"}}, "Yes please", "message"),
        ({"type": "interactive", "interactive": {"button_reply": {"id": "1", "title": "No"}}}, "No", "message"),
        ({"type": "interactive", "interactive": {"list_reply": {"id": "1", "title": "Third"}}}, "Third", "message"),
        ({"type": "image", "image": PICTURE}, "see", "message"),
        ({"type": "image", "image": {"id": "1", "mime_type": "image/png"}}, "", "message"),
        ({"type": "audio", "audio": {"id": "1", "mime_type": "audio/ogg; codecs=opus"}}, "", "voice"),
        ({"type": "location", "location": {"latitude": 52.5, "longitude": 13.4}}, "Location: 52.5, 13.4", "place"),
        ({"type": "reaction", "reaction": {"message_id": "wamid.0", "emoji": "👍"}}, "", "reaction"),
        ({"type": "system", "system": {"body": "A changed from 1 to 2"}}, "", "unreadable"),
        ({"type": "unsupported", "errors": [{"code": 131051}]}, "", "unreadable"),
        ({"type": "what comes next"}, "", "unreadable"),
        ({"words": "STOP!"}, "STOP!", "stop"),
        ({"words": "Abmelden"}, "Abmelden", "stop"),
        ({"words": "\u200b\u3164"}, "", "unreadable"),
    ],
)
def test_kinds(message: dict[str, Any], text: str, kind: MessageKind) -> None:
    found = parse(**{"type": "text", **message})
    assert (found.text, found.kind) == (text, kind)


def test_a_file_is_known_by_its_id() -> None:
    [file] = parse(
        type="document", document={"id": "77", "mime_type": "application/pdf", "filename": "a.pdf"}
    ).attachments
    assert (file.name, file.content_type, file.provider_ref) == ("a.pdf", "application/pdf", "77")


def test_a_photo_without_a_name_is_called_one() -> None:
    [file] = parse(type="image", image={"id": "77", "mime_type": "image/jpeg"}).attachments
    assert file.name == "photo.jpg"


def test_a_colleague_who_writes_in_the_app_is_heard() -> None:
    echo = {"from": NUMBER, "to": "4930901820", "id": "wamid.9", "type": "text", "text": {"body": "On my way"}}
    [found] = read(whatsapp(field="smb_message_echoes", message_echoes=[echo]), NOW, "")
    assert isinstance(found, InboundMessage)
    assert (found.kind, found.key, found.text) == (MessageKind.ECHO, "+4930901820", "On my way")


def test_a_report_carries_our_id_and_why_it_failed() -> None:
    error = {"code": 131047, "title": "Re-engagement message"}
    status = {"id": "wamid.5", "status": "failed", "biz_opaque_callback_data": "ours", "errors": [error]}
    [report] = read(whatsapp(statuses=[status, {"id": "wamid.6", "status": "played"}]), NOW, "")
    assert report == Report("wamid.5", DeliveryStatus.FAILED, "131047 Re-engagement message", "ours")


def test_a_hundred_of_everything_in_one_batch() -> None:
    batch = together(
        *(
            whatsapp(messages=[said(id=f"wamid.{n}")], statuses=[{"id": f"wamid.s{n}", "status": "read"}])
            for n in range(100)
        )
    )
    found = list(read(batch, NOW, ""))
    assert len({each.event_id for each in found if isinstance(each, InboundMessage)}) == 100
    assert sum(isinstance(each, Report) for each in found) == 100
