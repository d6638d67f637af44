from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from production.channels.twilio.fields import parse_status
from production.channels.twilio.verify import public_url, verify
from production.channels.whatsapp.twilio.parse import parse_inbound
from production.schemas.envelope import InboundMessage, MessageKind
from production.schemas.errors import Forbidden, InvalidInput
from production.schemas.ids import IdentifierKind, Proof
from production.text.storable import says_nothing, storable

NOW = datetime(2026, 3, 3, tzinfo=UTC)
SID = "SM" + "0a" * 16
URL = "https://support.example/api/v1/webhooks/whatsapp?x=1"
SEEN = "http://10.0.0.7:8000/api/v1/webhooks/whatsapp?x=1"
FORM = {"MessageSid": SID, "From": "whatsapp:+4930901820", "Body": "hello", "NumMedia": "0"}


def parse(**changes: str) -> InboundMessage:
    return parse_inbound({name: value for name, value in (FORM | changes).items() if value}, received_at=NOW)


def test_text() -> None:
    message = parse(ProfileName="Lisa", WaId="4930901820")
    assert (message.event_id, message.key, message.text) == (f"whatsapp:{SID}", "+4930901820", "hello")
    assert (message.sender.kind, message.sender.proof, message.sender.name) == (
        IdentifierKind.PHONE,
        Proof.PROVEN,
        "Lisa",
    )


def test_a_profile_name_is_one_line() -> None:
    assert parse(ProfileName="Lisa\nBcc: all@example.com").sender.name == "Lisa Bcc: all@example.com"


@pytest.mark.parametrize(
    ("changes", "value", "phone"),
    [
        ({"From": "whatsapp:US.13491208655302741918"}, "US.13491208655302741918", None),
        ({"From": "whatsapp:", "ExternalUserId": "US.1349"}, "US.1349", None),
        ({"From": "whatsapp:US.1349", "ExternalUserId": "US.1349", "WaId": "4930901820"}, "US.1349", "+4930901820"),
    ],
)
def test_sender_without_a_visible_number(changes: dict[str, str], value: str, phone: str | None) -> None:
    sender = parse(**changes).sender
    assert (sender.kind, sender.value, sender.phone) == (IdentifierKind("whatsapp_user"), value, phone)


@pytest.mark.parametrize(
    ("changes", "key", "identifier", "phone"),
    [
        ({"ExternalUserId": "US.1349"}, "+4930901820", (IdentifierKind("whatsapp_user"), "US.1349"), "+4930901820"),
        ({"ExternalUserId": "not an id"}, "+4930901820", (IdentifierKind.PHONE, "+4930901820"), "+4930901820"),
        ({"ExternalUserId": "4930901820"}, "+4930901820", (IdentifierKind.PHONE, "+4930901820"), "+4930901820"),
        (
            {"From": "whatsapp:US.1349", "WaId": "4930901820"},
            "US.1349",
            (IdentifierKind("whatsapp_user"), "US.1349"),
            "+4930901820",
        ),
        ({"From": "whatsapp:US.1349"}, "US.1349", (IdentifierKind("whatsapp_user"), "US.1349"), None),
    ],
)
def test_a_user_id_beside_a_number(
    changes: dict[str, str], key: str, identifier: tuple[IdentifierKind, str], phone: str | None
) -> None:
    """The chat stays under what it came from; the id keeps the person when the number is hidden one day."""
    message = parse(**changes)
    assert (message.key, (message.sender.kind, message.sender.value), message.sender.phone) == (key, identifier, phone)


def test_number_of_a_range_that_nobody_knows_is_kept() -> None:
    assert parse(From="whatsapp:+99912345").key == "+99912345"


def test_media_without_words() -> None:
    media = {"MediaUrl0": "https://api.twilio.example/Media/ME1", "MediaContentType0": "image/jpeg"}
    message = parse(Body="", NumMedia="1", **media)
    assert message.text == ""
    assert [(each.name, each.content_type, each.provider_ref) for each in message.attachments] == [
        ("photo.jpg", "image/jpeg", "https://api.twilio.example/Media/ME1")
    ]


