"""Brings a message into the plain forms that the rules are written for.

Rules see lower case without accents or apostrophes ("can't" is `cant`, "Rückgabe" is `ruckgabe`), hyphens as spaces,
addresses and links as `@`, and the company's name as `your company`. Every form is bounded in length, and so is every
word in it: that keeps the patterns, whose gaps are counted in words, linear on hostile input.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from production.agent.guardrails.alphabets import IGNORABLE
from production.agent.guardrails.spelling import corrected

HEAD = 4_000
TAIL = 2_000
"""Characters looked at from either end of a longer text: people ask first, attackers append."""
LIMIT = HEAD + TAIL
"""Characters of the longest text that is screened as a whole."""
OPENING = 700
CLOSING = 300
"""Characters from either end that tell mood, category and priority. No trigger hangs on these bounds."""

_ACCENT = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
"""Marks above, below and through letters."""
_STROKES = str.maketrans("łøđı", "lodi")
"""Letters whose stroke, or missing dot, is no accent to Unicode."""
LONGEST_WORD = 48
_LONG_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})\S+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[^\s@]{1,64}@[\w.-]+")
_IN_ADDRESSES = ("@", "://", "www.")
"""Most texts have none of these and need no slow search for addresses."""
_APOSTROPHE = re.compile(r"['`](?<=\w.)(?=\w)")
_JOINT = re.compile(r"[-/](?<=[^\W\d].)(?=[^\W\d])|_")
_QUOTES = str.maketrans("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u00ab\u00bb\u00b4\u2013\u2014", "''''\"\"\"\"\"'--")


def truncate(text: str) -> str:
    """The part of `text` that is screened: all of it, or head and tail of a very long one."""
    return text if len(text) <= LIMIT else f"{text[:HEAD]}\n{text[-TAIL:]}"


def head_and_tail(text: str) -> str:
    """Where a long text says what it is about and how it is meant: its beginning and its end."""
    return text if len(text) <= OPENING + CLOSING else f"{text[:OPENING]}\n{text[-CLOSING:]}"


def visible_text(text: str) -> str:
    """The examined part as a reader sees it: compatibility characters unified, nothing hidden, plain quotes."""
    part = truncate(text)
    if part.isascii():
        return part
    unified = truncate(unicodedata.normalize("NFKC", without_invisible(part)))  # one character may stand for eighteen
    return unified.translate(_QUOTES)


def without_invisible(text: str) -> str:
    """`text` without what nobody sees and a model reads."""
    return text if text.isascii() else IGNORABLE.sub("", text)


def mask_addresses(text: str) -> str:
    """`visible_text` with addresses and links masked."""
    shown = visible_text(text)
    return _ADDRESS.sub("@", shown) if any(map(shown.__contains__, _IN_ADDRESSES)) else shown


def fold(text: str) -> str:
    """Lower case without accents and apostrophes, joints as spaces, no overlong words; line breaks are kept."""
    lowered = text.casefold()
    if not lowered.isascii():
        lowered = _ACCENT.sub("", unicodedata.normalize("NFKD", lowered)).translate(_STROKES)
    joined = _JOINT.sub(" ", _APOSTROPHE.sub("", lowered))
    overlong = max(map(len, joined.split()), default=0) > LONGEST_WORD
    return _LONG_WORD.sub(r"\1", joined) if overlong else joined


def normalise(text: str, company: str = "") -> str:
    """One line for the everyday rules: folded, addresses masked, frequent typing errors mended.

    `company` is the name under which the writer may address us.
    """
    line = " ".join(fold(mask_addresses(text)).split())
    return corrected(_name(company).sub("your company", line) if company else line)


@lru_cache
def _name(company: str) -> re.Pattern[str]:
    """The name as it stands in a folded line, in the genitive too."""
    return re.compile(rf"(?<!\w){re.escape(' '.join(fold(company).split()))}s?(?!\w)")
