"""In which script a letter is written."""

from __future__ import annotations

import unicodedata
from functools import cache

_SCRIPTS = {
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "CJK": "Chinese",
    "HANGUL": "Korean",
    "ARABIC": "Arabic script",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "Devanagari script",
    "THAI": "Thai",
    "GREEK": "Greek",
    "CYRILLIC": "Cyrillic script",
}


@cache
def script_of(letter: str) -> str:
    """A name for the script of `letter`, empty for Latin and what is no script."""
    first = unicodedata.name(letter, "").split(" ")[0]
    if first in ("", "LATIN", "FULLWIDTH", "FEMININE", "MASCULINE", "MICRO", "DOUBLE-STRUCK", "SCRIPT", "MODIFIER"):
        return ""
    return _SCRIPTS.get(first, f"{first.title()} script")
