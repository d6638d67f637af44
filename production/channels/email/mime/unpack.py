"""Files and mails that stand inside a part: uuencoded in a text, as addresses in HTML, signed as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote_to_bytes

from production.channels.email.mime.parts import Part, made
from production.channels.email.mime.smime import signed_content
from production.channels.email.mime.transfer import from_base64, from_uu

OPAQUE = "application/pkcs7-mime"
_MOST = 100
"""Files of one part."""
_BEGIN = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n", re.MULTILINE)
_PICTURE = re.compile(
    rb"(?<=[\"'=(])data:image/([a-z0-9.+-]{1,40})(?:;[a-z-]{1,20}=[^;,\"'\s]{0,60})?;base64,"
    rb"([a-z0-9+/=%]*(?:[\r\n]+[ \t]*[a-z0-9+/=%]+)*)",
    re.IGNORECASE,
)
_Cut = tuple[int, int, Part]
"""(begin, end, the file that stood between them)."""
_STATUS_GROUPS = re.compile(rb"\r?\n[ \t]*(?:\r?\n)+")
_MOST_GROUPS = 200
_STATUS_LENGTH = 50_000


def unpacked(part: Part) -> list[Part]:
    """The text without the files that stood in it, then those files; empty if there are none."""
    if part.disposition.value == "attachment":
        return []
    if part.kind == "text/plain" and b"begin " in part.content:
        return _cut(part, _uuencoded(part.content))
    if part.kind == "text/html" and b";base64," in part.content:
        return _cut(part, _pictures(part.content))
    return []


def wrapped_mails(part: Part) -> list[bytes]:
    """Mails or groups of headers of which the content consists."""
    if part.kind == "message/delivery-status":
        groups = _STATUS_GROUPS.split(part.content[:_STATUS_LENGTH].strip(), _MOST_GROUPS)
        return [group for group in groups if group]
    if part.kind.startswith("message/"):
        return [part.content]
    signed = signed_content(part.content) if part.kind == OPAQUE else None
    return [signed] if signed else []


def _cut(part: Part, cuts: Iterator[_Cut]) -> list[Part]:
    text, files, position = bytearray(), [], 0
    for begin, end, file in islice(cuts, _MOST):
        text += part.content[position:begin]
        files.append(file)
        position = end
    return [part.with_content(bytes(text) + part.content[position:]), *files] if files else []


def _uuencoded(text: bytes) -> Iterator[_Cut]:
    position = 0
    while begin := _BEGIN.search(text, position):
        content, position = from_uu(text, begin.end())
        if content:
            name = begin[1].decode("utf-8", "replace").strip()
            yield begin.start(), position, made("application/octet-stream", content, name)


def _pictures(html: bytes) -> Iterator[_Cut]:
    for number, picture in enumerate(_PICTURE.finditer(html), start=1):
        kind = picture[1].decode().lower()
        content = from_base64(unquote_to_bytes(picture[2]))
        if content:
            name = f"picture-{number}.{kind.partition('+')[0]}"
            yield picture.start(), picture.end(), made(f"image/{kind}", content, name)
