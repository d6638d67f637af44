"""What of a text a reader sees."""

from __future__ import annotations

import re
import unicodedata

from production.markup import unescaped

_ENTITY = re.compile(r"&#?\w{1,40};?")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"})


def is_visible(text: str) -> bool:
    """Something that leaves ink, also where entities were written into plain text."""
    return _has_ink(_ENTITY.sub("", text)) or any(_has_ink(unescaped(one)) for one in set(_ENTITY.findall(text)))


def _has_ink(text: str) -> bool:
    return any(unicodedata.category(char) not in _INVISIBLE for char in text)
