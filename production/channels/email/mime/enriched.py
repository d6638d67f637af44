"""Text with the marks of `text/enriched` (RFC 1896) and its predecessor `text/richtext`."""

from __future__ import annotations

import re

ENRICHED = frozenset({"text/enriched", "text/richtext"})
_MARK = re.compile(r"<(<)|<(nl)>|<param>[^<]{0,500}</param>|</?[A-Za-z0-9-]{1,60}>", re.IGNORECASE)


def without_marks(text: str) -> str:
    """As a person reads it; `<<` stands for `<`."""
    return _MARK.sub(lambda match: match[1] or ("\n" if match[2] else ""), text)
