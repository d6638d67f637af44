from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.email.html_body import html_body
from production.channels.email.machine import classify
from production.channels.email.mime import read
from production.channels.email.original import plain_quote
from production.channels.email.parse import parse_email
from production.channels.email.render import build_mime, new_message_id, render, reply_subject
from production.schemas.delivery import Original, OutboundFile, OutboundMessage, RenderContext
from production.schemas.envelope import EmailThread, Machine
from production.schemas.ids import Channel
from production.schemas.wording import wording_of, wordings

CONTEXT = RenderContext(ticket_number="TKT-0006", company="TechCorp", customer_name="Lisa Chen")
THREAD = EmailThread(mailbox="s@t.example", thread_id="18a", message_id="two@x", references=("one@x",))


ORIGINAL = Original(
    "It fails.\n\n> try again\n<b>", "lisa@example.com", "Lisa Chen", datetime(2026, 3, 3, 10, 14, tzinfo=UTC)
)


def halves(original: Original, **changes: Any) -> list[str]:
    raw = build_mime(outbound(original=original, **changes), "s@t.example")
    return [part.get_content().strip() for part in message_from_bytes(raw, policy=policy.default).iter_parts()]


def outbound(**changes: Any) -> OutboundMessage:
    fields = {"recipient": "lisa@example.com", "text": "Hello Lisa,\n\nit works.", "correlation_id": "ours@t.example"}
    return OutboundMessage(id=uuid4(), channel=Channel.EMAIL, **(fields | changes))


def built(**changes: Any) -> EmailMessage:
    return message_from_bytes(build_mime(outbound(**changes), "s@t.example", "TechCorp Support"), policy=policy.default)


def test_letter() -> None:
    rendered = render("It works now.", CONTEXT)
    assert rendered.parts == ("Hello Lisa,\n\nIt works now.\n\nBest regards,\nTechCorp Support\nTicket TKT-0006",)
    assert not rendered.over_limit


@pytest.mark.parametrize(("words", "over"), [(480, False), (500, True)])
def test_limit_of_500_words(words: int, *, over: bool) -> None:
    assert render("word " * words, CONTEXT).over_limit is over


@pytest.mark.parametrize(
    ("subject", "reply"),
    [
        ("Printer", "Re: Printer"),
        ("Re: Printer", "Re: Printer"),
        ("RE: re: Printer", "Re: Printer"),
        ("AW: Drucker", "Re: Drucker"),
        ("Re[2]: Printer", "Re: Printer"),
        ("Fwd: Printer", "Re: Fwd: Printer"),
        ("Report", "Re: Report"),
        ("", "Re: Your support request"),
        (None, "Re: Your support request"),
        ("a\r\nBcc: x@y.example", "Re: a Bcc: x@y.example"),
    ],
)
def test_subject(subject: str | None, reply: str) -> None:
    assert reply_subject(subject) == reply


def test_what_answers_nothing_is_no_reply() -> None:
    subjects = [built(subject="Your renewal", thread=thread)["Subject"] for thread in (None, THREAD)]
    assert subjects == ["Your renewal", "Re: Your renewal"]


def test_threading() -> None:
    mail = built(thread=THREAD)
    assert (mail["In-Reply-To"], mail["References"], mail["Message-ID"]) == (
        "<two@x>",
        "<one@x> <two@x>",
        "<ours@t.example>",
    )


def test_no_threading_without_an_id() -> None:
    mail = built(thread=EmailThread(mailbox="s@t.example", thread_id="18a"))
    assert (mail["In-Reply-To"], mail["References"]) == (None, None)


def test_long_threads_keep_their_ends() -> None:
    ids = tuple(f"{'long' * 20}{number}@mail.example" for number in range(200))
    thread = EmailThread(mailbox="s@t.example", thread_id="1", message_id="last@x", references=ids)
    references = parse_email(build_mime(outbound(thread=thread), "s@t.example")).references
    assert (references[0], references[-2:]) == (ids[0], (ids[-1], "last@x"))


def test_marked_as_automatic_and_recognised_as_ours() -> None:
    raw = build_mime(outbound(), "s@t.example")
    mail = message_from_bytes(raw)
    assert (mail["Auto-Submitted"], mail["X-Auto-Response-Suppress"]) == ("auto-replied", "All")
    assert classify(read(raw)) is Machine.LOOP


def test_both_halves_say_the_same() -> None:
    mail = built(text="Grüße <b>\n\n1. Open https://t.example/a?b=1&c=2.\n2. Save")
    plain, html = (part.get_content().strip() for part in mail.iter_parts())
    assert plain == "Grüße <b>\n\n1. Open https://t.example/a?b=1&c=2.\n2. Save"
    assert "Grüße &lt;b&gt;" in html
    assert '<a href="https://t.example/a?b=1&amp;c=2">https://t.example/a?b=1&amp;c=2</a>.</li>' in html


