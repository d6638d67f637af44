"""Text messages as Twilio posts them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from production.channels.sms.twilio.parse import parse_inbound
from production.channels.sms.twilio.provider import TwilioSmsSettings
from production.schemas.envelope import InboundMessage, Machine, MessageKind
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind, Proof

SID = "SM" + "0a" * 16
FORM = {"MessageSid": SID, "From": "+4930901820", "To": "+14155552000", "Body": "hello", "NumMedia": "0"}


def parse(**changes: str) -> InboundMessage:
    return parse_inbound(FORM | changes, received_at=datetime(2026, 3, 3, tzinfo=UTC))


def test_a_number_is_a_claim_and_the_key() -> None:
    message = parse()
    assert (message.event_id, message.channel, message.key) == (f"sms:{SID}", "sms", "+4930901820")
    assert (message.sender.kind, message.sender.proof) == (IdentifierKind.PHONE, Proof.CLAIMED)
    assert message.thread_key == f"{message.key}?claimed"


def test_the_number_that_is_answered_is_the_one_that_wrote() -> None:
    sender = parse(From="+5215512345678").sender
    assert (sender.value, sender.phone) == ("+525512345678", "+5215512345678")


@pytest.mark.parametrize("written", ["DHL", "My Shop 24", "12345", "Google"])
def test_who_cannot_be_answered_is_a_machine_and_proves_nothing(written: str) -> None:
    message = parse(From=written, Body="Your code is 123456")
    assert (message.machine, message.sender.proof) == (Machine.AUTO_REPLY, Proof.CLAIMED)
    assert (message.sender.kind, message.sender.name) == (IdentifierKind("sms_sender"), written)


@pytest.mark.parametrize(
    "word",
    [
        "STOP",
        "stopall",
        "Unsubscribe",
        "CANCEL",
        "End",
        "quit",
        " Stop! ",
        "ARRET",
        "Arrêt",
        "Stop texting me",
        "no more messages, please",
    ],
)
def test_words_that_end_it(word: str) -> None:
    assert parse(Body=word).kind is MessageKind.STOP


@pytest.mark.parametrize("word", ["START", "unstop"])
def test_words_that_begin_it_again(word: str) -> None:
    assert parse(Body=word).kind is MessageKind.START


def test_help_that_twilio_has_answered_asks_nothing_more() -> None:
    assert parse(Body="HELP", OptOutType="HELP").kind is MessageKind.HELP


@pytest.mark.parametrize("text", ["HELP", "help me stop the mails", "yes", "please cancel my order"])
def test_what_asks_something_is_a_message(text: str) -> None:
    assert parse(Body=text).kind is MessageKind.MESSAGE


def test_a_picture_comes_along() -> None:
    [picture] = parse(MediaUrl0="https://t.example/ME1", MediaContentType0="image/png").attachments
    assert (picture.name, picture.provider_ref) == ("photo.png", "https://t.example/ME1")


def test_files_without_a_name_are_called_as_people_call_them() -> None:
    sent = {"MediaUrl0": "https://t.example/ME1", "MediaContentType0": "audio/ogg"}
    more = {"MediaUrl1": "https://t.example/ME2", "MediaContentType1": "image/png"}
    assert [each.name for each in parse(**sent, **more).attachments] == ["voice message.oga", "photo 2.png"]


@pytest.mark.parametrize("changes", [{"From": ""}, {"From": "+12"}, {"From": "x" * 41}, {"MessageSid": "1"}])
def test_what_is_malformed_is_named(changes: dict[str, str]) -> None:
    with pytest.raises(InvalidInput, match=next(iter(changes))):
        parse(**changes)


@pytest.mark.parametrize("number", ["TechCorp", "whatsapp:+14155551000", "+1 415", ""])
def test_a_sender_that_cannot_be_answered_is_no_setting(number: str) -> None:
    with pytest.raises(ValueError, match="twilio_sms_from"):
        TwilioSmsSettings(twilio_sms_from=number)


def test_without_a_number_there_is_no_sms() -> None:
    assert not TwilioSmsSettings(twilio_account_sid="AC1", twilio_auth_token="x").configured  # type: ignore[arg-type]
