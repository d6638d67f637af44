"""Brings a message into the plain forms that the rules are written for.

Rules see lower case without accents or apostrophes ("can't" is `cant`, "Rückgabe" is `ruckgabe`), hyphens as spaces
and addresses and links as `@`. Every form is bounded in length, and so is every word in it: that keeps the
patterns, whose gaps are counted in words, linear on hostile input.
"""

from __future__ import annotations

import re
import unicodedata

from production.agent.guardrails.spelling import corrected

HEAD = 4_000
TAIL = 2_000
"""Characters looked at from either end of a longer text: people ask first, attackers append."""

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"
)
_LONG_WORD = re.compile(r"(\S{48})\S+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@[\w.-]+")
_APOSTROPHE = re.compile(r"(?<=\w)['`](?=\w)")
_JOINT = re.compile(r"(?<=[^\W\d])[-_/](?=[^\W\d])|(?<=\w)_+|_+(?=\w)")
_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans("‘’‚‛“”„«»´–—", "''''\"\"\"\"\"'--")


def examined(text: str) -> str:
    """The part of `text` that is screened: all of it, or head and tail of a very long one."""
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}\n{text[-TAIL:]}"


def visible(text: str) -> str:
    """Text as a reader sees it: compatibility characters unified, nothing hidden, plain quotes; case is kept."""
    shown = unicodedata.normalize("NFKC", text) if not text.isascii() else text
    return _INVISIBLE.sub("", shown.translate(_QUOTES)) if not shown.isascii() else shown


def folded(text: str) -> str:
    """Lower case without accents and apostrophes, joints as spaces, no overlong words; line breaks are kept."""
    lowered = text.casefold()
    if not lowered.isascii():
        marks = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(char for char in marks if not unicodedata.combining(char))
    return _LONG_WORD.sub(r"\1", _JOINT.sub(" ", _APOSTROPHE.sub("", lowered)))


def plain(text: str) -> str:
    """One line for the everyday rules: folded, addresses masked, frequent typing errors mended."""
    masked = _ADDRESS.sub("@", visible(examined(text)))
    return corrected(_SPACE.sub(" ", folded(masked))).strip()
