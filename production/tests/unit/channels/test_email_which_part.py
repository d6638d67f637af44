"""Which part is the text: alternatives, texts one after the other, texts that are files and files that are texts."""

from __future__ import annotations

import base64

import pytest

from production.channels.email.parse import parse_email
from production.tests.unit.channels.mails import mail, multipart

WORDS = "Where is my order 4711?"
PLAIN = f"Content-Type: text/plain; charset=utf-8\n\n{WORDS}"
HTML = f"Content-Type: text/html; charset=utf-8\n\n<html><body><p>{WORDS}</p></body></html>"
PNG = 'Content-Type: image/png; name="a.png"\nContent-Disposition: {}; filename="a.png"\nContent-ID: <a>\n\nx'
PDF = 'Content-Type: application/pdf; name="a.pdf"\nContent-Disposition: inline; filename="a.pdf"\n\n%PDF'


def nested(kind: str, *parts: str) -> str:
    boundary = f"b{abs(hash((kind, *parts)))}"
    body = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{body}--{boundary}--'


def seen(raw: bytes) -> tuple[str, list[str]]:
    parsed = parse_email(raw)
    return parsed.visible_text, [each.name for each in parsed.attachments]


@pytest.mark.parametrize(
    "stub",
    [
        "",
        " \n\t",
        "&nbsp;",
        "&nbsp;\n&#160; &zwnj;",
        "\u00a0\u200b\ufeff",
        "This message needs an HTML viewer.",
        "This is an HTML message. Please use a mail client that can display HTML.",
        "Your email client cannot read this email.\nTo view it online, please go here:\nhttps://view.example/x?y=z",
        "https://view.example/4711",
        "<https://view.example/4711>",
        "View this email in your browser: https://view.example",
        "Ihr E-Mail-Programm kann keine HTML-Nachrichten anzeigen.",
        "Ce message est au format HTML",
        "Где",
        "-",
        "[image: logo.png]",
        "Where is my...",
        "Where is my ord",
    ],
)
@pytest.mark.parametrize("kind", ["alternative", "mixed"])
def test_a_stub_beside_html(stub: str, kind: str) -> None:
    raw = multipart(kind, f"Content-Type: text/plain; charset=utf-8\n\n{stub}", HTML)
    text = seen(raw)[0]
    assert text == WORDS if kind == "alternative" else WORDS in text


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        (WORDS, f"<p>{WORDS}</p><p>--<br>Ada</p>"),
        ("Thanks", "<p>Thanks</p>"),
        ("お世話になります。注文はどこですか", "<div>お世話になります。注文はどこですか</div>"),
        ("Yes", "<p>Yes</p><blockquote type=cite>Do you want it?</blockquote>"),
        ("My browser shows no HTML page", "<p>My browser shows no <b>HTML</b> page</p>"),
        (WORDS, ""),
        (WORDS, "<img src=logo.png>"),
        (WORDS, "<p>Sent from my phone</p>"),
        ("👍", "<p><img src=cid:1></p>"),
        ("https://shop.example/4711", "<a href='https://shop.example/4711'>https://shop.example/4711</a>"),
    ],
)
def test_a_real_plain_part_is_read(plain: str, html: str) -> None:
    raw = multipart(
        "alternative", f"Content-Type: text/plain; charset=utf-8\n\n{plain}", f"Content-Type: text/html\n\n{html}"
    )
    assert seen(raw)[0] == plain


