"""Types and encodings as the world writes them; the content is looked at where they make no sense."""

from __future__ import annotations

import base64
import binascii
import quopri

import pytest

from production.channels.email.mime import Part, read
from production.channels.email.parse import parse_email
from production.tests.unit.channels.mails import mail, multipart

WORDS = "Grüße, wo ist meine Bestellung 4711?"
CODED = base64.b64encode(WORDS.encode()).decode()
PICTURE = "Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo="


def visible(raw: bytes) -> str:
    return parse_email(raw).visible_text


@pytest.mark.parametrize(
    "declared",
    [
        "text/plain charset=utf-8",
        '"text/plain; charset=utf-8"',
        "'text/plain; charset=utf-8'",
        "text; charset=utf-8",
        "text",
        "plain",
        "text/",
        "TEXT/PLAIN; CHARSET=UTF-8",
        "text/plain;charset=utf-8;",
        "text/plain; charset = utf-8 ; format=fixed",
        "text/plain; charset=utf-8 (all of it)",
        "text/plain (words); charset=utf-8",
        "text/plain; charset='utf-8'",
        'text/plain; charset="utf-8',
        "text / plain; charset=utf-8",
        "text\\plain; charset=utf-8",
        "text/txt; charset=utf-8",
        "text/text",
        "text/plain; charset=utf-8; boundary=nothing",
        "Content-Type: text/plain; charset=utf-8",
        "text/plain;; ;charset=utf-8",
        "text/plain, charset=utf-8",
        "nonsense",
        "",
    ],
)
def test_a_sloppy_type_is_text(declared: str) -> None:
    part = f"Content-Type: {declared}\n\n{WORDS}" if declared else f"\n{WORDS}"
    parsed = parse_email(multipart("mixed", part, PICTURE))
    assert (parsed.visible_text, [each.name for each in parsed.attachments]) == (WORDS, ["a.png"])
    assert visible(mail(WORDS, content_type=declared)) == WORDS


@pytest.mark.parametrize(
    "declared",
    ["text/html", '"text/html"', "text/htm", "html", "TEXT/HTML charset=utf-8", "application/xhtml+xml", "text/plain"],
)
def test_html_by_any_name(declared: str) -> None:
    assert (
        visible(mail("<html><body><p>Where <b>is</b> it?</p></body></html>", content_type=declared)) == "Where is it?"
    )


def test_html_without_a_single_tag_keeps_its_lines() -> None:
    assert visible(mail("first &amp; one\nsecond", content_type="text/html")) == "first & one\nsecond"


@pytest.mark.parametrize(
    ("declared", "body"),
    [
        *(
            (name, CODED)
            for name in ("base64", "BASE64", "base64;", "base64 ", '"base64"', "base64 (of course)", "b64")
        ),
        *((name, CODED) for name in ("base-64", "x-base64", "bASE64\t", "encoded")),
        ("base64", CODED + "\n"),
        ("base64", f"\n\n{CODED[:20]}\n{CODED[20:]}\n"),
        ("base64", CODED[:20] + " \n " + CODED[20:]),
        (
            "base64",
            f"{base64.b64encode(WORDS.encode()[:19]).decode()}\n{base64.b64encode(WORDS.encode()[19:]).decode()}",
        ),
        ("base64", f"{CODED}\n\n_____\nThis mail was scanned. (Virus)"),
        ("base64", f"{CODED}\n--\nFooter of a list\nwww.example.com"),
        ("base64", WORDS),
        ("base64", f"{WORDS}\n"),
        *(
            (name, quopri.encodestring(WORDS.encode()).decode())
            for name in ("quoted-printable", "Quoted-Printable;", "qp")
        ),
        ("quoted_printable", "Gr=c3=bc=c3=9fe, wo ist =  \nmeine Bestellung 4711=3f"),
        ("quoted-printable", "Gr=C3=BC=C3=9Fe, wo ist =\nmeine Bestellung 4711?="),
        ("quoted-printable", WORDS),
        *((name, WORDS) for name in ("7bit", "8bit", "8-bit", "binary", "utf-8", "none", "7bit;", "text/plain")),
        ("x-uuencode", "begin 644 text\n" + binascii.b2a_uu(WORDS.encode()).decode() + "`\nend\n"),
    ],
)
def test_sloppy_encodings(declared: str, body: str) -> None:
    raw = mail(body, content_type="text/plain; charset=utf-8", content_transfer_encoding=declared)
    assert visible(raw) == WORDS


def test_the_first_header_that_means_something() -> None:
    raw = mail(base64.b64encode("Где".encode("koi8-r"))).replace(
        b"\r\n\r\n",
        b"\r\nContent-Type: ???\r\nContent-Type: text/plain; charset=koi8-r"
        b"\r\nContent-Transfer-Encoding: \r\nContent-Transfer-Encoding: base64\r\n\r\n",
        1,
    )
    assert visible(raw) == "Где"


INSIDE = f"--b1\nContent-Type: text/plain; charset=utf-8\n\n{WORDS}\n--b1\n{PICTURE}\n--b1--\n"


