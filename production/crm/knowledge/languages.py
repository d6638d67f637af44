"""In which language a document is written: its name says so, `most-asked.de.md`; English where it says nothing."""

from __future__ import annotations

import re

ENGLISH = "en"

_TAG = re.compile(r"\.([a-z]{2})\.[a-z]+$")


def language_of_document(path: str) -> str:
    """ISO 639-1 code."""
    named = _TAG.search(path)
    return named[1] if named else ENGLISH
