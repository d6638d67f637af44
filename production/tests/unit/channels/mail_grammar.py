"""A small grammar of mail: headers, parts and charsets as they are, should be and should never be."""

from __future__ import annotations

import base64
import quopri

from hypothesis import strategies as st

WORDS = [
    "Where is my order 4711?",
    "Grüße aus Köln",
    "订单在哪里",
    "お世話になっております",
    "Где мой заказ?",
    "👍",
    "أين طلبي",
]
_CHARSETS = [
    "utf-8",
    "UTF8",
    "us-ascii",
    "iso-8859-1",
    "gb2312",
    "iso-2022-jp",
    "windows-1251",
    "cp-1251",
    "zip",
    "x",
    "utf-16",
]
_TYPES = ["text/plain", "text/html", "text", "TEXT/PLAIN", '"text/plain"', "text/x-amp-html", "text/calendar", "html"]
_FILES = [
    "application/pdf",
    "image/png",
    "message/rfc822",
    "application/pkcs7-mime",
    "application/ms-tnef",
    "x/y",
    "message/x",
]
_KINDS = ["mixed", "alternative", "related", "signed", "report", "form-data", "digest", "appledouble", "encrypted", ""]
_ENCODINGS = ["", "base64", "quoted-printable", "base64;", "8bit", "x-uuencode", "???"]
_NAMES = ["a.pdf", '"a b.pdf"', "=?utf-8?Q?M=C3=A4rz?=", "..", "/", "\u202ea", "x" * 300]
_PARAMETERS = ["filename={}", "filename*=utf-8''{}", "filename*0*=zip''{}; filename*1=b", "name={}", 'filename="{}']
_DISPOSITIONS = ["", "attachment; {}", "inline; {}", "inline", "form-data; {}", "ATTACHMENT"]
_JUNK = [
    b"",
    b"\n",
    b"begin 644 a\n#;VYE\n`\nend\n",
    b"\x1b$B",
    b"\xff\xfe",
    b"\0",
    b"--b",
    b"=?utf-8?B?",
    b"<!--",
    b"<p",
    b"=3D=\n",
]


def _coded(data: bytes, encoding: str) -> bytes:
    if encoding.startswith("base64"):
        return base64.encodebytes(data)
    return quopri.encodestring(data) if encoding == "quoted-printable" else data


@st.composite
def _leaf(draw: st.DrawFn, *, junk: bool = True) -> bytes:
    kind = draw(st.sampled_from(_TYPES + _FILES))
    encoding = draw(st.sampled_from(_ENCODINGS))
    words = draw(st.sampled_from(WORDS))
    body = (f"<html><p>{words}</p></html>" if "html" in kind else words).encode()
    disposition = draw(st.sampled_from(_DISPOSITIONS)).format(
        draw(st.sampled_from(_PARAMETERS)).format(draw(st.sampled_from(_NAMES)))
    )
    head = f"Content-Type: {kind}; charset={draw(st.sampled_from(_CHARSETS))}\n"
    head += f"Content-Transfer-Encoding: {encoding}\nContent-Disposition: {disposition}\n"
    dirt = draw(st.sampled_from(_JUNK)) if junk else b""
    return head.encode("utf-8", "replace") + dirt + b"\n" + _coded(body, encoding) + dirt


@st.composite
def _multipart(draw: st.DrawFn, children: st.SearchStrategy[bytes]) -> bytes:
    parts = draw(st.lists(children, min_size=1, max_size=4))
    boundary = draw(st.sampled_from(["b", "b1", "b 2", "-", "=_x"]))
    spelling = draw(st.sampled_from(["boundary={}", 'boundary="{}"', "", "boundary*=idna''{}", "boundary='{}'"]))
    kind = draw(st.sampled_from(_KINDS))
    encoding = draw(st.sampled_from(["", "base64"]))
    mark = f"--{boundary}".encode()
    body = b"".join(mark + b"\n" + part + b"\n" for part in parts) + (mark + b"--\n" if draw(st.booleans()) else b"")
    head = f"Content-Type: multipart/{kind}; {spelling.format(boundary)}\nContent-Transfer-Encoding: {encoding}\n\n"
    return head.encode() + _coded(body, encoding)


mails = st.recursive(_leaf(), _multipart, max_leaves=8)
"""Anything that calls itself a mail."""


@st.composite
def mails_with_text(draw: st.DrawFn) -> tuple[bytes, str]:
    """(a mail that has one well-formed text between others of its parts, that text)."""
    words = draw(st.sampled_from(WORDS))
    text = f"Content-Type: text/plain; charset=utf-8\n\n{words}".encode()
    others = draw(st.lists(_leaf(junk=False), max_size=3))
    parts = draw(st.permutations([text, *others]))
    body = b"".join(b"--bb\n" + part + b"\n" for part in parts) + b"--bb--\n"
    return b"Content-Type: multipart/mixed; boundary=bb\n\n" + body, words
