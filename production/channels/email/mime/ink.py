"""What of a text a reader sees."""

from __future__ import annotations

import unicodedata

from production.text.html import unescaped

_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"})


def is_visible(text: str) -> bool:
    """Something that leaves ink, also where entities were written into plain text."""
    return any(unicodedata.category(char) not in _INVISIBLE for char in unescaped(text))
