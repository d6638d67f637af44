from __future__ import annotations

import re
from base64 import b64encode
from datetime import UTC, datetime

import pytest

from production.channels.email.model import WHOLE_MAIL, RawEmail
from production.channels.email.parse import parse_email, to_inbound
from production.channels.email.senders import NOBODY
from production.schemas.envelope import Authentication, InboundMessage, Machine, MessageKind
from production.schemas.ids import IdentifierKind, Proof
from production.tests.unit.channels.mails import mail, multipart

MAILBOX = "support@techcorp.example"
NOW = datetime(2026, 3, 3, 10, 14, tzinfo=UTC)


def inbound(raw: bytes) -> InboundMessage:
    email = RawEmail(id="18f", thread_id="18a", raw=raw, internal_date=NOW, label_ids=("INBOX",))
    return to_inbound(email, mailbox=MAILBOX, received_at=NOW)


def test_one_mail_becomes_one_message() -> None:
    results = "mx.google.com; dmarc=pass (p=NONE) header.from=example.com"
    written = mail("It is broken", references="<a@x> <b@x>", in_reply_to="<b@x>", authentication_results=results)
    message = inbound(written)
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
def test_subject(subject: str, decoded: str) -> None:
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
def test_sender(written: str, address: str | None) -> None:
    assert parse_email(mail(**{"from": written})).sender == address


@pytest.mark.parametrize("name", ["message_id", "in_reply_to"])
@pytest.mark.parametrize("value", ["", "<>", "<   >", "none"])
def test_empty_ids_are_no_ids(name: str, value: str) -> None:
    assert getattr(parse_email(mail(**{name: value})), name) is None


def test_a_mail_without_sender_is_kept() -> None:
    assert inbound(mail(**{"from": ""})).key == NOBODY


@pytest.mark.parametrize("subject", ["a\x00b", "a\x1bb", "=?utf-8?q?a=00b?=", "=?utf-8?q?a=1Bb?=", "=?utf-8?b?YQBi?="])
def test_what_is_stored_is_clean(subject: str) -> None:
    message = inbound(mail(subject=subject, **{"from": f"{subject} <lisa@example.com>"}, message_id=f"<{subject}@x>"))
    assert (message.subject, message.sender.name) == ("ab", "ab")
    assert not re.search(r"[\x00-\x08\x0e-\x1f]|\\\\u00[01]", message.model_dump_json())


def test_limits_of_a_message() -> None:
    many = "".join(f"<{number}@x.example> " for number in range(1000))
    raw = mail("word " * 50_000, subject="s" * 5_000, references=many, **{"from": f"{'n' * 500} <lisa@example.com>"})
    message = inbound(raw)
    assert message.email is not None
    assert len(message.text) + len(message.subject or "") + len(message.sender.name or "") <= 100_000 + 1_000 + 200
    assert (len(message.email.references), message.email.references[-1]) == (100, "999@x.example")
    assert "word" in message.cut
    assert message.attachments[-1].provider_ref == WHOLE_MAIL


@pytest.mark.parametrize(
    "raw",
    [
        mail(b64encode("где мой заказ номер".encode("cp1251")), content_type="text/plain; charset=windows-1251"),
        mail(f"no header\n{'d2h5IGRvZXMgdGhl' * 4}\nIHRlYW0gbm90IHNlZQ"),
        mail(f"{'d2h5IGRvZXMgdGhl' * 4}!\n* IHRlYW0gbm90IHNlZQ.!"),
        mail("价格是多少请尽快回复".encode("gbk")[:-1], content_type="text/plain; charset=gbk"),
    ],
)
def test_the_original_is_at_hand_where_a_part_is_shown_as_it_was_sent(raw: bytes) -> None:
    assert [each.provider_ref for each in inbound(raw).attachments] == [WHOLE_MAIL]


