"""How people are greeted, and how letters close."""

from __future__ import annotations

import re

_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof", "prof.", "herr", "frau"})

_NAME = re.compile(r"[^\W\d_][^\W\d_'\u2019.-]*(?:['\u2019-][^\W\d_]+)*\.?")
_LONGEST_NAME = 20
"""Characters; where a script has no blanks, a longer one is a sentence."""


def first_name(name: str | None) -> str | None:
    """How to greet somebody; None when the name is no name, such as an address or a handle."""
    family, comma, given = (name or "").strip(" \"'").partition(",")
    words = [word for word in (given if comma and given.strip() else family).split() if word.lower() not in _TITLES]
    if not words or len(words[0]) > _LONGEST_NAME or not _NAME.fullmatch(words[0]):
        return None
    return words[0]