def test_lists_go_on_counting() -> None:
    html = html_body("1. a\nand\n2. b\n- c").removeprefix("<html><body>").removesuffix("</body></html>")
    assert html == "<ol><li value=1>a</li></ol><p>and</p><ol><li value=2>b</li></ol><ul><li>c</li></ul>"


@given(st.text(), st.text(), st.text(), st.text())
def test_no_header_can_be_smuggled_in(subject: str, recipient: str, message_id: str, name: str) -> None:
    thread = EmailThread(mailbox="s@t.example", thread_id="1", message_id=message_id, references=(subject,))
    raw = build_mime(outbound(subject=subject, recipient=recipient, thread=thread), "s@t.example", name)
    allowed = {
        "content-type",
        "mime-version",
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "in-reply-to",
        "references",
    }
    names = [key.lower() for key, _ in message_from_bytes(raw).items()]
    assert set(names) <= allowed | {"auto-submitted", "x-auto-response-suppress", "x-fte-loop"}
    assert len(names) == len(set(names))


@pytest.mark.parametrize("address", ['"a b"@example.com', "jösé@example.com", "o'neil+x@example.com"])
def test_an_address_is_written_as_it_came(address: str) -> None:
    head = build_mime(outbound(recipient=address), "s@t.example").partition(b"\r\n\r\n")[0]
    assert f"To: {address}".encode() in head.split(b"\r\n")


def test_message_ids_are_not_repeated() -> None:
    ids = {new_message_id("t.example") for _ in range(1000)}
    assert len(ids) == 1000
    assert all(each.endswith("@t.example") for each in ids)


def test_original_is_quoted_in_plain_text() -> None:
    assert halves(ORIGINAL)[0] == (
        "Hello Lisa,\n\nit works.\n\n"
        "On 2026-03-03 at 10:14 UTC, Lisa Chen <lisa@example.com> wrote:\n\n> It fails.\n>\n>> try again\n> <b>"
    )


def test_original_is_quoted_in_html() -> None:
    quote = halves(ORIGINAL)[1].partition("</p><div")[2]
    assert "Lisa Chen &lt;lisa@example.com&gt; wrote:" in quote
    assert "It fails.<br><br>&gt; try again<br>&lt;b&gt;</blockquote>" in quote


@pytest.mark.parametrize("tag", wordings())
def test_an_original_is_introduced_in_the_language_of_the_reply(tag: str) -> None:
    (letter,) = render("x", replace(CONTEXT, language=tag)).parts
    said = wording_of(tag).mail.quote.format(day="2026-03-03", time="10:14", who="Lisa Chen <lisa@example.com>")
    assert said in halves(ORIGINAL, text=letter)[0].split("\n")


def test_nothing_is_quoted_of_an_empty_mail() -> None:
    assert halves(Original(" \n", "lisa@example.com")) == halves(Original("", "lisa@example.com"))
    assert plain_quote(Original("", "lisa@example.com"), wording_of("en").mail) == ""


def test_long_original_is_cut_at_a_line() -> None:
    quote = plain_quote(Original("one line of many\n" * 5000, "lisa@example.com"), wording_of("en").mail)
    assert len(quote) < 25_000
    assert quote.endswith("> one line of many\n> [...]")


def test_what_a_person_approved_is_no_automatic_reply() -> None:
    mail = message_from_bytes(build_mime(outbound(automatic=False), "s@t.example"))
    assert (mail["Auto-Submitted"], mail["X-Auto-Response-Suppress"], mail["X-FTE-Loop"]) == (None, None, "1")


@given(st.text(), st.text(), st.none() | st.text())
def test_our_own_reader_finds_the_reply_above_any_original(text: str, address: str, name: str | None) -> None:
    raw = build_mime(outbound(original=Original(text, address, name)), "s@t.example")
    assert parse_email(raw).visible_text.startswith("Hello Lisa,\n\nit works.")


@pytest.mark.parametrize(("language", "opening"), [("ar", '<html lang="ar" dir="rtl">'), ("de", '<html lang="de">')])
def test_a_mail_names_its_language_and_direction(language: str, opening: str) -> None:
    (text,) = render("x", replace(CONTEXT, language=language)).parts
    (html,) = (part for part in built(text=text).iter_parts() if part.get_content_subtype() == "html")
    assert html.get_content().startswith(opening)


def test_others_get_a_copy_and_nobody_else_does() -> None:
    assert built(cc=("boss@example.com", "ann@example.com"))["Cc"] == "boss@example.com, ann@example.com"
    assert built()["Cc"] is None


@given(st.binary(min_size=1, max_size=200), st.sampled_from(["a.pdf", "Rückfrage 1.pdf", 'quote".pdf', "日本.pdf"]))
def test_files_arrive_as_they_were(content: bytes, name: str) -> None:
    mail = built(files=(OutboundFile(name, "application/pdf", content),))
    [file] = mail.iter_attachments()
    assert (file.get_filename(), file.get_content_type(), file.get_content()) == (name, "application/pdf", content)
    words = mail.get_body(("plain",))
    assert words is not None
    assert "it works." in words.get_content()