def test_location() -> None:
    place = {"Latitude": "52.5", "Longitude": "13.4", "Label": "Office", "Address": "Main St 5"}
    assert parse(Body="", **place).text == "Location: Office, Main St 5 (52.5, 13.4)"


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, MessageKind.MESSAGE),
        ({"MessageType": "reaction"}, MessageKind.REACTION),
        ({"Body": "Stop!"}, MessageKind.STOP),
        ({"Body": "stop it please"}, MessageKind.MESSAGE),
        ({"Body": "START"}, MessageKind.START),
        ({"OptOutType": "STOP"}, MessageKind.STOP),
        ({"Body": "", "MediaUrl0": "https://t.example/a", "MediaContentType0": "audio/ogg"}, MessageKind.VOICE),
        ({"Body": "", "MediaUrl0": "https://t.example/a", "MediaContentType0": "image/png"}, MessageKind.MESSAGE),
        ({"Body": ""}, MessageKind.UNREADABLE),
    ],
)
def test_kind(changes: dict[str, str], kind: MessageKind) -> None:
    assert parse(**changes).kind == kind


INVISIBLE = ["\u200b", "\u3164", "\ufe0f", "\u2800\u2800", " \u00ad\u2060", "\x07", "\u0301", "\U000e0041", "\ufffc"]
UNKNOWN_TYPES = ["unsupported", "interactive", "order", "system", "contacts", "edited", "deleted", "what comes next"]
PLACE = {"Latitude": "52.5", "Longitude": "13.4", "Label": "Password Reset Cafe"}


@pytest.mark.parametrize("body", INVISIBLE)
def test_words_that_nobody_sees_are_none(body: str) -> None:
    message = parse(Body=body)
    assert (message.kind, message.text) == (MessageKind.UNREADABLE, "")


@pytest.mark.parametrize("body", INVISIBLE)
def test_a_picture_beside_them_and_a_button_below_them_count(body: str) -> None:
    picture = {"MediaUrl0": "https://t.example/a", "MediaContentType0": "image/png"}
    assert parse(Body=body, **picture).kind is MessageKind.MESSAGE
    assert parse(Body=body, ButtonText="Yes").text == "Yes"


@pytest.mark.parametrize("body", ["\U0001f44d", "?", "\u0623", "\u4f60", "\u2764\ufe0f", "7", "\u0915\u094d"])
def test_a_single_sign_is_a_message(body: str) -> None:
    message = parse(Body=body)
    assert (message.kind, message.text) == (MessageKind.MESSAGE, body)


@pytest.mark.parametrize("type_", UNKNOWN_TYPES)
def test_a_type_that_brings_nothing_is_asked_about(type_: str) -> None:
    assert parse(MessageType=type_, Body="", InteractiveData="{}").kind is MessageKind.UNREADABLE


@pytest.mark.parametrize(
    ("type_", "kind"), [("system", "unreadable"), ("Unsupported", "unreadable"), ("edited", "message")]
)
def test_words_of_whatsapp_itself_are_not_the_customers(type_: str, kind: str) -> None:
    assert parse(MessageType=type_, Body="Lisa changed her number").kind == kind


@pytest.mark.parametrize("more", [{}, {"MediaUrl0": "https://t.example/a", "MediaContentType0": "image/png"}])
def test_a_place_without_words_asks_nothing_that_an_article_answers(more: dict[str, str]) -> None:
    assert parse(Body="", **PLACE, **more).kind is MessageKind.PLACE
    assert parse(Body="Where is this?", **PLACE, **more).kind is MessageKind.MESSAGE


def test_the_name_of_a_document_is_no_question() -> None:
    document = {"MediaUrl0": "https://t.example/ME1", "MediaContentType0": "application/pdf"}
    message = parse(Body="invoice export.PDF", **document)
    assert (message.text, message.attachments[0].name) == ("", "invoice export.PDF")
    message = parse(Body="see page 2", **document)
    assert (message.text, message.attachments[0].name) == ("see page 2", "file.pdf")


