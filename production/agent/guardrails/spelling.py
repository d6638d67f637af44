"""Mends one typing error (a letter missing, extra, wrong or swapped) in the few words that triggers hang on."""

from __future__ import annotations

import re
from functools import lru_cache

_TRIGGER_WORDS = """
    advisor agent attorney complain complaint customer disappointed discount disgusting disregard hacked human
    ignore instructions lawyer manager operator person previous pricing refund refunded reimburse reimbursement
    representative ridiculous security service solicitor somebody someone speak supervisor terrible unacceptable
    vulnerability
"""
_LOOKALIKES = """
    agente agenten arent complained complaining compliant disappoint discounted hacker hackers humain humaine
    humana humane humano humanos ignored ignorer ignores layer layers manage managed manger operadora operatore
    packed persona personal persone personen personne previously pricking prison reimbursed serviced services
    servicio sneak spark spear speck steak
"""
_KEYWORDS = frozenset(_TRIGGER_WORDS.split())
_WORD = re.compile(r"[a-z]{5,16}")


def _one_letter_less(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


_NEAR = {form: word for word in sorted(_KEYWORDS) for form in _one_letter_less(word) | {word}}
_KNOWN = _KEYWORDS | set(_LOOKALIKES.split()) | {f"{word}s" for word in _KEYWORDS}
_INITIALS = frozenset(word[0] for word in _KEYWORDS)


@lru_cache(maxsize=8192)
def _mended(word: str) -> str:
    if word[0] not in _INITIALS or word in _KNOWN:
        return word
    for form in (word, *sorted(_one_letter_less(word))):
        keyword = _NEAR.get(form)
        if keyword and keyword[0] == word[0]:
            return keyword
    return word


def corrected(text: str) -> str:
    """`text` (lower case) with near misses of trigger words put right; other words stay as they are."""
    mended = {word: better for word in set(_WORD.findall(text)) if (better := _mended(word)) != word}
    return _WORD.sub(lambda found: mended.get(found[0], found[0]), text) if mended else text
