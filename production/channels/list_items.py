"""Lists that somebody wrote in one line: `1. open it 2. save it`."""

from __future__ import annotations

import re

_MARKER = re.compile(
    r"(?:(?<=\s)|^)(?:[\u2022\u2043\u2023\u25e6\u25aa]\s?)?\(?(?:(\d{1,3})|([a-z]|[A-Z]))(\.\)|\)|\.)(?=\s)",
    re.MULTILINE,
)
_OPEN = re.compile(r"(?:\A|[\n:\uff1a])[ \t]*\Z")
_BEFORE = 20
"""Characters of white space that may stand before a marker."""


def item_starts(text: str) -> list[tuple[int, int]]:
    """(where an item starts, where its marker ends) for runs of two and more that count on: 1 2 3, or a b c.

    The first one stands where a line or the text after a colon begins.
    """
    found: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    for marker in _MARKER.finditer(text):
        if run and _follows(run[-1], marker):
            run.append(marker)
            continue
        found += _spans(run)
        run = [marker] if _may_begin(text, marker) else []
    return found + _spans(run)


def _spans(run: list[re.Match[str]]) -> list[tuple[int, int]]:
    return [marker.span() for marker in run] if len(run) > 1 else []


def _may_begin(text: str, marker: re.Match[str]) -> bool:
    return _OPEN.search(text, max(marker.start() - _BEFORE, 0), marker.start()) is not None


def _follows(previous: re.Match[str], marker: re.Match[str]) -> bool:
    if previous.group(3) != marker.group(3):
        return False
    return _rank(marker) == _rank(previous) + 1 and bool(marker.group(1)) == bool(previous.group(1))


def _rank(marker: re.Match[str]) -> int:
    return int(marker.group(1)) if marker.group(1) else ord(marker.group(2))