@pytest.mark.parametrize(
    ("raw", "files"),
    [
        pytest.param(multipart("related", HTML, PNG.format("inline")), ["a.png"], id="Outlook without plain"),
        pytest.param(
            multipart("mixed", nested("related", nested("alternative", PLAIN, HTML), PNG.format("inline")), PDF),
            ["a.png", "a.pdf"],
            id="Outlook, Thunderbird",
        ),
        pytest.param(
            multipart("alternative", PLAIN, nested("related", HTML, PNG.format("inline"))), ["a.png"], id="Apple Mail"
        ),
        pytest.param(
            multipart("alternative", PLAIN, nested("mixed", HTML, PDF, "Content-Type: text/html\n\n<br>")),
            ["a.pdf"],
            id="Apple Mail with a file",
        ),
        pytest.param(multipart("mixed", PLAIN, PDF, "Content-Type: text/plain\n\n"), ["a.pdf"], id="phone"),
        pytest.param(multipart("mixed", "Content-Type: text/plain\n\n ", HTML, PDF), ["a.pdf"], id="empty text first"),
        pytest.param(multipart("mixed", PLAIN, HTML), [], id="alternatives that say they are mixed"),
        pytest.param(multipart("alternative", HTML, PLAIN), [], id="wrong order"),
        pytest.param(
            multipart("alternative", PLAIN, "Content-Type: text/x-amp-html\n\n<html amp4email>x</html>", HTML),
            [],
            id="AMP",
        ),
        pytest.param(
            multipart("alternative", PLAIN, "Content-Type: text/enriched\n\n<bold>x</bold>"), [], id="enriched"
        ),
        pytest.param(multipart("alternative", "Content-Type: text/watch-html\n\nx", PLAIN, HTML), [], id="watch"),
        pytest.param(
            multipart("alternative", PLAIN, HTML, "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR"),
            ["invite.ics"],
            id="calendar",
        ),
        pytest.param(
            multipart("alternative", *(part.replace("\n\n", '; name="body"\n\n', 1) for part in (PLAIN, HTML))),
            [],
            id="alternatives with names",
        ),
        pytest.param(
            multipart("signed", nested("mixed", PLAIN), "Content-Type: application/pkcs7-signature\n\nx"),
            ["smime.p7s"],
            id="S/MIME",
        ),
        pytest.param(
            multipart(
                "report", PLAIN, "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed"
            ),
            ["delivery-status.txt"],
            id="report",
        ),
        pytest.param(
            multipart(
                "mixed",
                PLAIN,
                nested("appledouble", "Content-Type: application/applefile; name=a.pdf\n\nx", PDF),
            ),
            ["a.pdf"],
            id="resource fork",
        ),
        pytest.param(
            multipart(
                "alternative",
                PLAIN,
                HTML,
                "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.log\n\nx",
            ),
            ["a.log"],
            id="file among alternatives",
        ),
        pytest.param(
            multipart("mixed", nested("alternative", PLAIN, HTML), "Content-Type: text/csv; name=a.csv\n\n1"),
            ["a.csv"],
            id="table",
        ),
        pytest.param(
            multipart("mixed", PLAIN.replace("\n\n", '\nContent-Disposition: inline; filename="a.txt"\n\n', 1), PDF),
            ["a.pdf"],
            id="text with a name",
        ),
        pytest.param(
            multipart(
                "mixed", PLAIN, 'Content-Type: text/plain\nContent-Disposition: inline; filename="a.log"\n\nERROR'
            ),
            ["a.log"],
            id="log shown inline",
        ),
        pytest.param(
            multipart(
                "mixed",
                "Content-Type: text/plain\n\n",
                PLAIN.replace("\n\n", '\nContent-Disposition: attachment; filename="a.txt"\n\n', 1),
            ),
            ["a.txt"],
            id="the only text is a file",
        ),
        pytest.param(
            mail(WORDS, content_type='text/plain; name="a.txt"', content_disposition="inline; filename=a.txt"),
            [],
            id="one part",
        ),
        pytest.param(
            multipart("encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1", f"{PLAIN}"),
            [],
            id="no control part",
        ),
    ],
)
def test_nestings_of_mail_programs(raw: bytes, files: list[str]) -> None:
    assert seen(raw) == (WORDS, files)


def test_encrypted_mail_keeps_what_was_encrypted() -> None:
    parts = (
        "Content-Type: application/pgp-encrypted\n\nVersion: 1",
        'Content-Type: application/octet-stream; name="encrypted.asc"\n\nx',
    )
    assert seen(multipart("encrypted", *parts)) == ("", ["encrypted.asc"])


def _tlv(tag: int, content: bytes, *, definite: bool = True) -> bytes:
    if not definite:
        return bytes([tag, 0x80]) + content + b"\0\0"
    size = len(content)
    return bytes([tag]) + (bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2)) + content


@pytest.mark.parametrize(
    "disposition",
    [
        "attachment; filename=a.log",
        "ATTACHMENT;filename=a.log",
        "attachment filename=a.log",
        '"attachment"; filename=a.log',
        "attachment ; filename=a.log",
        "attachment(x); filename=a.log",
    ],
)
def test_an_attached_text_is_a_file_however_it_is_written(disposition: str) -> None:
    log = f"Content-Type: text/plain\nContent-Disposition: {disposition}\n\nERROR"
    assert seen(multipart("mixed", log, PLAIN)) == (WORDS, ["a.log"])


