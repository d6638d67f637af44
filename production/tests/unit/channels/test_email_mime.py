from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.email.parse import parse_email
from production.tests.unit.channels.mails import mail, multipart

PLAIN = "Content-Type: text/plain; charset=utf-8\n\n{}"
HTML = "Content-Type: text/html; charset=utf-8\n\n{}"


def visible(raw: bytes) -> str:
    return parse_email(raw).visible_text


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("utf-8", "Grüße aus Köln"),
        ("iso-8859-1", "Grüße aus Köln"),
        ("windows-1252", "Grüße \u2013 \u201cgut\u201d"),
        ("koi8-r", "Привет"),
        ("gb2312", "你好"),
        ("shift_jis", "こんにちは"),
        ("ks_c_5601-1987", "안녕하세요"),
        ("utf-16", "Grüße"),
    ],
)
@pytest.mark.parametrize("encoding", ["8bit", "base64"])
def test_charsets(charset: str, data: str, encoding: str) -> None:
    coded = data.encode("cp949" if charset.startswith("ks") else charset)
    body = base64.b64encode(coded) if encoding == "base64" or charset == "utf-16" else coded
    encoding = "base64" if charset == "utf-16" else encoding
    raw = mail(body, content_type=f"text/plain; charset={charset}", content_transfer_encoding=encoding)
    assert visible(raw) == data


@pytest.mark.parametrize("declared", ["us-ascii", "iso-8859-1", "x-unknown", "unicode_escape", "zlib", ""])
def test_utf8_under_a_wrong_name(declared: str) -> None:
    raw = mail("Grüße ✓", content_type=f"text/plain; charset={declared}")
    assert "Grüße" in visible(raw)


def test_quoted_printable() -> None:
    raw = mail(
        "Gr=C3=BC=C3=9Fe =\nan alle",
        content_type="text/plain; charset=utf-8",
        content_transfer_encoding="quoted-printable",
    )
    assert visible(raw) == "Grüße an alle"


def test_broken_base64_shows_what_there_is() -> None:
    raw = mail("this is no base64!", content_transfer_encoding="base64")
    assert visible(raw)


@pytest.mark.parametrize(("delsp", "text"), [("no", "one two three\nfour"), ("yes", "onetwo three\nfour")])
def test_format_flowed(delsp: str, text: str) -> None:
    raw = mail("one \ntwo three\nfour\n-- \nLisa", content_type=f"text/plain; format=flowed; delsp={delsp}")
    assert visible(raw) == text


def test_flowed_quote_stays_a_quote() -> None:
    raw = mail("> first \n> second\nmine", content_type="text/plain; format=flowed", in_reply_to="<two@t.example>")
    assert visible(raw) == "mine"


def test_plain_text_wins_over_html() -> None:
    assert visible(multipart("alternative", PLAIN.format("plain"), HTML.format("<p>html</p>"))) == "plain"


def test_html_when_the_plain_part_is_empty() -> None:
    assert visible(multipart("alternative", PLAIN.format(" "), HTML.format("<p>html</p>"))) == "html"


def test_text_before_and_after_an_image() -> None:
    image = (
        "Content-Type: image/png; name=shot.png\nContent-Disposition: inline\nContent-Transfer-Encoding: base64\n\nAAAA"
    )
    raw = multipart("mixed", PLAIN.format("before"), image, PLAIN.format("after"))
    assert visible(raw) == "before\nafter"
    assert [(each.name, each.content_type, each.size_bytes) for each in parse_email(raw).attachments] == [
        ("shot.png", "image/png", 3)
    ]


def test_plain_text_beside_html_is_kept() -> None:
    raw = multipart("mixed", PLAIN.format("first <b>"), HTML.format("<p>second</p>"))
    assert visible(raw).split() == ["first", "<b>", "second"]


def test_attached_text_is_not_the_message() -> None:
    log = 'Content-Type: text/plain\nContent-Disposition: attachment; filename="../../etc/server.log"\n\nERROR 1'
    parsed = parse_email(multipart("mixed", PLAIN.format("see the log"), log))
    assert (parsed.visible_text, parsed.attachments[0].name) == ("see the log", "server.log")


def test_attached_mail_is_not_read() -> None:
    inner = "Content-Type: message/rfc822\n\nSubject: inner\n\ninner text"
    parsed = parse_email(multipart("mixed", PLAIN.format("forwarding this"), inner))
    assert (parsed.visible_text, parsed.attachments[0].name) == ("forwarding this", "inner.eml")


