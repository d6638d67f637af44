"""The header block that mail programs put over an older mail: `From: ... Sent: ... To: ... Subject: ...`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from production.channels.email.phrases import (
    ADDRESS,
    ENCLOSED_ADDRESS,
    HEADER_LINE,
    ORIGINAL,
    Label,
    fields_of,
    is_moment,
    kinds_of,
)
from production.channels.email.quotes import LONGEST, is_separator, plain

_LINES = 12
_FEWEST = 3
"""Labels of different kinds."""
_COLUMN_LINES = 16
_ANY_LABEL = re.compile(r"[*_]*[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,2}[*_]* ?[:\uff1a][*_]*\s*(\S.*)")
_NAMED_BETWEEN_ARROWS = re.compile(r">{3}.*(?:[^\s<>]+@|\d).*>{3}")


def cut_here(lines: Sequence[str], index: int, *, is_reply: bool = True) -> bool:
    """Whether everything from this line on is an older mail, whatever its lines look like.

    Without `is_reply` labels must prove more: forms and tables are made of the same words.
    """
    line = plain(lines[index])
    if not 0 < len(line) <= LONGEST:
        return False
    return (
        ORIGINAL.fullmatch(line) is not None
        or _NAMED_BETWEEN_ARROWS.fullmatch(line) is not None
        or _header_block(lines, index, is_reply=is_reply)
        or (is_reply and _unknown_block(lines, index))
        or _columns(lines, index)
    )


def end_of_block(lines: Sequence[str], index: int) -> int:
    """Where the older mail begins below its header block, or below the line over it."""
    end = index + 1
    while end < len(lines) and (
        not lines[end].strip() or is_separator(lines[end]) or HEADER_LINE.fullmatch(plain(lines[end])[:LONGEST])
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


def _header_block(lines: Sequence[str], index: int, *, is_reply: bool) -> bool:
    """Labels that we know, in any order and language, perhaps on one line, with values that only mails have."""
    if HEADER_LINE.fullmatch(plain(lines[index])) is None or (_introduced(lines, index) and not _ruled(lines, index)):
        return False
    fields = _fields(lines, index, is_reply=is_reply)
    kinds = {kind for labels, _ in fields for kind in labels}
    if Label.SENDER not in kinds or len(kinds) < _FEWEST:
        return False
    dated = any(Label.SENT in labels and is_moment(value) for labels, value in fields)
    named = any(ADDRESS.search(value) for labels, value in fields if labels & {Label.SENDER, Label.TO, Label.COPY})
    if _ruled(lines, index):
        return dated or named
    if not is_reply:
        return dated and named and kinds >= {Label.SENDER, Label.SENT, Label.TO, Label.SUBJECT}
    return named or (dated and Label.SENDER in fields[0][0] and Label.SENT in fields[1][0])


def _fields(lines: Sequence[str], index: int, *, is_reply: bool) -> list[tuple[frozenset[Label], str]]:
    """The headers of a block; none where a label that no mail has stands among them."""
    found: list[tuple[frozenset[Label], str]] = []
    foreign = 0
    for line in lines[index : index + _LINES]:
        fields = _fields_of(line)
        found += fields
        foreign = 0 if fields else foreign + bool(line.strip())
        if not line.strip() and found and foreign == 0 and len(found) >= _FEWEST:
            break
        if foreign and _ANY_LABEL.fullmatch(plain(line)[:LONGEST]):
            return found if is_reply and len(found) > _FEWEST else []
        if foreign > 2:  # a wrapped list of recipients takes a line or two
            break
    return found


@lru_cache(maxsize=_LINES * 2)
def _fields_of(line: str) -> tuple[tuple[frozenset[Label], str], ...]:
    """Each line is asked for as often as a block could begin above it."""
    text = plain(line)[:LONGEST]
    if HEADER_LINE.fullmatch(text) is None:
        return ()
    return tuple((frozenset(labels), value) for labels, value in fields_of(text))


def _introduced(lines: Sequence[str], index: int) -> bool:
    """`My flight:` makes what follows part of the letter."""
    above = next((plain(lines[at]) for at in range(index - 1, max(index - 3, -1), -1) if lines[at].strip()), "")
    return above.endswith((":", "\uff1a", ":-"))


def _ruled(lines: Sequence[str], index: int) -> bool:
    """Whether a line is drawn above, as mail programs do."""
    return any(is_separator(lines[at]) for at in range(max(index - 2, 0), index))


def _unknown_block(lines: Sequence[str], index: int) -> bool:
    """Labels of a language that we do not know: the first value is a mailbox, another one day and time."""
    values: list[str] = []
    for line in lines[index : index + _LINES]:
        match = _ANY_LABEL.fullmatch(plain(line)[:LONGEST])
        if match is None:
            break
        values.append(match.group(1))
    dated = any(map(is_moment, values[1:3]))
    return len(values) >= 4 and dated and ENCLOSED_ADDRESS.search(values[0]) is not None


def _columns(lines: Sequence[str], index: int) -> bool:
    """Lotus Notes prints a table as lines: writer, day and time, then each label above its value."""
    if index + 1 == len(lines) or not ADDRESS.search(plain(lines[index])):
        return False
    if not is_moment(plain(lines[index + 1])[:LONGEST]):
        return False
    labels = {kind for line in lines[index + 2 : index + _COLUMN_LINES] for kind in kinds_of(plain(line)[:LONGEST])}
    return {Label.TO, Label.SUBJECT} <= labels
