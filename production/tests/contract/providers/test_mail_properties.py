"""Whatever bytes a customer's mail program produces, the mailbox can read, thread and show them."""

import json
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.lab.local.providers.body import visible_text
from production.lab.local.providers.compose import CustomerMail, compose
from production.lab.local.providers.gmail_posting import split_upload
from production.lab.local.providers.gmail_resources import Format, mail_resource
from production.lab.local.providers.letter import read_letter, subject_key, with_header
from production.lab.local.providers.mailbox import Mail
from production.tests.fuzz.bombs import BOMBS, LARGE

_NASTY_HEADERS = st.sampled_from(
    [
        b"Content-Type: multipart/mixed; boundary=x",
        b"Content-Type: text/plain; charset=klingon",
        b"Content-Type: text/plain; charset=\xff",
        b"Content-Type: message/rfc822",
        b"Content-Transfer-Encoding: base64",
        b"Content-Disposition: attachment; filename*=utf-9''%ff",
        b"Content-Disposition: attachment; filename=\xe9.pdf",
        b"Subject: =?utf-8?B?!!!?= =?nope?Q?x?= \xe4",
        b"X-\xe9: \xff",
        b'From: \xe9 <a@b>, <<>>, "',
        b"Date: Mon, 99 Foo 0000 25:61:61 +9999",
        b"Message-ID: <>",
        b"References: <a@b> <a b> <>",
    ]
)
_ANY_MAIL = st.tuples(
    st.lists(_NASTY_HEADERS | st.binary(max_size=40)), st.binary(max_size=200) | st.just(b"--x\n\n=?\n--x--")
).map(lambda parts: b"\n".join([*parts[0], b"", parts[1]]))
_LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=60)


@given(_ANY_MAIL, st.sampled_from(Format))
def test_any_bytes_can_be_answered_as_json(raw: bytes, wanted: Format) -> None:
    mail = Mail(1, "1", "1", (), 0, 1, raw)
    assert json.dumps(mail_resource(mail, wanted), ensure_ascii=False).encode()


@given(_ANY_MAIL)
def test_any_bytes_can_be_threaded(raw: bytes) -> None:
    assert all(name and not set(name) & set("<> ") for name in read_letter(raw).answers)


@pytest.mark.parametrize("make", [*BOMBS.values(), *LARGE.values()], ids=[*BOMBS, *LARGE])
def test_the_worst_mails_can_be_delivered(make: Callable[[int], bytes]) -> None:
    assert read_letter(with_header(make(60_000), "X-Gmail", "1")).subject is not None


@pytest.mark.parametrize("make", [*BOMBS.values(), *LARGE.values()], ids=[*BOMBS, *LARGE])
def test_the_worst_mails_can_be_fetched(make: Callable[[int], bytes]) -> None:
    assert mail_resource(Mail(1, "1", "1", (), 0, 1, make(60_000)), Format.RAW)["raw"]


@given(_ANY_MAIL)
def test_any_bytes_can_be_quoted_in_a_reply(raw: bytes) -> None:
    reply = compose(CustomerMail("Ann", "ann@example.com", "support@techcorp.example", "", "Thanks"), raw)
    assert visible_text(reply).startswith("Thanks")


@given(st.lists(st.sampled_from(["Re:", "RE :", "Fwd:", "fw: "])), _LINE)
def test_reply_prefixes_never_matter_for_a_thread(prefixes: list[str], subject: str) -> None:
    assert subject_key(" ".join([*prefixes, subject])) == subject_key(subject)


@given(st.binary(max_size=300))
def test_adding_a_header_leaves_the_rest_as_it_was(body: bytes) -> None:
    raw = b"From: a@example.com\r\n\r\n" + body
    assert with_header(raw, "Message-ID", "<1@b>") == b"Message-ID: <1@b>\r\n" + raw
    assert with_header(raw, "From", "other@example.com") == raw


@given(_LINE, _LINE)
def test_what_a_customer_types_arrives(subject: str, text: str) -> None:
    raw = compose(CustomerMail("Ann", "ann@example.com", "support@techcorp.example", subject, text), None)
    assert " ".join(read_letter(raw).subject.split()) == " ".join(subject.split())
    assert visible_text(raw) == text.strip()


@given(st.binary(max_size=300).filter(lambda mail: b"--limit" not in mail))
def test_an_upload_keeps_every_byte_of_the_mail(mail: bytes) -> None:
    body = (
        b"--limit\nContent-Type: application/json\n\n{}\n--limit\nContent-Type: message/rfc822\n\n"
        + mail
        + b"\n--limit--"
    )
    assert split_upload('multipart/related; boundary="limit"', body)[1] == mail


@given(_LINE)
def test_a_set_header_is_read_back(value: str) -> None:
    headers = {"X-Note": value}
    raw = compose(CustomerMail("", "ann@example.com", "support@techcorp.example", "", "x", headers=headers), None)
    assert isinstance(message_from_bytes(raw)["X-Note"], str)


def test_a_mail_without_parts_has_its_text() -> None:
    message = EmailMessage(policy=SMTP)
    message.set_content("<b>Hello</b> &amp; bye", subtype="html")
    assert visible_text(message.as_bytes()) == "Hello  & bye"
