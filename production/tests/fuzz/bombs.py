"""The worst known inputs: each stopped, slowed or bloated a reader of mail once. Functions of a length in bytes."""

from __future__ import annotations

import base64
from collections.abc import Callable
from random import Random

_HEAD = b"From: Mal <mal@evil.example>\r\nTo: support@techcorp.example\r\nMIME-Version: 1.0\r\n"
_HTML = b"Content-Type: text/html; charset=utf-8\r\n\r\n"
_TEXT = b"Content-Type: text/plain; charset=utf-8\r\n\r\n"


def _filled(unit: bytes, size: int) -> bytes:
    return unit * (size // len(unit) + 1)


def html(unit: bytes, before: bytes = b"") -> Callable[[int], bytes]:
    return lambda size: _HEAD + _HTML + before + _filled(unit, size)


def text(unit: bytes, before: bytes = b"") -> Callable[[int], bytes]:
    return lambda size: _HEAD + _TEXT + before + _filled(unit, size)


def header(name: bytes, unit: bytes, before: bytes = b"") -> Callable[[int], bytes]:
    return lambda size: name + b": " + before + _filled(unit, size) + b"\r\n" + _HEAD + _TEXT + b"hello"


def _mixed(body: bytes, subtype: bytes = b"mixed") -> bytes:
    return _HEAD + b"Content-Type: multipart/" + subtype + b"; boundary=b\r\n\r\n" + body + b"--b--\r\n"


def many_parts(size: int) -> bytes:
    return _mixed(_filled(b"--b\r\nContent-Type: image/x\r\n\r\n\r\n", size))


def many_texts(size: int) -> bytes:
    return _mixed(_filled(b"--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n", size))


def nested_multiparts(size: int) -> bytes:
    depth = size // 60
    open_ = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return _HEAD + open_ + _TEXT + b"hello"


def nested_mails(size: int) -> bytes:
    return _HEAD + _filled(b"Content-Type: message/rfc822\r\n\r\n", size) + _TEXT + b"hello"


def same_boundary(size: int) -> bytes:
    return _HEAD + _filled(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", size)


def hidden_closes(size: int) -> bytes:
    return _HEAD + _HTML + b"<div style=display:none>" + _filled(b"<b>", size // 2) + _filled(b"</i>", size // 2)


def crossed(size: int) -> bytes:
    return _HEAD + _HTML + _filled(b"<b><i></b>", size)


def reordered(size: int) -> bytes:
    """Formatting elements that a browser would open again in every paragraph."""
    return _HEAD + _HTML + _filled(b"<p><b><i><u><font size=1>", size)


def encoded_words(size: int) -> bytes:
    return b"Subject: " + _filled(b"=?utf-8?q?=C3?=\r\n ", size) + b"\r\n" + _HEAD + _TEXT + b"hello"


def continued_parameters(size: int) -> bytes:
    pieces = b"".join(b" filename*%d*=%%41;" % number for number in range(size // 18))
    return _mixed(b"--b\r\nContent-Type: a/b\r\nContent-Disposition: attachment;" + pieces + b"\r\n\r\nx\r\n")


def no_line_ends(size: int) -> bytes:
    return _HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n" + _filled(b"> ", size)


def base64_lines(size: int) -> bytes:
    return _HEAD + b"Content-Transfer-Encoding: base64\r\n" + _TEXT + _filled(b"=\r\nYQ==\r\n", size)


def large_text(size: int) -> bytes:
    return _HEAD + _TEXT + _filled(b"2026-03-02 10:14:00 INFO an honest line of a log file\r\n", size)


def large_base64(size: int) -> bytes:
    return _HEAD + b"Content-Transfer-Encoding: base64\r\n" + _TEXT + base64.encodebytes(b"words " * (size // 8))


def noise(size: int) -> bytes:
    return _HEAD + _TEXT + bytes((n * 7919 >> 3) % 256 for n in range(size))


BOMBS: dict[str, Callable[[int], bytes]] = {
    "html: hidden element, closes that do not match": hidden_closes,
    "html: hidden, open and close": html(b"<b></i>", b"<div style=display:none>"),
    "html: crossed": crossed,
    "html: reopened formatting": reordered,
    "html: items": html(b"<li>"),
    "html: tables": html(b"<table><tr><td>"),
    "html: less than": html(b"<"),
    "html: less than and letters": html(b"<a "),
    "html: open comments": html(b"<!--"),
    "html: marked section": lambda _: _HEAD + _HTML + b"<![FOR]>hello",
    "html: marked sections": html(b"<![x["),
    "html: declarations": html(b"<!a "),
    "html: instructions": html(b"<?"),
    "html: attributes": html(b"a=b ", b"<p "),
    "html: quotes": html(b"=\"'", b"<p a"),
    "html: entities": html(b"&#x26;amp"),
    "html: ampersands": html(b"&"),
    "html: digits": lambda size: _HEAD + _HTML + b"&#" + b"9" * size + b";",
    "html: blockquotes": html(b"<blockquote type=cite>"),
    "html: scripts": html(b"<script>"),
    "html: marks": html(b"<div class='gmail_quote gmail_attr x_x_x_x_'>"),
    "html: closes": html(b"</"),
    "html: style": html(b"display:", b"<p style='"),
    "text: on ... wrote": text(b"On Mon, 2 Mar 2026 Ada wrote\r\n"),
    "text: on": text(b"On "),
    "text: labels": text(b"a:\r\n"),
    "text: from and sent": text(b"From: a\r\nSent: b\r\n"),
    "text: armour": text(b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: a\n"),
    "text: armoured signature": text(b"-----BEGIN PGP SIGNATURE-----\n"),
    "text: marks": text(b">"),
    "text: marked lines": text(b"> > a\r\n"),
    "text: dashes": text(b"-- \r\n"),
    "text: rulers": text(b"_____\r\n"),
    "text: blank lines": text(b"\r\n"),
    "text: spaces": text(b" "),
    "text: uuencode": text(b"begin 644 a\r\n"),
    "text: wide": text("\ufdfa".encode()),
    "text: combining": text("a\u0301\u0316".encode()),
    "text: flowed": no_line_ends,
    "from: at": header(b"From", b"@"),
    "from: backslashes": header(b"From", b"\\", b'"'),
    "from: open comments": header(b"From", b"("),
    "from: brackets": header(b"From", b"<"),
    "from: addresses": header(b"From", b"a@b.example,"),
    "from: quotes": header(b"From", b'"'),
    "from: colons": header(b"From", b"a:"),
    "from: words": header(b"From", b"=?utf-8?q?"),
    "to: addresses": header(b"To", b"<a@b.example>,"),
    "reply-to: at": header(b"Reply-To", b"a@"),
    "references": header(b"References", b"<a@b.example> "),
    "references: brackets": header(b"References", b"<"),
    "message-id: spaces": header(b"Message-ID", b" ", b"<"),
    "subject: encoded words": encoded_words,
    "subject: reply marks": header(b"Subject", b"Re: "),
    "subject: spaces": header(b"Subject", b"\r\n "),
    "results": header(b"Authentication-Results", b"(", b"mx.google.com; "),
    "results: pairs": header(b"Authentication-Results", b"dmarc=", b"mx.google.com; "),
    # Of another domain than the author: who is vouched for would be proven, and rightly.
    "results: words": header(b"Authentication-Results", b"; dkim=pass header.i=@other.example", b"mx.google.com"),
    "type: parameters": header(b"Content-Type", b"; charset=a", b"text/plain"),
    "type: semicolons": header(b"Content-Type", b";", b"text/plain"),
    "parts: many": many_parts,
    "parts: many texts": many_texts,
    "parts: nested": nested_multiparts,
    "parts: nested mails": nested_mails,
    "parts: one boundary": same_boundary,
    "parts: continued parameters": continued_parameters,
    "base64: padding": base64_lines,
    "noise": noise,
}
LARGE: dict[str, Callable[[int], bytes]] = {
    "a log file of a megabyte": large_text,
    "a megabyte in base64": large_base64,
    "parts: 8,571": many_parts,
    "from: 300 KB of at": header(b"From", b"@"),
    "from: 300 KB of backslashes": header(b"From", b"\\", b'"'),
}

_BOMB, _LARGE = 60_000, {"from": 300_000, "parts": 300_000, "a": 2_750_000}
"""Bytes of each bomb, and of the large ones by the first word of their name."""


def ten_megabytes() -> list[bytes]:
    """Every bomb and every large mail, in an order that is the same each time."""
    bad = [make(_BOMB) for make in BOMBS.values()]
    bad += [make(_LARGE[name.split()[0].rstrip(":")]) for name, make in LARGE.items()]
    Random(3).shuffle(bad)
    return bad
