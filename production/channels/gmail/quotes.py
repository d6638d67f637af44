"""Finds where a mail stops being its writer's own: attribution lines, header blocks, quoted lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from production.channels.gmail.phrases import (
    ADDRESS_THEN_COLON,
    DATE_THEN_ADDRESS,
    ENCLOSED_ADDRESS,
    FIRST_PERSON,
    FULL_DATE,
    HEADER_LINE,
    OPENING,
    ORIGINAL,
    TIME,
    WROTE,
    WROTE_AT_END,
    Label,
    kinds_of,
    labels_of,
)

_MARKS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_QUOTED = re.compile(r"\s{0,3}(?:>|&gt;)")
_SEPARATOR = re.compile(r"(?:[-_=\u2010-\u2015*~#]\s?){5,}")
_LONGEST_ATTRIBUTION = 4
"""Lines: mail programs wrap them at 72 to 78 characters."""
_LONGEST_FRAME = 500
"""Characters of an attribution or header line; longer lines are prose and would only cost time."""
_HEADER_BLOCK_LINES = 12
_COLONS = (":", "\uff1a")


@dataclass(frozen=True, slots=True)
class Span:
    """Lines start..end (exclusive) that belong to the frame around a quote."""

    start: int
    end: int


def is_quoted(line: str) -> bool:
    return _QUOTED.match(line) is not None


def is_separator(line: str) -> bool:
    """A ruler: dashes, underscores or stars and nothing else."""
    return _SEPARATOR.fullmatch(line.strip()) is not None


def plain(line: str) -> str:
    """Without invisible direction marks and the asterisks of converted bold text."""
    return _MARKS.sub("", line).replace("\u00a0", " ").replace("\u202f", " ").strip()


def cut_here(lines: Sequence[str], index: int) -> bool:
    """Whether everything from this line on is an older mail, whatever its lines look like."""
    line = plain(lines[index])
    return 0 < len(line) <= _LONGEST_FRAME and (ORIGINAL.fullmatch(line) is not None or _header_block(lines, index))


def attribution(lines: Sequence[str], last: int) -> Span | None:
    """`On ... Ann wrote:` that ends on line `last`, wrapped over up to four lines."""
    if not _may_end_attribution(plain(lines[last])):
        return None
    followed = _quote_follows(lines, last + 1)
    found: Span | None = None
    for start in range(last, max(last - _LONGEST_ATTRIBUTION, -1), -1):
        if not lines[start].strip() or is_quoted(lines[start]):
            break
        text = " ".join(plain(line) for line in lines[start : last + 1])
        if _is_attribution(text, followed=followed):
            if found is None or _is_attribution(text, followed=False):
                found = Span(start, last + 1)
            if OPENING.match(text.lstrip("-\u2013*\u2022> ")):
                return Span(start, last + 1)
    return found


def _may_end_attribution(line: str) -> bool:
    return line.endswith((*_COLONS, ">", ")")) or WROTE_AT_END.search(line[-_LONGEST_FRAME:]) is not None


def _is_attribution(text: str, *, followed: bool) -> bool:
    """Who and when, then a colon or the verb; a quote below proves what is only likely."""
    if len(text) > _LONGEST_FRAME:
        return False
    if DATE_THEN_ADDRESS.fullmatch(text):
        return True
    if not text.endswith(_COLONS) and not WROTE_AT_END.search(text):
        return False
    if WROTE.search(text) or WROTE_AT_END.search(text):
        return followed or ENCLOSED_ADDRESS.search(text) is not None or _tells_when(text)
    return ADDRESS_THEN_COLON.search(text) is not None and (followed or FULL_DATE.search(text) is not None)


def _tells_when(text: str) -> bool:
    """A mail program gives day and time; `On 3 March 2026 I wrote:` is the customer telling a story."""
    return bool(FULL_DATE.search(text) and TIME.search(text)) and not FIRST_PERSON.search(text)


def _quote_follows(lines: Sequence[str], index: int) -> bool:
    return next((is_quoted(line) for line in lines[index : index + 4] if line.strip()), False)


def _header_block(lines: Sequence[str], index: int) -> bool:
    """`From: ... Sent: ... To: ... Subject: ...` in any order and language, perhaps on one line."""
    first = HEADER_LINE.fullmatch(plain(lines[index]))
    if first is None:
        return False
    kinds: set[Label] = set()
    about_mail = False
    foreign = 0
    for line in lines[index : index + _HEADER_BLOCK_LINES]:
        text = plain(line)[:_LONGEST_FRAME]
        found = labels_of(text) if HEADER_LINE.fullmatch(text) else set()
        foreign = 0 if found else foreign + bool(line.strip())
        if foreign > 2:  # a wrapped list of recipients takes a line or two
            break
        kinds |= found
        about_mail = about_mail or (bool(found) and "@" in line)
    return Label.SENDER in kinds and len(kinds) >= 3 and (about_mail or Label.SUBJECT in kinds)


def header_value(lines: Sequence[str], wanted: Label) -> str | None:
    """Value of the first header of this kind in a text, for example the sender of a forwarded mail."""
    for line in lines:
        match = HEADER_LINE.fullmatch(plain(line).lstrip("> "))
        if match and wanted in kinds_of(match.group(1)):
            return match.group(2).strip()
    return None