@pytest.mark.parametrize("definite", [True, False])
@pytest.mark.parametrize("in_pieces", [True, False])
def test_an_opaque_signature_is_opened(*, definite: bool, in_pieces: bool) -> None:
    inside = nested("mixed", PLAIN, PDF).encode()
    pieces = b"".join(_tlv(4, inside[at : at + 100]) for at in range(0, len(inside), 100))
    octets = _tlv(0x24, pieces, definite=definite) if in_pieces else _tlv(4, inside)
    data = _tlv(
        0x30, bytes.fromhex("06092a864886f70d010701") + _tlv(0xA0, octets, definite=definite), definite=definite
    )
    signed = _tlv(0x30, b"\x02\x01\x01" + _tlv(0x31, b"") + data, definite=definite)
    der = _tlv(0x30, bytes.fromhex("06092a864886f70d010702") + _tlv(0xA0, signed, definite=definite), definite=definite)
    raw = mail(
        base64.encodebytes(der),
        content_type='application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
        content_transfer_encoding="base64",
    )
    assert seen(raw) == (WORDS, ["smime.p7m", "a.pdf"])


@pytest.mark.parametrize("kind", ["application/\u00ff", "application/", "image / \u00e4", "Video/"])
def test_a_file_whose_type_is_half_readable_is_no_text(kind: str) -> None:
    raw = multipart("mixed", "Content-Type: text/plain\n\nWhere is my export?", f"Content-Type: {kind}\n\nBINARY")
    assert seen(raw) == ("Where is my export?", ["attachment-1.bin"])


def test_rulers_are_no_boundaries() -> None:
    raw = mail("Where is my export?\n-----\n\nAda\n----------\n\n", content_type="multipart/mixed; boundary=x")
    assert "Where is my export?" in seen(raw)[0]


@pytest.mark.parametrize("other", ["<p>Please cancel my order instead</p>", f"<p>{WORDS}</p><p>Call me at noon</p>"])
def test_what_only_the_other_alternative_says_is_kept(other: str) -> None:
    words = parse_email(multipart("alternative", PLAIN, f"Content-Type: text/html\n\n{other}")).words
    last = other.rpartition("<p>")[2].removesuffix("</p>")
    assert (words.visible, words.cut) == (WORDS, last)


def test_alternatives_that_say_the_same_leave_nothing_out() -> None:
    assert parse_email(multipart("alternative", PLAIN, HTML)).words.cut == ""


def test_the_end_of_an_endless_subject_is_kept() -> None:
    assert parse_email(mail("Hello", subject=f"{'a' * 1_000} where is my order?")).words.cut == "where is my order?"


@pytest.mark.parametrize(
    ("kind", "body", "text"),
    [
        (
            "text/enriched",
            "<bold>Where</bold> is <color><param>red</param>it</color> <<see below>",
            "Where is it <see below>",
        ),
        ("text/richtext", "Where is it?<nl>Thanks", "Where is it?\nThanks"),
        (
            "text/calendar",
            "BEGIN:VEVENT\nSUMMARY:Call\nDESCRIPTION;LANGUAGE=en:Where is my\n  order\\, please?\\nAda\nEND:VEVENT",
            "Where is my order, please?\nAda",
        ),
        (
            "text/calendar",
            "BEGIN:VALARM\nDESCRIPTION:REMINDER\nEND:VALARM\n"
            'DESCRIPTION;ALTREP="data:text/html,x":Please move our call',
            "Please move our call",
        ),
    ],
)
def test_the_words_of_a_rare_kind_are_read_where_there_are_no_others(kind: str, body: str, text: str) -> None:
    assert parse_email(mail(body, content_type=kind)).visible_text == text


def test_an_invitation_beside_words_is_a_file() -> None:
    invitation = 'Content-Type: text/calendar; name="invite.ics"\n\nBEGIN:VEVENT\nDESCRIPTION:Call\nEND:VEVENT'
    assert seen(multipart("mixed", PLAIN, invitation)) == (WORDS, ["invite.ics"])
