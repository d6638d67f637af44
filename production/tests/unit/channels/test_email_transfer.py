"""Encodings that gateways broke, and texts that only look as if they were encoded."""

from __future__ import annotations

import base64
import binascii

import pytest

from production.channels.email.mime.transfer import decoded

LETTER = "Größe der Lieferung 4711, bitte prüfen Sie den Betrag und schreiben Sie mir bald zurück!"
CHARSETS = ["utf-8", "iso-8859-1", "utf-16-le"]


def lines(data: bytes, end: bytes = b"\r\n", begin: bytes = b"") -> bytes:
    return b"".join(begin + each + end for each in base64.encodebytes(data).splitlines())


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("size", [1, 2, 4])
@pytest.mark.parametrize(("end", "begin"), [(b"!\r\n", b""), (b"!\r\n", b"* "), (b" \r\n", b"> "), (b"|\n", b"|")])
def test_marks_at_the_ends_of_lines(charset: str, size: int, end: bytes, begin: bytes) -> None:
    text = (LETTER[: 22 * size]).encode(charset)
    assert decoded(lines(text, end, begin), "base64", text=True) == text


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("encoding", ["", "quoted-printable", "?", "uuencode"])
def test_full_lines_that_nobody_declared(charset: str, encoding: str) -> None:
    text = LETTER.encode(charset)
    assert decoded(lines(text), encoding, text=True) == text


@pytest.mark.parametrize("text", ["why does the team see", "Größe der Lieferung bitte 4711"])
@pytest.mark.parametrize("encoding", ["", "quoted-printable", "base64"])
def test_one_line_that_nobody_declared_or_that_was_encoded_twice(text: str, encoding: str) -> None:
    once = base64.b64encode(text.encode("latin-1"))
    data = base64.b64encode(once) if encoding == "base64" else once
    assert decoded(data, encoding, text=True) == text.encode("latin-1")


@pytest.mark.parametrize("text", [b"\n", b" \r\n\r\n", b"Hello you"])
def test_a_short_block_above_the_footer_of_a_list(text: bytes) -> None:
    padded = text + b"\n" * (2 - (len(text) + 1) % 3)
    data = base64.encodebytes(padded) + b"\r\n_____\r\nSent by a list. Do not reply!\r\n"
    assert decoded(data, "base64", text=True).strip() == text.strip()


@pytest.mark.parametrize("encoding", ["base64", "", "?"])
@pytest.mark.parametrize(
    "text",
    [
        b"since export invoice does kfwq822346295g\r\n\r\nboard thanks gzsh999944870r why see",
        b"Thanks",
        b"Donaudampfschifffahrtsgesellschaft",
        b"INTERNATIONALIZATION",
        b"Hello!\r\nWhere is it?\r\nAda",
        b"Where is it?\r\ndxgt1066463834d\r\nend\r\n\r\nThanks!",
        b"4711471147114711",
        b"Why is this empty?\r\nabc= \r\nThanks",
        b"invoice button, see\r\nhsbk397466217d\r\nvhzq211108836n\r\nzrsk691005752n\r\n--\r\nAda",
    ],
)
def test_words_that_never_were_encoded(text: bytes, encoding: str) -> None:
    assert decoded(text, encoding, text=True) == text


@pytest.mark.parametrize("charset", ["utf-8", "windows-1250"])
def test_plain_words_above_the_encoded_ones(charset: str) -> None:
    text = "can žluť and what does it cost".encode(charset)
    data = b"this is no header\r\n\r\n" + base64.b64encode(text[:11]) + b"\r\n" + base64.b64encode(text[11:])
    assert decoded(data, "base64", text=True) == text


def test_a_key_that_nobody_declared_as_encoded() -> None:
    assert decoded(b"sk9vQ3mZx7Lp2WbN8yRt5KfHd1Gs4JcA", "", text=True) == b"sk9vQ3mZx7Lp2WbN8yRt5KfHd1Gs4JcA"


def test_a_file_in_uuencode_without_content_is_empty() -> None:
    assert decoded(b"begin 644 text.txt\n`\nend\n", "uuencode", text=True) == b""


def test_words_around_a_file_in_uuencode_are_no_part_of_it() -> None:
    text = b"please see why\n\nbegin 644 cat.txt\n#0V%T\n`\nend\nthanks"
    assert decoded(text, "uuencode", text=True) == text


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "utf-16", "utf-32"])
@pytest.mark.parametrize("times", [1, 8])
def test_foreign_letters_above_the_footer_of_a_list(charset: str, times: int) -> None:
    text = ("Здравствуйте, где мой заказ? " * times).encode(charset)
    assert decoded(lines(text) + b"_____\r\nSent by a list.\r\n", "base64", text=True) == text


def test_uuencode_that_does_not_end_is_read() -> None:
    data = b"begin 644 text.txt\n" + binascii.b2a_uu(b"Where is it?")
    assert decoded(data, "uuencode", text=True) == b"Where is it?"


def test_a_file_is_never_guessed_at() -> None:
    data = lines(LETTER.encode())
    assert decoded(data, "", text=False) == data
