"""Brings a message into the plain forms that the rules are written for.

Rules see lower case without accents or apostrophes ("can't" is `cant`, "Rückgabe" is `ruckgabe`), hyphens as spaces,
addresses and links as `@`, and the company's name as `your company`. Every form is bounded in length, and so is every
word in it: that keeps the patterns, whose gaps are counted in words, linear on hostile input.
"""

from __future__ import annotations

import re
from functools import lru_cache

from production.agent.guardrails.spelling import corrected
from production.text.folding import fold
from production.text.visible import mask_addresses

OPENING = 700
CLOSING = 300
"""Characters from either end that tell mood, category and priority. No trigger hangs on these bounds."""


def head_and_tail(text: str) -> str:
    """Where a long text says what it is about and how it is meant: its beginning and its end."""
    return text if len(text) <= OPENING + CLOSING else f"{text[:OPENING]}\n{text[-CLOSING:]}"


def normalise(text: str, company: str = "") -> str:
    """One line for the everyday rules: folded, addresses masked, frequent typing errors mended.

    `company` is the name under which the writer may address us.
    """
    return corrected(as_written(text, company))


def as_written(text: str, company: str = "") -> str:
    """The same line with its typing errors: what is none in another language would be mended to English."""
    line = " ".join(fold(mask_addresses(text)).split())
    return _name(company).sub("your company", line) if company else line


@lru_cache
def _name(company: str) -> re.Pattern[str]:
    """The name as it stands in a folded line, in the genitive too."""
    return re.compile(rf"(?<!\w){re.escape(' '.join(fold(company).split()))}s?(?!\w)")
