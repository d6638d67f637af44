"""What a single line of a mail looks like: quoted, a ruler, or plain words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_QUOTED = re.compile(r"\s{0,3}(?:>|\uff1e|&gt;)(?!:$)")
_SEPARATOR = re.compile(r"(?:[-_=\u2010-\u2015*~#\u2500\u2501\uff1d\uff0d\uff0a\u2606\u2605\u25c6\u25c7\u3013]\s?){5,}")
_DIGIT = re.compile(r"[^\W\D]")
COLONS = (":", "\uff1a")
LONGEST = 500
"""Characters of a line that are looked at; longer lines are prose."""


def is_quoted(line: str) -> bool:
    """Not the `>:` that ends a wrapped address of an attribution."""
    return _QUOTED.match(line) is not None


def is_separator(line: str) -> bool:
    """A ruler: dashes, underscores or stars and nothing else."""
    return _SEPARATOR.fullmatch(line.strip()[:LONGEST]) is not None


@lru_cache(maxsize=256)
def plain(line: str) -> str:
    """To be looked at: no invisible direction marks, digits of all scripts as 0-9, usual spaces, cut short."""
    shown = _MARKS.sub("", line[: LONGEST + 100]).replace("\u00a0", " ").replace("\u202f", " ").strip()
    return shown if shown.isascii() else _DIGIT.sub(lambda match: str(unicodedata.digit(match.group(), "")), shown)
