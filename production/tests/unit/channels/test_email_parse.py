from __future__ import annotations

from datetime import UTC, datetime

import pytest

from production.channels.email.model import RawEmail
from production.channels.email.parse import NOBODY, parse_email, to_inbound
from production.schemas.envelope import InboundMessage
from production.schemas.ids import IdentifierKind, Proof
from production.tests.unit.channels.mails import mail

MAILBOX = "support@techcorp.example"
NOW = datetime(2026, 3, 3, 10, 14, tzinfo=UTC)


def inbound(raw: bytes) -> InboundMessage:
    email = RawEmail(id="18f", thread_id="18a", raw=raw, internal_date=NOW, label_ids=("INBOX",))
    return to_inbound(email, mailbox=MAILBOX, received_at=NOW)


def test_one_mail_becomes_one_message():
    message = inbound(mail("It is broken", references="<a@x> <b@x>", in_reply_to="<b@x>"))
    assert (message.event_id, message.key, message.text) == (f"email:{MAILBOX}:18f", "lisa@example.com", "It is broken")
    assert (message.sender.kind, message.sender.name, message.sender.proof) == (
        IdentifierKind.EMAIL,
        "Lisa Chen",
        Proof.PROVEN,
    )
    assert message.email is not None
    assert (message.email.thread_id, message.email.message_id, message.email.in_reply_to, message.email.references) == (
        "18a",
        "one@example.com",
        "b@x",
        ("a@x", "b@x"),
    )


@pytest.mark.parametrize(
    ("subject", "decoded"),
    [
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?b?R3LDvMOfZQ==?=", "Grüße"),
        ("=?utf-8?b?R3LDvMOfZQ?=", "Grüße"),
        ("=?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?q?one?= two =?iso-8859-1?q?=FC?=", "one two ü"),
        ("Grüße raw", "Grüße raw"),
        ("=?broken", "=?broken"),
        ("C:\\users\\new", "C:\\users\\new"),
        ("folded\r\n\tline", "folded line"),
    ],
)
def test_subject(subject, decoded):
    assert parse_email(mail(subject=subject)).subject == decoded


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("lisa@example.com", "lisa@example.com"),
        ("Lisa@EXAMPLE.com (Lisa)", "lisa@example.com"),
        ('"Chen, Lisa" <lisa@example.com>', "lisa@example.com"),
        ("Chen, Lisa <lisa@example.com>", "lisa@example.com"),
        ("=?utf-8?q?Lisa_=40home?= <lisa@example.com>", "lisa@example.com"),
        ("<lisa+shop@example.com>", "lisa+shop@example.com"),
        ("Lisa <lisa@Bücher.example>", "lisa@xn--bcher-kva.example"),
        ("undisclosed-recipients:;", None),
        ("", None),
    ],
)
def test_sender(written, address):
    assert parse_email(mail(**{"from": written})).sender == address


@pytest.mark.parametrize("name", ["message_id", "in_reply_to"])
@pytest.mark.parametrize("value", ["", "<>", "<   >", "none"])
def test_empty_ids_are_no_ids(name, value):
    assert getattr(parse_email(mail(**{name: value})), name) is None


def test_a_mail_without_sender_is_kept():
    assert inbound(mail(**{"from": ""})).key == NOBODY


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"from": "Form <noreply@forms.example>", "reply_to": "Tom <tom@example.com>"}, "tom@example.com"),
        ({"from": f"Lisa via Support <{MAILBOX}>", "x_original_from": "Lisa <lisa@example.com>"}, "lisa@example.com"),
        ({"from": f"Web <{MAILBOX}>", "reply_to": "tom@example.com"}, "tom@example.com"),
    ],
)
def test_who_is_behind_a_relay_is_a_claim(headers, address):
    message = inbound(mail(**headers))
    assert (message.sender.value, message.sender.proof) == (address, Proof.CLAIMED)


def test_reply_to_does_not_replace_a_person():
    message = inbound(mail(reply_to="other@example.com"))
    assert (message.sender.value, message.sender.proof) == ("lisa@example.com", Proof.PROVEN)


def test_colleague_forwards_a_customer():
    body = "----- Forwarded message -----\nFrom: Tom Ray <tom@example.com>\nSubject: Help\n\nIt fails."
    message = inbound(mail(body, subject="Fwd: Help", **{"from": "Ann <ann@techcorp.example>"}))
    assert (message.sender.value, message.sender.proof) == ("tom@example.com", Proof.CLAIMED)


@pytest.mark.parametrize(("verdict", "proof"), [("dmarc=fail", Proof.CLAIMED), ("dmarc=pass", Proof.PROVEN)])
def test_forged_sender_proves_nothing(verdict, proof):
    assert inbound(mail(authentication_results=f"mx.google.com; spf=pass; {verdict} (p=NONE)")).sender.proof is proof
