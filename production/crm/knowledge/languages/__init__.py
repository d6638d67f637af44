"""In which language a document is written: its name says so, `most-asked.de.md`; English where it says nothing.

Only a language with a table of words beside this module counts: `shipping.eu.md` is English.
"""

from __future__ import annotations

import re
from importlib.resources import files

from production.text.language import ENGLISH

_TABLES = (file.name for file in files(__name__).iterdir() if file.name.endswith(".toml"))
LANGUAGES = tuple(sorted(name.removesuffix(".toml") for name in _TABLES))
"""Besides English."""

_TAG = re.compile(rf"\.({'|'.join(LANGUAGES)})\.[a-z]+$")


def language_of_document(path: str) -> str:
    """ISO 639-1 code."""
    named = _TAG.search(path)
    return named[1] if named else ENGLISH


def documents_in(language: str | None) -> str:
    """A regular expression, for Postgres as well, that the paths of a language's documents match; None: of any."""
    if language is None:
        return ""
    return rf"^(?!.*{_TAG.pattern})" if language == ENGLISH else rf"\.{language}\.[a-z]+$"
