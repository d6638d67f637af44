"""Finds the family of a word: "disappointingly" belongs to "disappoint", "unhelpful" turns "helpful" around."""

from __future__ import annotations

import re
from functools import lru_cache

from production.agent.guardrails.sentiment.words import NEUTRAL, WORDS

_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_INFLECTIONS = """
    iness>y ingly> ingly>e fully>ful iest>y ness> ment> ance> ably>able able> edly> ily>y ier>y ies>y ied>y ing>
    ing>e est> est>e ful> ly> ly>le ers> ed> ed>e es> er> er>e s> z> in>ing
"""
_ENDINGS = tuple(tuple(pair.split(">")) for pair in _INFLECTIONS.split())
"""What a word may end in, and what its base form has there instead."""
_TURNING = ("un", "dis", "non", "in", "im", "mis")
_SHORTEST = 3


@lru_cache(maxsize=16384)
def weight_of(word: str) -> float:
    """The weight of `word` (lower case) or of its family, 0 when it has no feeling."""
    known = _known(word)
    if known is None and _DRAWN_OUT.search(word):
        known = _known(_DRAWN_OUT.sub(r"\1\1", word)) or _known(collapse_repeats(word))
        return 1.15 * (known or 0.0)
    return known or _turned_around(word)


def collapse_repeats(word: str) -> str:
    """`word` without drawn-out letters: "soooo" is "so"."""
    return _DRAWN_OUT.sub(r"\1", word)


def _known(word: str) -> float | None:
    if word in NEUTRAL:
        return 0.0
    if word in WORDS:
        return WORDS[word]
    return next((weight for stem in _stems(word) if (weight := WORDS.get(stem)) is not None), None)


def _stems(word: str) -> list[str]:
    stems = []
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if _SHORTEST <= len(stem) < len(word):
            stems.append(stem + instead)
            if not instead and stem[-1] == stem[-2]:
                stems.append(stem[:-1])
    return stems


def _turned_around(word: str) -> float:
    for prefix in _TURNING:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > _SHORTEST and (weight := _known(rest)) and weight >= 1:
            return -0.75 * weight
    return 0.0
