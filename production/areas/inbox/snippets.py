"""The part of a text in which somebody finds what they looked for. Pure."""

from __future__ import annotations

import re
from unicodedata import normalize

_LENGTH = 200
_BEFORE = 60


def snippet_of(text: str, sought: str) -> str:
    """Up to 200 characters around the first place where one of the words begins, else the beginning; on one line."""
    line = " ".join(text.split())
    words = re.findall(r"\w+", _plain(sought))
    found = words and re.search(rf"\b(?:{'|'.join(map(re.escape, words))})", _plain(line))
    begins = max(found.start() - _BEFORE, 0) if found else 0
    cut = line[begins : begins + _LENGTH]
    return f"{'…' if begins else ''}{cut}{'…' if begins + _LENGTH < len(line) else ''}"


def _plain(text: str) -> str:
    """Small letters without accents, each in its place."""
    return "".join(normalize("NFKD", char)[:1].lower()[:1] or char for char in text)
