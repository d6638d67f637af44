"""The header lines above a body, as far as they are header lines."""

from __future__ import annotations

import re

_MOST_FIELDS = 1_000
_LONGEST = 20_000
"""Bytes of one field; longer ones are cut before anything reads them."""
_HIGHEST = 500_000
"""Bytes of all fields."""
_OF_MBOX = re.compile(rb">?From \S{1,320} +[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} ")
"""The line above a mail in an mbox file, which programs leave anywhere in the head."""
_FIELD = re.compile(rb"([!-9;-~\x80-\xff]{1,100})[ \t]*:[ \t]*")


def split_head(raw: bytes, start: int, end: int) -> tuple[list[tuple[str, bytes]], int]:
    """(names with unfolded values, where the body begins) of `raw[start:end]`; a line that is no field ends them."""
    fields: list[tuple[str, bytearray]] = []
    position = start
    while position < min(end, start + _HIGHEST) and len(fields) < _MOST_FIELDS:
        stop = raw.find(b"\n", position, end)
        following = end if stop < 0 else stop + 1
        line = raw[position : min(following, position + _LONGEST)].rstrip(b"\r\n")
        if not line:
            return _joined(fields), following
        if line[:1] in b" \t" and fields:
            value = fields[-1][1]
            value += line[: max(_LONGEST - len(value), 0)]
        elif field := _FIELD.match(line):
            fields.append((field[1].decode("ascii", "replace"), bytearray(line[field.end() :])))
        elif not (_OF_MBOX.match(line) or (position == start and line.startswith((b"From ", b">From ")))):
            return _joined(fields), position
        position = following
    return _joined(fields), _behind_blank_line(raw, position, end)


def _joined(fields: list[tuple[str, bytearray]]) -> list[tuple[str, bytes]]:
    return [(name, bytes(value)) for name, value in fields]


def _behind_blank_line(raw: bytes, position: int, end: int) -> int:
    """`position` is the begin of a line, which may be the blank one."""
    start = max(position - 1, 0)
    found = [at + len(mark) for mark in (b"\n\n", b"\n\r\n") if (at := raw.find(mark, start, end)) >= 0]
    return min(found, default=end)
