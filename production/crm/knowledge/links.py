"""Takes links out of words that somebody typed, so that nobody is led anywhere by them. Pure."""

from __future__ import annotations

import re
import unicodedata

_FILE = "csv|xlsx?|pdf|docx?|txt|json|xml|png|jpe?g"
_LINK = re.compile(
    rf"""
    \b[a-z][a-z0-9+.-]{{1,20}}:/{{1,3}}\S+            # https://evil.example, ftp:/...
    | \b(?:mailto|tel|javascript|data):\S+
    | (?<![^\s(<\["'])\S+@\S+                      # addresses
    | \bwww\.\S+
    | (?<![\w.])(?:[\w-]{{1,63}}[.\u3002]){{1,10}}(?!(?:{_FILE})(?![\w/:?\#-]))
      [^\W\d_]{{2,24}}(?:[:/?\#]\S*)?(?!\w)        # evil.com, evil.com/login, but not report.csv
    """,
    re.IGNORECASE | re.VERBOSE,
)
PLACEHOLDER = "[link]"


def without_links(text: str) -> str:
    """`text` with every address of the web, of a mailbox or of a telephone app replaced by `[link]`."""
    return _LINK.sub(PLACEHOLDER, unicodedata.normalize("NFKC", text))
