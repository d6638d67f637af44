"""The little Markdown that replies have, in the signs of a chat."""

from __future__ import annotations

import re

_LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\((https?://[^)\s]+)\)")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


def without_markdown(reply: str, bold: str = r"\1") -> str:
    """Links as text and address; `bold` is how bold words and headings are shown: as they are, or between signs."""
    text = _HEADING.sub(bold, reply.strip())
    return _BOLD.sub(bold, _LINK.sub(r"\1: \2", text))