@pytest.mark.parametrize(
    "text",
    [
        "4711471147114711",
        "INTERNATIONALIZATION",
        "my key is\nQUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5eg\nwhy?",
        "Which Content-Type: do you send?",
    ],
)
def test_words_that_look_a_little_like_it_bring_no_original(text: str) -> None:
    assert inbound(mail(text)).attachments == ()


def test_very_many_files_end_with_the_mail_itself() -> None:
    parts = ["Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\nx"] * 150
    attachments = inbound(multipart("mixed", *parts)).attachments
    assert (len(attachments), attachments[-1].provider_ref) == (100, WHOLE_MAIL)


def test_an_id_that_no_index_takes_is_no_id() -> None:
    assert parse_email(mail(message_id=f"<{'é' * 900}@x.example>")).message_id is None


GMAIL_REACTION = multipart(
    "alternative",
    "Content-Type: text/plain; charset=utf-8\n\n\U0001f44d\n\nGina reacted via Gmail",
    'Content-Type: text/vnd.google.email-reaction+json\n\n{"emoji":"\U0001f44d","version":1}',
    "Content-Type: text/html; charset=utf-8\n\n<p>\U0001f44d</p><p>Gina reacted via Gmail</p>",
)


@pytest.mark.parametrize(
    "raw",
    [
        GMAIL_REACTION,
        mail("\u2764\ufe0f\n\nGina Test reacted to your message:\n"),
        mail("Gina Test reacted to your message:\n\n\U0001f44d"),
        mail("Gina Test liked \u201cDear Gina, to export ...\u201d", in_reply_to="<1@x.example>"),
        mail("Gina hat über Gmail reagiert"),
        mail("\U0001f44d Gina a réagi via Gmail"),
        mail("\U0001f44d\U0001f3fd \u2764\ufe0f\n\nOn Monday, Support wrote:\n> Yes.", in_reply_to="<1@x.example>"),
    ],
)
def test_a_reaction_asks_nothing_and_has_no_file(raw: bytes) -> None:
    message = inbound(raw)
    assert (message.kind, message.attachments, message.machine) == (MessageKind.REACTION, (), Machine.NONE)


@pytest.mark.parametrize(
    "text",
    [
        "Ada reacted to your message: the lamp is broken",
        "My lamp is broken.\n\nAda reacted via Gmail",
        "\U0001f44d",
        "Ada liked \u201cthe lamp\u201d",
    ],
)
def test_words_are_no_reaction(text: str) -> None:
    assert inbound(mail(text)).kind is MessageKind.MESSAGE


@pytest.mark.parametrize("text", ["\u2753", "\U0001f4f7?", "\U0001f44d and now"])
def test_an_answer_that_asks_is_no_reaction(text: str) -> None:
    assert inbound(mail(text, in_reply_to="<1@x.example>")).kind is MessageKind.MESSAGE


def test_the_verdict_of_our_provider_travels_along() -> None:
    message = inbound(mail(authentication_results="mx.google.com; dmarc=fail header.from=example.com"))
    assert message.email is not None
    assert (message.email.authentication, message.sender.proof) == (Authentication.FAIL, Proof.CLAIMED)


def test_a_mail_in_a_file_says_what_the_worker_would_know() -> None:
    raw = mail("x", authentication_results="mx.google.com; dmarc=pass header.from=example.com")
    parsed, message = parse_email(raw, mailbox=MAILBOX), inbound(raw)
    assert (parsed.visible_text, parsed.origin.sender, parsed.machine) == (
        message.text,
        message.sender,
        message.machine,
    )


def test_ids_are_read_where_a_program_encoded_them_as_words() -> None:
    encoded = "=?utf-8?q?=3Cone=40x.example=3E?= =?utf-8?q?_=3Ctwo=40x.example=3E?="
    parsed = parse_email(mail("Again", references=encoded, in_reply_to="=?us-ascii?Q?=3Ctwo=40x.example=3E?="))
    assert (parsed.in_reply_to, parsed.references) == ("two@x.example", ("one@x.example", "two@x.example"))
