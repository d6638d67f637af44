"""Words in one spelling, whatever case and accents they were typed with."""

from __future__ import annotations

import re
import unicodedata

_ACCENT = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
"""Marks above, below and through letters."""
_STROKES = str.maketrans("łøđı", "lodi")
"""Letters whose stroke, or missing dot, is no accent to Unicode."""
_LONGEST_WORD = 48
_LONG_WORD = re.compile(rf"(\S{{{_LONGEST_WORD}}})\S+")
_APOSTROPHE = re.compile(r"['`](?<=\w.)(?=\w)")
_JOINT = re.compile(r"[-/](?<=[^\W\d].)(?=[^\W\d])|_")


def without_accents(text: str) -> str:
    """In lower case, what is one character for several as these."""
    return text.casefold() if text.isascii() else _ACCENT.sub("", unicodedata.normalize("NFKD", text).casefold())


def spelt(text: str) -> str:
    """Lower case without accents, with one kind of apostrophe: words stay whole, as a vocabulary has them."""
    return without_accents(text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def fold(text: str) -> str:
    """Lower case without accents and apostrophes, joints as spaces, no overlong words; line breaks are kept."""
    joined = _JOINT.sub(" ", _APOSTROPHE.sub("", without_accents(text).translate(_STROKES)))
    overlong = max(map(len, joined.split()), default=0) > _LONGEST_WORD
    return _LONG_WORD.sub(r"\1", joined) if overlong else joined
