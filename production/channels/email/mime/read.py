"""Bytes become a tree of parts. No bytes make this raise, and none take longer than their length explains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from production.channels.email.charsets import decode_text
from production.channels.email.mime.boundaries import begins_with_boundary, found_boundary, segments
from production.channels.email.mime.declared import declared, encoding_of, kind_of
from production.channels.email.mime.head import split_head
from production.channels.email.mime.parts import Part, made
from production.channels.email.mime.transfer import decoded
from production.channels.email.mime.unpack import unpacked, wrapped_mails

_DEEPEST = 40
"""Nested multiparts; real mail has fewer than ten, attacks have thousands."""
_DEEPEST_MAIL = 3
"""Attached mails within attached mails that are looked into."""
_MOST_PARTS = 500
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})|=\?([\w-]{2,40})\?[bq]\?", re.IGNORECASE)
_NOTE = re.compile(rb"MIME|multi-?part", re.IGNORECASE)
"""For who sees the parts as they are."""
_BLANK_LINES = re.compile(rb"\s*\n\s*\n")
_ENCODED_PARAMETER = re.compile(rb"\b(?:charset|boundary|name|format)=3D", re.IGNORECASE)
_LOOKED_AT = 50_000
"""Bytes in which the charset of the mail and signs of its encoding are looked for."""
_MAIL = "message/rfc822"
_ENCODING = "content-transfer-encoding"

_Found = tuple[bytes, int, int, bytes | None]


def read(raw: bytes) -> Part:
    """The whole mail as its outermost part."""
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    named = _CHARSET.search(raw[:_LOOKED_AT])
    return _Reader((named[1] or named[2]).decode() if named else None).part(raw, 0, len(raw), _Place())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part stands: below how many others, of those attached mails, and what it is if it says nothing."""

    depth: int = 0
    mails: int = 0
    usual: str = "text/plain"

    def below(self, kind: str) -> _Place:
        usual = _MAIL if kind == "multipart/digest" else "text/plain"
        return _Place(self.depth + 1, self.mails + kind.startswith("message/"), usual)


class _Reader:
    """Counts the parts of one mail."""

    def __init__(self, fallback: str | None) -> None:
        self._fallback = fallback
        self._left = _MOST_PARTS

    def part(self, raw: bytes, start: int, end: int, place: _Place) -> Part:
        """`raw[start:end]` with its headers. Offsets, as copies of every level would multiply a large mail."""
        self._left -= 1
        fields, body = split_head(raw, start, end)
        headers = [(name, decode_text(value, None, self._fallback).strip()) for name, value in fields]
        types = _values(headers, "content-type")
        encoding = encoding_of(_values(headers, _ENCODING))
        headers = [(name, value) for name, value in headers if name.lower() != _ENCODING]  # what is decoded has none
        kind = kind_of(types) or ("multipart/mixed" if begins_with_boundary(raw, body, end) else place.usual)
        if kind.startswith("multipart/"):
            boundary = declared("; ".join(types)).parameters.get("boundary", "")
            children, beside = self._parts(_unwrapped(raw, body, end, boundary, encoding), place.below(kind))
            if children:
                return Part(kind).has_headers(headers).holds(children, beside=beside)
            kind = "text/plain"
        readable = kind.startswith(("text/", "message/"))
        content = decoded(raw[body:end], encoding, text=readable)
        return self._opened(Part(kind, content, self._fallback).has_headers(headers), place)

    def _parts(self, found: _Found, place: _Place) -> tuple[list[Part], str]:
        """(the parts, what stands outside of them).

        No parts where nothing shows how they are separated, or deeper than anybody nests them.
        """
        raw, start, end, boundary = found
        children: list[Part] = []
        outside: list[bytes] = []
        if boundary is None or place.depth > _DEEPEST:
            return children, ""
        for segment in segments(raw, start, end, boundary):
            if not segment.is_part:
                outside.append(raw[segment.begin : segment.end].strip())
            elif self._left <= 0:
                children.append(made("text/plain", raw[segment.begin : end], "more parts.txt"))
                break
            else:
                children.append(self.part(raw, segment.begin, segment.end, place))
        return children, self._beside(b"\n".join(outside).strip())

    def _beside(self, words: bytes) -> str:
        """Without the note to programs of the nineties."""
        paragraphs = (each for each in _BLANK_LINES.split(words) if not _NOTE.search(each))
        return decode_text(b"\n\n".join(paragraphs), None, self._fallback)

    def _opened(self, part: Part, place: _Place) -> Part:
        """The same part with what is inside it, where that is text, files or mails."""
        inside = unpacked(part)
        if inside:
            return Part("multipart/mixed").has_headers(part.items()).holds(inside)
        below = place.below(part.kind)
        wrapped = wrapped_mails(part)
        if not wrapped or below.depth > _DEEPEST or below.mails > _DEEPEST_MAIL or self._left <= 0:
            return part
        return part.holds([self.part(mail, 0, len(mail), below) for mail in wrapped])


def _values(headers: Sequence[tuple[str, str]], name: str) -> list[str]:
    return [value for each, value in headers if each.lower() == name]


def _unwrapped(raw: bytes, start: int, end: int, declared_boundary: str, encoding: str) -> _Found:
    """A multipart may be encoded as a whole; quoted-printable leaves most boundaries as they are."""
    boundary = found_boundary(raw, start, end, declared_boundary)
    quoted = encoding == "quoted-printable" and _ENCODED_PARAMETER.search(raw, start, min(end, start + _LOOKED_AT))
    if encoding and (boundary is None or quoted):
        raw = decoded(raw[start:end], encoding, text=True)
        start, end = 0, len(raw)
        boundary = found_boundary(raw, start, end, declared_boundary)
    return raw, start, end, boundary
