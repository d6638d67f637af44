"""Where the parts of a multipart begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SNIFFED = re.compile(
    rb"(?:^|\n)--(?=[^\r\n]{0,200}?[A-Za-z0-9])([^\s][^\r\n]{0,200}?)[ \t]*\r*\n(?=[!-9;-~]{1,60}:|\r*\n)"
)
_EMPTY = re.compile(rb"(?:^|\n)--[ \t]*\r*\n(?=content-)", re.IGNORECASE)
"""A boundary of no letters; what stands below a signature's dashes is no header of a part."""
_LOOKED_AT = 20_000
"""Bytes in which a boundary that nobody declared has to show itself."""


def found_boundary(raw: bytes, start: int, end: int, declared: str) -> bytes | None:
    """The declared boundary if it occurs, else the one that the lines show; None if they show none."""
    named = declared.encode("utf-8", "replace").rstrip()
    if named and next(delimiters(raw, start, end, named), None):
        return named
    looked_at = raw[start : min(end, start + _LOOKED_AT)]
    sniffed = _SNIFFED.search(looked_at)
    if sniffed:
        return sniffed[1]
    return b"" if _EMPTY.search(looked_at) else None


def begins_with_boundary(raw: bytes, start: int, end: int) -> bool:
    """A body that is a multipart although nothing says so."""
    head = raw[start : min(end, start + _LOOKED_AT)].lstrip()
    sniffed = _SNIFFED.match(head)
    return sniffed is not None and head[sniffed.end() : sniffed.end() + 8].lower() == b"content-"


def delimiters(raw: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int, bool]]:
    """(begin of its line, begin of the next line, whether it closes) of each line that is the boundary."""
    mark = b"--" + boundary
    at = raw.find(mark, start, end)
    while at >= 0:
        behind = at + len(mark)
        if at == start or raw[at - 1 : at] in {b"\n", b"\r"}:
            stop = raw.find(b"\n", behind, end)
            following = end if stop < 0 else stop + 1
            rest = raw[behind : min(following, behind + 100)].strip()
            if rest in {b"", b"--"}:
                yield at, following, rest == b"--"
        at = raw.find(mark, behind, end)


class Segment(NamedTuple):
    """A span of a multipart."""

    begin: int
    end: int
    is_part: bool = True
    """False: in front of the first part or behind the last."""


def segments(raw: bytes, start: int, end: int, boundary: bytes) -> Iterator[Segment]:
    """All of it in order, also parts behind a closing line. A part that is never closed goes on to the end."""
    opened: int | None = None
    reached: int | None = None
    for at, following, closes in delimiters(raw, start, end, boundary):
        if reached is None:
            yield Segment(start, at, is_part=False)
        if opened is not None:
            yield Segment(opened, max(opened, _before_line_end(raw, at)))
        opened, reached = None if closes else following, following
    if opened is not None and opened < end:
        yield Segment(opened, end)
    elif opened is None and reached is not None:
        yield Segment(reached, end, is_part=False)


def _before_line_end(raw: bytes, at: int) -> int:
    """The line break in front of a boundary belongs to it."""
    if raw[at - 1 : at] == b"\n":
        at -= 1
    return at - 1 if raw[at - 1 : at] == b"\r" else at