def test_invitation() -> None:
    calendar = "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR"
    parsed = parse_email(multipart("alternative", PLAIN.format("Let us talk"), calendar))
    assert (parsed.visible_text, parsed.attachments[0].name) == ("Let us talk", "invite.ics")


@pytest.mark.parametrize(
    "disposition",
    [
        'attachment; filename="=?utf-8?q?Rechnung_M=C3=A4rz.pdf?="',
        "attachment; filename*=utf-8''Rechnung%20M%C3%A4rz.pdf",
        'attachment; filename="Rechnung März.pdf"',
        "attachment; filename*0*=utf-8''Rechnung%20; filename*1*=M%C3%A4rz.pdf",
    ],
)
def test_file_names(disposition: str) -> None:
    part = f"Content-Type: application/pdf\nContent-Disposition: {disposition}\n\n%PDF"
    parsed = parse_email(multipart("mixed", PLAIN.format("x"), part))
    assert parsed.attachments[0].name == "Rechnung März.pdf"


def test_a_mail_that_is_one_file() -> None:
    parsed = parse_email(mail(b"%PDF", content_type='application/pdf; name="scan.pdf"'))
    assert (parsed.visible_text, parsed.attachments[0].name) == ("", "scan.pdf")


def test_missing_boundary_still_shows_text() -> None:
    assert "Hello" in visible(mail("Hello", content_type="multipart/mixed"))


def test_deep_nesting() -> None:
    levels = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2000))
    assert parse_email(levels.encode()).sender is None


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<div>Three</div>", "One\nTwo\nThree"),
        ("<ol><li>a<li>b</ol><ul><li>c</ul>", "1. a\n2. b\n\n- c"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("<style>p{}</style><script>x()</script><p>text &amp; &lt;more&gt;</p>", "text & <more>"),
        (
            "<p>mine</p><div class=gmail_attr>On ... wrote:</div><blockquote class=gmail_quote>q</blockquote>",
            "mine",
        ),
        ("<p>mine</p><div id=appendonsend></div><hr><div id=divRplyFwdMsg>From: x</div><p>q</p>", "mine"),
        ("<p>mine</p><div class=x_yahoo_quoted>q</div>", "mine"),
        ("<p>mine</p><div class=moz-cite-prefix>Am ... schrieb x:</div><blockquote type=cite>q</blockquote>", "mine"),
        ("<p>mine</p><div class=gmail_signature>Lisa</div>", "mine"),
        ("<blockquote type=cite>q1</blockquote><p>a1</p><blockquote type=cite>q2</blockquote><p>a2</p>", "a1\n\na2"),
        ("<blockquote type=cite>nothing else</blockquote>", "nothing else"),
        ("open comment <!-- never closed", "open comment never closed"),
    ],
)
def test_html(html: str, text: str) -> None:
    assert visible(mail(html, content_type="text/html; charset=utf-8")) == text


_HEADERS = st.sampled_from(
    [
        "From",
        "To",
        "Subject",
        "Message-ID",
        "References",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition",
    ]
)
_VALUES = st.sampled_from(
    [
        b"multipart/mixed; boundary=b",
        b"multipart/alternative; boundary=b",
        b"text/html; charset=unicode_escape",
        b"text/plain; format=flowed; charset=utf-7",
        b"message/rfc822",
        b"base64",
        b"x-uuencode",
        b"=?utf-8?b?4pyT?= <a@b.example>",
        b"=?gb2312?q?=C4?= =?gb2312?q?=E3?=",
        b"attachment; filename*1*=x''%ff; filename=y",
    ]
) | st.binary(max_size=40)
_BODY = st.lists(
    st.binary(max_size=60)
    | st.sampled_from([b"--b\n", b"--b--\n", b"\n", b"begin 666 x\n", b"<blockquote type=cite>", b"> q\n"])
)


@given(st.lists(st.tuples(_HEADERS, _VALUES), max_size=8), _BODY)
def test_no_bytes_raise_and_the_result_can_be_stored(headers: list[tuple[str, bytes]], body: list[bytes]) -> None:
    raw = b"".join(name.encode() + b": " + value + b"\n" for name, value in headers) + b"\n" + b"".join(body)
    shown = repr(parse_email(raw)) + parse_email(raw).visible_text
    assert "\x00" not in shown
    shown.encode()
