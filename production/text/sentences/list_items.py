"""Lists that somebody wrote in one line: `1. open it 2. save it`."""

from __future__ import annotations

import re

_MARKER = re.compile(
    r"(?:(?<=\s)|^)(?:[\u2022\u2043\u2023\u25e6\u25aa]\s?)?\(?(?:(\d{1,3})|([a-z]|[A-Z])|([ivx]{2,4}))(\.\)|\)|\.)(?=\s)",
    re.MULTILINE,
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_OPEN = re.compile(r"(?:\A|[\n:\uff1a])[ \t]*\Z")
_RUNNING = re.compile(r"(?:[,;]|\b(?:and|or|und|oder|et|ou|y|o|e|en|of|i|a|и|или))\s+\Z")
_BEFORE = 20
"""Characters that may stand before a marker and tell what it is."""


def item_starts(text: str) -> list[tuple[int, int]]:
    """(where an item starts, where its marker ends) for runs of two and more that count on: 1 2 3, a b c, or i ii iii.

    The first one stands where a line or the text after a colon begins. Items between commas are one sentence.
    """
    found: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    for marker in _MARKER.finditer(text):
        if run and _follows(run[-1], marker):
            run.append(marker)
            continue
        found += _spans(text, run)
        run = [marker] if _stands_after(_OPEN, text, marker) else []
    return found + _spans(text, run)


def _spans(text: str, run: list[re.Match[str]]) -> list[tuple[int, int]]:
    if len(run) < 2 or any(_stands_after(_RUNNING, text, marker) for marker in run[1:]):
        return []
    return [marker.span() for marker in run]


def _stands_after(pattern: re.Pattern[str], text: str, marker: re.Match[str]) -> bool:
    return pattern.search(text, max(marker.start() - _BEFORE, 0), marker.start()) is not None


def _follows(previous: re.Match[str], marker: re.Match[str]) -> bool:
    same_style = previous.group(4) == marker.group(4)
    return same_style and bool({(kind, rank + 1) for kind, rank in _ranks(previous)} & _ranks(marker))


def _ranks(marker: re.Match[str]) -> set[tuple[str, int]]:
    """Kinds of numbering with the place in each: `i` is the first Roman number and the ninth letter."""
    number, letter, _, _ = marker.groups()
    if number:
        return {("number", int(number))}
    letters = {("letter", ord(letter))} if letter else set()
    name = letter or marker.group(3)
    return letters | ({("roman", _ROMAN[name])} if name in _ROMAN else set())
