"""The header block that mail programs put over an older mail: `From: ... Sent: ... To: ... Subject: ...`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from production.channels.email.phrases import (
    ADDRESS,
    ENCLOSED_ADDRESS,
    FULL_DATE,
    HEADER_LINE,
    ORIGINAL,
    TIME,
    Label,
    kinds_of,
    labels_of,
)
from production.channels.email.quotes import is_separator, plain

_LONGEST = 500
"""Characters of a header line; longer lines are prose and would only cost time."""
_LINES = 12
_COLUMN_LINES = 16
_ANY_LABEL = re.compile(r"[*_]*[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,2}[*_]* ?[:\uff1a][*_]*\s*(\S.*)")
_NAMED_BETWEEN_ARROWS = re.compile(r">{3}.*(?:[^\s<>]+@|\d).*>{3}")


def cut_here(lines: Sequence[str], index: int, *, is_reply: bool = True) -> bool:
    """Whether everything from this line on is an older mail, whatever its lines look like."""
    line = plain(lines[index])
    if not 0 < len(line) <= _LONGEST:
        return False
    return (
        ORIGINAL.fullmatch(line) is not None
        or _NAMED_BETWEEN_ARROWS.fullmatch(line) is not None
        or _header_block(lines, index)
        or _unknown_block(lines, index)
        or _columns(lines, index)
    )


def end_of_block(lines: Sequence[str], index: int) -> int:
    """Where the older mail begins below its header block, or below the line over it."""
    end = index + 1
    while end < len(lines) and (
        not lines[end].strip() or is_separator(lines[end]) or HEADER_LINE.fullmatch(plain(lines[end])[:_LONGEST])
    ):
        end += 1
    return end


def header_value(lines: Sequence[str], wanted: Label) -> str | None:
    """Value of the first header of this kind in a text, for example the sender of a forwarded mail."""
    for line in lines:
        match = HEADER_LINE.fullmatch(plain(line).lstrip("> "))
        if match and wanted in kinds_of(match.group(1)):
            return match.group(2).strip()
    return None


def _header_block(lines: Sequence[str], index: int) -> bool:
    """Labels that we know, in any order and language, perhaps on one line."""
    first = HEADER_LINE.fullmatch(plain(lines[index]))
    if first is None:
        return False
    kinds: set[Label] = set()
    about_mail = False
    foreign = 0
    for line in lines[index : index + _LINES]:
        found = _labels(line)
        foreign = 0 if found else foreign + bool(line.strip())
        if foreign > 2:  # a wrapped list of recipients takes a line or two
            break
        kinds |= found
        about_mail = about_mail or (bool(found) and "@" in line)
    return Label.SENDER in kinds and len(kinds) >= 3 and (about_mail or Label.SUBJECT in kinds)


@lru_cache(maxsize=_LINES * 2)
def _labels(line: str) -> frozenset[Label]:
    """Each line is asked for as often as a block could begin above it."""
    text = plain(line)[:_LONGEST]
    return frozenset(labels_of(text)) if HEADER_LINE.fullmatch(text) else frozenset()


def _unknown_block(lines: Sequence[str], index: int) -> bool:
    """Labels of a language that we do not know: the first value is a mailbox, another one day and time."""
    values: list[str] = []
    for line in lines[index : index + _LINES]:
        match = _ANY_LABEL.fullmatch(plain(line)[:_LONGEST])
        if match is None:
            break
        values.append(match.group(1))
    dated = any(FULL_DATE.search(value) and TIME.search(value) for value in values[1:3])
    return len(values) >= 4 and dated and ENCLOSED_ADDRESS.search(values[0]) is not None


def _columns(lines: Sequence[str], index: int) -> bool:
    """Lotus Notes prints a table as lines: writer, day and time, then each label above its value."""
    if index + 1 == len(lines) or not ADDRESS.search(plain(lines[index])):
        return False
    when = plain(lines[index + 1])[:_LONGEST]
    if not (FULL_DATE.search(when) and TIME.search(when)):
        return False
    labels = {kind for line in lines[index + 2 : index + _COLUMN_LINES] for kind in kinds_of(plain(line)[:_LONGEST])}
    return {Label.TO, Label.SUBJECT} <= labels