@pytest.mark.parametrize(
    "declared",
    [
        "multipart/mixed; boundary=b1",
        'multipart/mixed; boundary="b1"',
        "multipart/mixed boundary=b1",
        '"multipart/mixed; boundary=b1"',
        "multipart/mixed; boundary='b1'",
        "multipart/mixed; boundary=b1 (a comment)",
        "multipart/mixed; BOUNDARY = b1;",
        "multipart/mixed",
        "multipart",
        "multipart/mixed; boundary=",
        "multipart/mixed; boundary=other",
        "multipart/mixed; boundary*=idna''%ffb1",
        "multipart/mixed; boundary*=zip''b1",
        "multipart/mixed; boundary*0=b; boundary*1=1",
        "multipart/form-data; boundary=b1",
        "multipart/x-unknown; boundary=b1",
        "",
    ],
)
@pytest.mark.parametrize("body", [INSIDE, f"preamble\n{INSIDE}epilogue", INSIDE.removesuffix("--b1--\n")])
def test_boundaries(declared: str, body: str) -> None:
    if not declared:
        body = INSIDE
    parsed = parse_email(mail(body, content_type=declared))
    assert (parsed.visible_text, [each.name for each in parsed.attachments]) == (WORDS, ["a.png"])


@pytest.mark.parametrize("kind", ["mixed", "alternative", "related", "form-data"])
def test_a_multipart_encoded_as_a_whole(kind: str) -> None:
    body = base64.encodebytes(INSIDE.replace("\n", "\r\n").encode())
    raw = mail(body, content_type=f"multipart/{kind}; boundary=b1", content_transfer_encoding="base64")
    assert visible(raw) == WORDS


@pytest.mark.parametrize("declared", ['multipart/mixed; boundary=""', "multipart/mixed"])
def test_a_boundary_without_a_letter(declared: str) -> None:
    parsed = parse_email(mail(INSIDE.replace("--b1", "--"), content_type=declared))
    assert (parsed.visible_text, [each.name for each in parsed.attachments]) == (WORDS, ["a.png"])


def test_a_multipart_in_quoted_printable_whose_boundary_stays_as_it_is() -> None:
    body = quopri.encodestring(INSIDE.encode())
    raw = mail(body, content_type="multipart/mixed; boundary=b1", content_transfer_encoding="quoted-printable")
    assert (visible(raw), len(parse_email(raw).attachments)) == (WORDS, 1)


def test_parts_behind_a_closing_boundary_are_read() -> None:
    body = "--b1\n\nfirst\n--b1--\n--b1\n\nsecond\n--b1--\n"
    assert visible(mail(body, content_type="multipart/mixed; boundary=b1")) == "first\nsecond"


def test_a_boundary_that_begins_like_another() -> None:
    inner = f"Content-Type: multipart/alternative; boundary=b11\n\n--b11\nContent-Type: text/plain\n\n{WORDS}\n--b11--"
    raw = mail(f"--b1\n{inner}\n--b1\n{PICTURE}\n--b1--", content_type="multipart/mixed; boundary=b1")
    assert (visible(raw), len(parse_email(raw).attachments)) == (WORDS, 1)


@pytest.mark.parametrize("line_end", [b"\r\n", b"\n", b"\r", b"\r\r\n"])
def test_line_ends(line_end: bytes) -> None:
    raw = mail(INSIDE, content_type="multipart/mixed; boundary=b1").replace(b"\r\n", b"\n").replace(b"\n", line_end)
    assert (visible(raw).strip(), len(parse_email(raw).attachments)) == (WORDS, 1)


def test_headers_in_a_mailbox_file() -> None:
    assert parse_email(b"From lisa@example.com Tue Mar  3 10:00:00 2026\n" + mail("Hello")).subject == "Printer"


def test_the_line_of_a_mailbox_file_among_the_headers() -> None:
    raw = mail(CODED, content_transfer_encoding="base64").replace(
        b"\r\n\r\n", b"\r\nFrom lisa@example.com Tue Mar  3 10:00:00 2026\r\n\r\n", 1
    )
    assert visible(raw) == WORDS


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_words_below_more_headers_than_anybody_reads(line_end: str) -> None:
    raw = f"Subject: Printer\nReferences: {'<a@b.example> ' * 50_000}\n\n{WORDS}".replace("\n", line_end)
    assert visible(raw.encode()) == WORDS


def _depth(part: Part) -> int:
    return 1 + max(map(_depth, part.children), default=0)


@pytest.mark.parametrize(("levels", "words"), [(1, "deep"), (39, "deep"), (60, "deep"), (5_000, "b41")])
def test_nesting(levels: int, words: str) -> None:
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels))
    raw = f"{opening}Content-Type: text/plain\n\ndeep".encode()
    assert words in visible(raw)
    assert _depth(read(raw)) <= 42


def test_the_charset_of_the_mail_is_that_of_its_raw_headers() -> None:
    raw = mail("你好", content_type="text/plain; charset=gb2312").replace(b"Printer", "订单问题".encode("gbk"))
    assert parse_email(raw).subject == "订单问题"


def test_words_outside_of_all_parts_are_kept() -> None:
    parsed = parse_email(mail(f"Please call me first\n{INSIDE}Sent by the old gateway", content_type="multipart/mixed"))
    assert parsed.words.cut == "Please call me first\nSent by the old gateway"


def test_a_note_to_old_programs_is_not() -> None:
    note = "This is a multi-part message in MIME format."
    assert parse_email(mail(f"{note}\n{INSIDE}", content_type="multipart/mixed")).words.cut == ""


def test_words_below_that_note_are_kept() -> None:
    note = "This is a multi-part message.\n\nPlease call me first\n"
    parsed = parse_email(mail(f"{note}{INSIDE}", content_type="multipart/mixed"))
    assert parsed.words.cut == "Please call me first"
