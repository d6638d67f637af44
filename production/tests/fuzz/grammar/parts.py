"""MIME parts: the text in its charset and encoding, files beside it, and multiparts with every kind of boundary."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import NamedTuple

from production.tests.fuzz.grammar.charsets import Charset
from production.tests.fuzz.grammar.encodings import encoded
from production.tests.fuzz.grammar.parameters import charset_parameter, file_name
from production.tests.fuzz.grammar.pen import Pen


class Part(NamedTuple):
    headers: list[str]
    body: bytes

    def whole(self, end: bytes = b"\r\n") -> bytes:
        return b"".join(line(each) + end for each in self.headers) + end + self.body


def line(header: str) -> bytes:
    return header.encode("utf-8", "surrogateescape")


def text_part(pen: Pen, text: str, charset: Charset, subtype: str = "plain", *, alone: bool = True) -> Part:
    """A readable leaf. Not `alone`: a text of the mail beside others, for which a file name would make it a file."""
    data = charset.encode(text.replace("\n", "\r\n") if pen.chance(0.8) else text)
    label, body = encoded(pen, data, coded=charset.wide)
    headers = [f"Content-Type: {_type(pen, subtype)}{charset_parameter(pen, charset.label)}"]
    headers += [f"Content-Transfer-Encoding: {label}"] if label is not None else []
    if alone and pen.chance(0.05):
        pen.used.append("part: text with a name")
        headers.append("Content-Disposition: inline" + file_name(pen))
    pen.rng.shuffle(headers)
    return Part(headers, body)


_SLOPPY = {
    "loud": "TEXT/SUBTYPE",
    "spaces": "text / SUBTYPE",
    "comment": "text/SUBTYPE (the text)",
    "quoted": '"text/SUBTYPE"',
    "no semicolon": "text/SUBTYPE format=fixed",
    "semicolons": "text/SUBTYPE;;",
    "folded": "\r\n\ttext/SUBTYPE",
    "flowed": "text/SUBTYPE; format=flowed; delsp=no",
}


def _type(pen: Pen, subtype: str) -> str:
    shape = "text/SUBTYPE" if pen.chance(0.8) else pen.named("type", _SLOPPY)
    return shape.replace("SUBTYPE", subtype)


_FILES = {
    "pdf": "application/pdf",
    "picture": "image/png",
    "heic": "image/heic",
    "nothing": "",
    "no slash": "pdf",
    "slashes": "a/b/c",
    "NUL": "application/x\x00y",
    "8-bit": "application/\udcff",
    "long": "application/" + "x" * 300,
    "calendar": "text/calendar; method=REQUEST",
    "tnef": "application/ms-tnef",
    "smime": "application/pkcs7-mime; smime-type=signed-data",
    "signature": "application/pgp-signature",
    "text": "text/plain; charset=bogus",
    "html": "text/html",
    "partial": "message/partial; number=1; total=2; id=x",
    "external": "message/external-body; access-type=url",
    "rfc822": "message/rfc822",
    "global": "message/global",
    "multipart without a boundary": "multipart/mixed",
}
_TEXT_BY_THE_BOOK = frozenset({"", "pdf", "a/b/c", "multipart/mixed"})
"""What cannot be read as it is declared is plain text (RFC 2045, 5.2), beside which a text with a name is a file."""
_BYTES = {
    "noise": b"",
    "tnef": bytes.fromhex("789f3e22") + b"\x01\x00\x01\x06\x90\x08\x00\x04" + b"\xff" * 30,
    "uu": b"begin 644 a\n#0V%T\n`\nend\n",
    "mail": b"From: a@b.example\r\nSubject: =?utf-8?q?=ff?=\r\n\r\nhello",
    "calendar": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:\xff\r\nEND:VCALENDAR",
}


def file_part(pen: Pen) -> Part:
    """Something attached, whole or broken; holds no words of the writer."""
    kind = pen.named("file", _FILES)
    data = pen.pick(list(_BYTES.values())) + pen.noise(pen.long())
    headers = [f"Content-Type: {kind}{file_name(pen, 'name') if pen.chance(0.5) else ''}"]
    if pen.chance(0.8) or "text" in kind or kind in _TEXT_BY_THE_BOOK:
        disposition = pen.pick(["inline", "ATTACHMENT", "attachment (file)"])
        if "text" in kind or kind in _TEXT_BY_THE_BOOK:
            disposition = "attachment"
        headers.append(f"Content-Disposition: {disposition}{file_name(pen)}")
    if pen.chance(0.7):
        headers.append("Content-Transfer-Encoding: base64")
        data = base64.encodebytes(data)
    return Part(headers, data)


_BOUNDARIES = {
    "plain": ('"b{n}"', "b{n}"),
    "bare": ("b{n}", "b{n}"),
    "odd": ('"b{n}\'()+_,-./:=?"', "b{n}'()+_,-./:=?"),
    "spaces within": ('"b {n} b"', "b {n} b"),
    "equals": ('"----=_Part_{n}_1.2"', "----=_Part_{n}_1.2"),
    "long": ('"' + "b" * 66 + '{n}"', "b" * 66 + "{n}"),
    "pieces": (None, "b{n}"),
}
_STRANGE = {
    "too long": ('"' + "b" * 400 + '{n}"', "b" * 400 + "{n}"),
    "not quoted": ("b:{n}=?", "b:{n}=?"),
    "other": ('"b{n}"', "c{n}"),
    "empty": ('""', ""),
    "only at the top": ('"b{n}"', "B{n}"),
    "NUL": ('"b\x00{n}"', "b\x00{n}"),
    "8-bit": ('"b\udcff{n}"', "b\udcff{n}"),
    "expression": ('"b{n}(((*"', "b{n}(((*"),
}


def multipart(pen: Pen, subtype: str, parts: list[Part], extra: str = "") -> Part:
    """Together; the boundary is never one of a part within."""
    number = pen.number() + 10
    strange = pen.chance(0.03)
    known: Mapping[str, tuple[str | None, str]] = _STRANGE if strange else _BOUNDARIES
    shown, used = pen.named("boundary", known)
    pen.sound = pen.sound and not strange
    parameter = f'boundary*0="b"; boundary*1="{number}"' if shown is None else f"boundary={shown.format(n=number)}"
    mark = line("--" + used.format(n=number))
    end = pen.pick([b"\r\n", b"\r\n", b"\n"])
    body = b"This is a multi-part message.\r\n" if pen.chance(0.3) else b""
    body += b"".join(mark + pen.pick([b"", b"", b" \t"]) + end + part.whole(end) + end for part in parts)
    body += pen.pick([mark + b"--\r\n", mark + b"--", b"", mark + b"--\r\nepilogue\r\n"])
    return Part([f"Content-Type: multipart/{subtype}; {parameter}{extra}"], body)


def untyped(pen: Pen) -> Part:
    """The whole mail is a file, or makes no sense."""
    pen.used.append("mail: a file")
    return file_part(pen)
