from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from production.channels.whatsapp.kinds import kind_of
from production.channels.whatsapp.parse import attachments_of, parse_inbound, parse_status, text_of
from production.channels.whatsapp.verify import public_url, verify
from production.schemas.envelope import InboundMessage, MessageKind
from production.schemas.errors import Forbidden, InvalidInput
from production.schemas.ids import IdentifierKind, Proof

NOW = datetime(2026, 3, 3, tzinfo=UTC)
SID = "SM" + "0a" * 16
URL = "https://support.example/api/v1/webhooks/whatsapp?x=1"
SEEN = "http://10.0.0.7:8000/api/v1/webhooks/whatsapp?x=1"
FORM = {"MessageSid": SID, "From": "whatsapp:+4930901820", "Body": "hello", "NumMedia": "0"}


def parse(**changes: str) -> InboundMessage:
    return parse_inbound({name: value for name, value in (FORM | changes).items() if value}, received_at=NOW)


def test_text():
    message = parse(ProfileName="Lisa", WaId="4930901820")
    assert (message.event_id, message.key, message.text) == (f"whatsapp:{SID}", "+4930901820", "hello")
    assert (message.sender.kind, message.sender.proof, message.sender.name) == (
        IdentifierKind.PHONE,
        Proof.PROVEN,
        "Lisa",
    )


@pytest.mark.parametrize(
    ("changes", "value", "phone"),
    [
        ({"From": "whatsapp:US.13491208655302741918"}, "US.13491208655302741918", None),
        ({"From": "whatsapp:", "ExternalUserId": "US.1349"}, "US.1349", None),
        ({"From": "whatsapp:US.1349", "ExternalUserId": "US.1349", "WaId": "4930901820"}, "US.1349", "+4930901820"),
    ],
)
def test_sender_without_a_visible_number(changes, value, phone):
    sender = parse(**changes).sender
    assert (sender.kind, sender.value, sender.phone) == (IdentifierKind.WHATSAPP_USER, value, phone)


@pytest.mark.parametrize(
    ("changes", "key", "identifier", "phone"),
    [
        ({"ExternalUserId": "US.1349"}, "+4930901820", (IdentifierKind.WHATSAPP_USER, "US.1349"), "+4930901820"),
        ({"ExternalUserId": "not an id"}, "+4930901820", (IdentifierKind.PHONE, "+4930901820"), "+4930901820"),
        ({"ExternalUserId": "4930901820"}, "+4930901820", (IdentifierKind.PHONE, "+4930901820"), "+4930901820"),
        (
            {"From": "whatsapp:US.1349", "WaId": "4930901820"},
            "US.1349",
            (IdentifierKind.WHATSAPP_USER, "US.1349"),
            "+4930901820",
        ),
        ({"From": "whatsapp:US.1349"}, "US.1349", (IdentifierKind.WHATSAPP_USER, "US.1349"), None),
    ],
)
def test_a_user_id_beside_a_number(changes, key, identifier, phone):
    """The chat stays under what it came from; the id keeps the person when the number is hidden one day."""
    message = parse(**changes)
    assert (message.key, (message.sender.kind, message.sender.value), message.sender.phone) == (key, identifier, phone)


def test_number_of_a_range_that_nobody_knows_is_kept():
    assert parse(From="whatsapp:+99912345").key == "+99912345"


def test_media_without_words():
    media = {"MediaUrl0": "https://api.twilio.example/Media/ME1", "MediaContentType0": "image/jpeg"}
    message = parse(Body="", NumMedia="1", **media)
    assert message.text == ""
    assert [(each.name, each.content_type, each.provider_ref) for each in message.attachments] == [
        ("ME1.jpg", "image/jpeg", "https://api.twilio.example/Media/ME1")
    ]


def test_location():
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
def test_kind(changes, kind):
    assert parse(**changes).kind is kind


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
def test_malformed_message(changes, field):
    with pytest.raises(InvalidInput) as caught:
        parse(**changes)
    assert caught.value.field == field


def test_status():
    report = parse_status({"MessageSid": SID, "MessageStatus": "undelivered", "ErrorCode": "63016"})
    assert (report.sid, report.status, report.error_code) == (SID, "undelivered", "63016")


@pytest.mark.parametrize(
    "form", [{}, {"MessageSid": SID}, {"MessageStatus": "sent"}, {"MessageSid": SID, "MessageStatus": "1"}]
)
def test_malformed_status(form):
    with pytest.raises(InvalidInput):
        parse_status(form)


_NAMES = st.sampled_from(
    [*FORM, "WaId", "ExternalUserId", "MediaUrl0", "MediaUrl7", "MediaContentType0", "Latitude", "Longitude"]
)


@given(st.dictionaries(_NAMES | st.sampled_from(["MessageType", "OptOutType", "MessageStatus"]), st.text()))
def test_words_without_a_verdict_are_never_unreadable(form):
    readable = any(form.get("Body", "").replace("\x00", "").strip()) or "MediaUrl0" in form
    assert not readable or kind_of(form, text_of(form), attachments_of(form)) is not MessageKind.UNREADABLE


@given(st.dictionaries(_NAMES, st.text()), st.booleans())
def test_no_form_raises_anything_else(form, whole):
    with contextlib.suppress(InvalidInput):
        message = parse_inbound(FORM | form if whole else form, received_at=NOW)
        assert form.get("Body", "").replace("\x00", "").strip() in message.text
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
def test_url_as_twilio_called_it(headers, configured, url):
    assert public_url(SEEN, headers, configured) == url


def test_right_signature():
    signature = RequestValidator("token").compute_signature(URL, FORM)
    assert verify("token", URL, FORM, signature) is None


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
def test_wrong_signature(token, url, form, signature):
    right = RequestValidator("token").compute_signature(URL, FORM)
    with pytest.raises(Forbidden):
        verify(token, url, form, right if signature is None else signature)


def test_missing_signature():
    with pytest.raises(Forbidden, match="missing"):
        verify("token", URL, FORM, None)


@given(st.text(min_size=1))
def test_no_signature_raises_anything_else(signature):
    with pytest.raises(Forbidden):
        verify("token", URL, FORM, signature)
