"""Names of people, as far as a slip of the pen makes them differ. Pure."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from production.text.folding import without_accents

_LONG = 6
"""Letters from which on a single slip leaves no other usual name: `Anna` is not `Hanna`."""


def alike(one: str | None, other: str | None) -> bool:
    """Whether both may be written names of one person: the same words in any order, a long one with at most one slip.

    No name at all is like none.
    """
    first, second = sorted(plain_words(one)), sorted(plain_words(other))
    if not first or len(first) != len(second):
        return False
    return all(map(_same_word, first, second))


def plain_words(name: str | None) -> list[str]:
    """In lower case, without accents, in their order."""
    return re.findall(r"\w+", without_accents(name or ""))


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= _LONG and OSA.distance(one, other, score_cutoff=1) <= 1
