"""What of a text Postgres and JSON can hold, and whether anything of it is seen."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("[\x0b\x0c\x85]")
# Control characters, and halves of characters that no encoding can write down.
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_NOTHING = frozenset({"Cc", "Cf", "Cs", "Cn", "Zs", "Zl", "Zp", "Mn", "Me"})
"""Categories of characters that show nothing by themselves: control, format, white space, marks on a letter before."""
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc")
"""Counted among letters and symbols, and blank: Hangul fillers, empty Braille, the place of a missing picture."""


def says_nothing(text: str) -> bool:
    """Whether a reader would see nothing: no letter, digit, punctuation or symbol."""
    return all(char in _FILLERS or unicodedata.category(char) in _NOTHING for char in text)


def storable(text: str) -> str:
    """Without NUL, other control characters and lone surrogates; tabs and line breaks stay."""
    return text if text.isprintable() else _UNSTORABLE.sub("", _LINE_ENDS.sub("\n", text))