@pytest.mark.parametrize(
    ("written", "content_type"),
    [
        ("AUDIO/OGG; codecs=opus", "audio/ogg; codecs=opus"),
        ("image/jp\x00eg", "image/jpeg"),
        ("a picture", "application/octet-stream"),
        ("image/" + "x" * 300, "application/octet-stream"),
        ("../../etc", "application/octet-stream"),
        ("\u200b", "application/octet-stream"),
    ],
)
def test_a_content_type_is_one(written: str, content_type: str) -> None:
    [attachment] = parse(Body="", MediaUrl0="https://t.example/a", MediaContentType0=written).attachments
    assert attachment.content_type == content_type


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("+5215512345678", "+525512345678"),
        ("+553188887777", "+5531988887777"),
        ("+5491123456789", "+5491123456789"),
        ("+99912345", "+99912345"),
    ],
)
def test_the_key_has_one_form_and_the_answer_goes_to_what_was_delivered(written: str, key: str) -> None:
    message = parse(From=f"whatsapp:{written}")
    assert (message.key, message.sender.value, message.sender.phone) == (key, key, written)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"MessageSid": ""}, "MessageSid"),
        ({"MessageSid": "x"}, "MessageSid"),
        ({"MessageSid": "SM 1"}, "MessageSid"),
        ({"From": ""}, "From"),
        ({"From": "whatsapp:"}, "From"),
        ({"From": "two words"}, "From"),
    ],
)
def test_malformed_message(changes: dict[str, str], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse(**changes)
    assert caught.value.field == field


def test_status() -> None:
    report = parse_status({"MessageSid": SID, "MessageStatus": "undelivered", "ErrorCode": "63016"})
    assert (report.sid, report.status, report.error_code) == (SID, "undelivered", "63016")


def test_a_status_that_twilio_adds_is_one() -> None:
    assert parse_status({"MessageSid": SID, "MessageStatus": "Partially_delivered"}).status == "partially_delivered"


@pytest.mark.parametrize(
    "form", [{}, {"MessageSid": SID}, {"MessageStatus": "sent"}, {"MessageSid": SID, "MessageStatus": "1"}]
)
def test_malformed_status(form: dict[str, str]) -> None:
    with pytest.raises(InvalidInput):
        parse_status(form)


SENT = {name: FORM[name] for name in ("MessageSid", "From")}
_NAMES = st.sampled_from(
    [*FORM, "WaId", "ExternalUserId", "MediaUrl0", "MediaUrl7", "MediaContentType0", "Latitude", "Longitude"]
)


@given(st.dictionaries(_NAMES | st.sampled_from(["MessageType", "OptOutType", "MessageStatus"]), st.text()))
def test_words_without_a_verdict_are_never_unreadable(form: dict[str, str]) -> None:
    theirs = form.get("MessageType", "").strip().lower() not in {"system", "unsupported", "unknown"}
    readable = (theirs and not says_nothing(form.get("Body", ""))) or "MediaUrl0" in form
    assert (
        not readable
        or parse_inbound(FORM | {"Body": ""} | form | SENT, received_at=NOW).kind is not MessageKind.UNREADABLE
    )


@given(form=st.dictionaries(_NAMES, st.text()), whole=st.booleans())
def test_no_form_raises_anything_else(form: dict[str, str], *, whole: bool) -> None:
    with contextlib.suppress(InvalidInput):
        message = parse_inbound(FORM | form if whole else form, received_at=NOW)
        body = storable(form.get("Body", "")).strip()
        assert says_nothing(body) or body in message.text or body == message.attachments[0].name
        assert len(message.attachments) == len({"MediaUrl0", "MediaUrl7"} & form.keys())


@pytest.mark.parametrize(
    ("headers", "configured", "url"),
    [
        ({}, None, SEEN),
        ({}, "https://support.example", URL),
        ({}, "https://support.example/crm/", URL.replace("/api", "/crm/api")),
        ({"x-forwarded-proto": "https", "x-forwarded-host": "support.example"}, None, URL),
        ({"x-forwarded-proto": "https, http", "x-forwarded-host": "support.example, inner"}, None, URL),
        ({"x-forwarded-proto": "http", "x-forwarded-host": "evil.example"}, "https://support.example", URL),
    ],
)
def test_url_as_twilio_called_it(headers: dict[str, str], configured: str | None, url: str) -> None:
    assert public_url(SEEN, headers, configured) == url


def test_right_signature() -> None:
    signature = RequestValidator("token").compute_signature(URL, FORM)
    verify("token", URL, FORM, signature)


@pytest.mark.parametrize(
    ("token", "url", "form", "signature"),
    [
        ("other", URL, FORM, None),
        ("token", URL + "&y=2", FORM, None),
        ("token", URL, FORM | {"Body": "changed"}, None),
        ("token", URL, FORM, ""),
        ("token", URL, FORM, "ü"),
    ],
)
def test_wrong_signature(token: str, url: str, form: dict[str, str], signature: str | None) -> None:
    right = RequestValidator("token").compute_signature(URL, FORM)
    with pytest.raises(Forbidden):
        verify(token, url, form, right if signature is None else signature)


def test_missing_signature() -> None:
    with pytest.raises(Forbidden, match="missing"):
        verify("token", URL, FORM, None)


@given(st.text(min_size=1))
def test_no_signature_raises_anything_else(signature: str) -> None:
    with pytest.raises(Forbidden):
        verify("token", URL, FORM, signature)
