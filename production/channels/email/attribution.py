"""The line over a quote that says who wrote it and when, in any language: `On ... Ann wrote:`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from production.channels.email.phrases import (
    ADDRESS_THEN_COLON,
    ADDRESS_THEN_MOMENT,
    DATE_THEN_ADDRESS,
    ENCLOSED_ADDRESS,
    FULL_DATE,
    OPENING,
    TIME,
    TIME_AT_END,
    TOLD,
    WROTE,
    WROTE_AT_END,
    is_moment,
)
from production.channels.email.quotes import COLONS, is_quoted, plain

_LONGEST = 4
"""Lines: mail programs wrap them at 72 to 78 characters."""
_LONGEST_TEXT = 500
"""Characters; longer ones are prose and would only cost time."""
_LONGEST_VERB = 40
_FRAME = re.compile(r"^[-\u2013*\u2022>\s]+|[\s-]{2,}$")


@dataclass(frozen=True, slots=True)
class Span:
    """Lines start..end (exclusive) that belong to the frame around a quote."""

    start: int
    end: int


def attribution(lines: Sequence[str], last: int) -> Span | None:
    """An attribution that ends on line `last`, wrapped over up to four lines."""
    end = _unframed(" ".join(map(plain, lines[max(last - 1, 0) : last + 1])))
    verb = _ends_with_verb(end)
    if not verb and not end.endswith((*COLONS, ">", ")")) and not TIME_AT_END.search(end):
        return None
    followed = _quote_follows(lines, last + 1)
    best: tuple[int, int] = (0, last)
    for start in range(last, max(last - _LONGEST, -1), -1):
        if not lines[start].strip() or is_quoted(lines[start]):
            break
        text = " ".join(map(_unframed, lines[start : last + 1]))
        if _is_attribution(text, verb=verb, followed=followed):
            best = max(best, (_completeness(text), start), key=lambda each: each[0])
    return Span(best[1], last + 1) if best[0] else None


def _unframed(line: str) -> str:
    return _FRAME.sub("", plain(line))


def _ends_with_verb(text: str) -> bool:
    return WROTE_AT_END.search(text[-_LONGEST_VERB:]) is not None


def _completeness(text: str) -> int:
    """Above one that knows who and when, and that starts as they do, no further line belongs to it."""
    who = ENCLOSED_ADDRESS.search(text) is not None
    return 1 + 2 * _knows_date(text) + 2 * who + (OPENING.match(text) is not None)


def _knows_date(text: str) -> bool:
    return FULL_DATE.search(text) is not None or TIME.search(text) is not None


def _is_attribution(text: str, *, verb: bool, followed: bool) -> bool:
    """Who and when, then a colon or the verb; a quote below proves what is only likely."""
    if len(text) > _LONGEST_TEXT:
        return False
    if DATE_THEN_ADDRESS.fullmatch(text) or (followed and ADDRESS_THEN_MOMENT.fullmatch(text) and is_moment(text)):
        return True
    if not text.endswith(COLONS) and not verb:
        return False
    if verb or WROTE.search(text):
        # `On 3 March 2026 at 9:30 your colleague wrote:` is the customer telling a story.
        told = TOLD.search(text) is not None
        return followed or ENCLOSED_ADDRESS.search(text) is not None or (is_moment(text) and not told)
    if followed and _knows_date(text) and text.endswith(COLONS) and not TOLD.search(text):
        return True
    somebody = ENCLOSED_ADDRESS.search(text) or ADDRESS_THEN_COLON.search(text)
    return somebody is not None and (is_moment(text) or (followed and ADDRESS_THEN_COLON.search(text) is not None))


def _quote_follows(lines: Sequence[str], index: int) -> bool:
    return next((is_quoted(line) for line in lines[index : index + 4] if line.strip()), False)
