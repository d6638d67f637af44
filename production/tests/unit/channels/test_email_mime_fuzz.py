"""Whatever the parts are: nothing raises, words are found, results can be stored, bombs cost what their length says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from production.channels.email.files import files_of
from production.channels.email.mime import Body, attachments_of, body_of, read
from production.channels.email.mime.parts import LONGEST
from production.channels.email.parse import parse_email
from production.schemas.envelope import Attachment
from production.tests.growth import grows_linearly
from production.tests.unit.channels.mail_grammar import mails, mails_with_text


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(mails, st.lists(st.tuples(st.integers(0, 2_000), st.binary(max_size=4)), max_size=4))
def test_what_comes_out_can_be_stored_and_fetched(mail: bytes, damage: list[tuple[int, bytes]]) -> None:
    raw = bytearray(mail)
    for position, junk in damage:
        raw[position : position + len(junk)] = junk
    parsed = parse_email(bytes(raw))
    shown = "\n".join(
        [parsed.visible_text, parsed.subject, *(f"{each.name}{each.content_type}" for each in parsed.attachments)]
    )
    assert "\x00" not in shown
    shown.encode()
    assert all(attachment.name for attachment in parsed.attachments)
    assert [len(content) for content in files_of(bytes(raw))] == [each.size_bytes for each in parsed.attachments]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(mails_with_text())
def test_a_text_between_other_parts_is_read(case: tuple[bytes, str]) -> None:
    raw, words = case
    assert words in body_of(read(raw)).full()


def _nested(levels: int) -> str:
    return "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels))


MULTI = "Content-Type: multipart/mixed; boundary=b\n\n"
BOMBS = {
    "nested multiparts": _nested(5_000),
    "nested multiparts around much text": _nested(300) + "\n" + "word\n" * 100_000,
    "nested mails": "Content-Type: message/rfc822\n\n" * 20_000,
    "many parts": MULTI + "--b\n\nx\n" * 10_000,
    "many files": MULTI + "--b\nContent-Type: a/b; name=x\n\nx\n" * 10_000,
    "boundaries and nothing else": MULTI + "--b\n" * 200_000,
    "lines that begin like a boundary": MULTI + "--bx\n" * 200_000,
    "boundaries on one line": MULTI + "--b" * 300_000,
    "dashes": "Content-Type: multipart/mixed\n\n" + "--" * 400_000,
    "continuations": "Content-Type: text/plain; " + "".join(f"name*{n}=x;" for n in range(60_000)) + "\n\nx",
    "parameters": "Content-Disposition: attachment; " + "a=b; " * 150_000 + "\n\nx",
    "quotes": "Content-Type: text/plain; " + 'a="' * 200_000 + "\n\nx",
    "comments": "Content-Type: text/plain " + "(" * 700_000 + "\n\nx",
    "blanks in a header": "Content-Type: text/plain; charset" + " " * 700_000 + "=x\n\nx",
    "header lines": "A: b\n" * 150_000 + "\nx",
    "folded lines": "Subject: a\n" + " b\n" * 250_000 + "\nx",
    "encoded words": "Subject: " + "=?utf-8?Q?a?= " * 50_000 + "\n\nx",
    "encoded words that never end": "Subject: " + "=?utf-8?Q?" * 70_000 + "\n\nx",
    "carriage returns": "Subject: x\n" + "\r" * 700_000 + "\n\nx",
    "uuencode": "\n" + "begin 644 a\n#;VYE\n" * 40_000,
    "uuencode without content": "\n" + "begin 644 a\n" * 60_000,
    "pictures": "Content-Type: text/html\n\n" + "<img src='data:image/png;base64,AAAA'>" * 20_000,
    "equal signs": "Content-Transfer-Encoding: quoted-printable\n\n" + "=  " * 250_000,
    "padding": "Content-Transfer-Encoding: base64\n\n" + "QUJD=" * 150_000,
    "short lines of base64": "Content-Transfer-Encoding: base64\n\n" + "QUJD\n" * 150_000 + "!",
    "escapes": "\n" + "\x1b$B\x1b(B" * 100_000,
    "signed": "Content-Type: application/pkcs7-mime\n\n0\x80\x06\x09*\x86H\x86\xf7\r\x01\x07\x02"
    + "\x24\x80" * 300_000,
    "entities": "\n" + "&nbsp;" * 100_000,
    "tags": "Content-Type: text/html\n\n" + "<" * 700_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs(bomb: str) -> None:
    def taken_apart(text: str) -> tuple[Body, tuple[Attachment, ...]]:
        root = read(text.encode("latin-1"))
        return body_of(root), attachments_of(root)

    text = BOMBS[bomb]
    both_ends = lambda length: text[: length // 2] + text[-length // 2 :]  # noqa: E731 - either end may be the fuse
    assert grows_linearly(taken_apart, both_ends, len(text))
    body, files = taken_apart(text)
    assert len(files) <= 100
    assert len(body.plain) <= LONGEST
    assert len(body.html) <= LONGEST
