"""A text as a reader sees it, as far as it is looked at: nothing hidden, plain quotes, no addresses."""

from __future__ import annotations

import re
import unicodedata

_CODE_POINTS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_HIDDEN = re.compile(f"[{_CODE_POINTS}]+")
"""Default_Ignorable_Code_Point of DerivedCoreProperties.txt, Unicode 16: shown as nothing, read by a model."""

HEAD = 4_000
TAIL = 2_000
"""Characters looked at from either end of a longer text: people ask first, attackers append."""
LIMIT = HEAD + TAIL
"""Characters of the longest text that is screened as a whole."""

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[^\s@]{1,64}@[\w.-]+")
_IN_ADDRESSES = ("@", "://", "www.")
"""Most texts have none of these and need no slow search for addresses."""
_QUOTES = str.maketrans("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u00ab\u00bb\u00b4\u2013\u2014", "''''\"\"\"\"\"'--")


def truncate(text: str) -> str:
    """The part of `text` that is screened: all of it, or head and tail of a very long one."""
    return text if len(text) <= LIMIT else f"{text[:HEAD]}\n{text[-TAIL:]}"


def visible_text(text: str) -> str:
    """The examined part as a reader sees it: compatibility characters unified, nothing hidden, plain quotes."""
    part = truncate(text)
    if part.isascii():
        return part
    unified = truncate(unicodedata.normalize("NFKC", without_invisible(part)))  # one character may stand for eighteen
    return unified.translate(_QUOTES)


def without_invisible(text: str) -> str:
    """`text` without what nobody sees and a model reads."""
    return text if text.isascii() else _HIDDEN.sub("", text)


def mask_addresses(text: str) -> str:
    """`visible_text` with addresses and links masked."""
    shown = visible_text(text)
    return _ADDRESS.sub("@", shown) if any(map(shown.__contains__, _IN_ADDRESSES)) else shown
