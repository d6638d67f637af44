"""Content-Transfer-Encoding: right, sloppy and wrong."""

from __future__ import annotations

import base64
import binascii
import quopri
from collections.abc import Callable
from typing import NamedTuple

from production.tests.fuzz.grammar.pen import Pen


class Encoded(NamedTuple):
    label: str | None
    """Value of the header; None: there is none."""
    data: bytes


Encoder = Callable[[Pen, bytes], bytes]


def _same(pen: Pen, data: bytes) -> bytes:
    return data


def _base64(pen: Pen, data: bytes) -> bytes:
    return base64.encodebytes(data)


def _qp(pen: Pen, data: bytes) -> bytes:
    return quopri.encodestring(data)


def _unpadded(pen: Pen, data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _one_line(pen: Pen, data: bytes) -> bytes:
    return base64.b64encode(data)


def _blocks(pen: Pen, data: bytes) -> bytes:
    middle = len(data) // 2
    return base64.b64encode(data[:middle]) + b"\r\n" + base64.b64encode(data[middle:])


def _spaced(pen: Pen, data: bytes) -> bytes:
    return b" \r\n\t".join(base64.b64encode(data)[at : at + 4] for at in range(0, len(data) * 4 // 3 + 4, 4))


def _with_footer(pen: Pen, data: bytes) -> bytes:
    padded = data + b"\n" * (2 - (len(data) + 1) % 3)
    return base64.encodebytes(padded) + b"\r\n_____\r\nSent by a list. Do not reply!\r\n"


def _sprinkled(pen: Pen, data: bytes) -> bytes:
    return base64.encodebytes(data).replace(b"\n", b"!\r\n* ")


def _cut_short(pen: Pen, data: bytes) -> bytes:
    """What is behind the cut stands nowhere, so that nobody can show it; the original has no more of it."""
    letters = pen.rng.randint(0, len(data))
    pen.tear(data[: letters * 3 // 4].replace(b"\x00", b""))
    return base64.b64encode(data)[:letters]


def _qp_sloppy(pen: Pen, data: bytes) -> bytes:
    return quopri.encodestring(data) + b" =ZZ = =7 ="


def _qp_lower(pen: Pen, data: bytes) -> bytes:
    return b"".join(b"=%02x" % each if each > 126 or each == 61 else bytes([each]) for each in data)


def _uuencoded(pen: Pen, data: bytes) -> bytes:
    lines = [binascii.b2a_uu(data[at : at + 45]) for at in range(0, len(data), 45)]
    return b"begin 644 text.txt\n" + b"".join(lines) + b"`\nend\n"


_PLAIN: dict[str, tuple[str | None, Encoder]] = {
    "none": (None, _same),
    "7bit": ("7bit", _same),
    "8bit": ("8bit", _same),
    "binary": ("binary", _same),
    "8-bit": ("8-bit", _same),
    "a charset": ("utf-8", _same),
    "empty": ("", _same),
    "unknown": ("x-none", _same),
    "words": ("7bit (or so); really", _same),
    "qp on plain text": ("quoted-printable", _same),
}
_CODED: dict[str, tuple[str | None, Encoder]] = {
    "base64": ("base64", _base64),
    "qp": ("quoted-printable", _qp),
    "qp lower": ("quoted-printable", _qp_lower),
    "qp sloppy": ("Quoted-Printable", _qp_sloppy),
    "one line": ("BASE64", _one_line),
    "unpadded": ("base64", _unpadded),
    "in blocks": ("base64", _blocks),
    "spaced": ("base64", _spaced),
    "list footer": ("base64", _with_footer),
    "sprinkled": ("base64", _sprinkled),
    "semicolon": ("base64;", _base64),
    "comment": ("base64 (what else)", _base64),
    "quotes": ('"base64"', _base64),
    "qp quotes": ("'quoted-printable'", _qp),
    "qp semicolon": ("quoted-printable; x=y", _qp),
    "odd spaces": ("\t base64 \t", _base64),
    "folded": ("\r\n base64", _base64),
    "uuencode": ("x-uuencode", _uuencoded),
}
_WRONG: dict[str, tuple[str | None, Encoder]] = {
    "base64 on plain text": ("base64", _same),
    "cut short": ("base64", _cut_short),
    "uuencode on plain text": ("x-uuencode", _same),
    "base64 without a label": (None, _base64),
    "base64 as qp": ("quoted-printable", _base64),
    "twice": ("base64", lambda _, data: base64.encodebytes(base64.encodebytes(data))),
    "NUL": ("base\x0064", _base64),
}


def encoded(pen: Pen, data: bytes, *, coded: bool) -> Encoded:
    """`coded`: the bytes do not survive as they are. Makes the mail unsound where nobody could undo it by the book."""
    if pen.chance(0.07):
        table, pen.sound = _WRONG, False
    else:
        table = _CODED if coded or b"=" in data or pen.chance(0.6) else _PLAIN
    if coded:
        table = {name: each for name, each in table.items() if not name.startswith("qp")}
    label, encode = pen.named("encoding", table)
    return Encoded(label, encode(pen, data))
