"""Mends one typing error (a letter missing, extra, wrong or swapped) in the few words that triggers hang on."""

from __future__ import annotations

import re
from functools import lru_cache

_KEYWORDS = frozenset(
    "refund refunded reimburse reimbursement complain complaint agent human person customer service operator manager "
    "representative supervisor advisor someone somebody speak lawyer attorney solicitor unacceptable ridiculous "
    "terrible disappointed disgusting pricing discount security hacked vulnerability ignore disregard previous "
    "instructions".split()
)
_REAL_WORDS = frozenset(
    "compliant arent manage managed manger layer layers persona personal prison humane hacker hackers packed sneak "
    "spark speck spear steak services serviced serviced ignored ignores ignorer reimbursed complained complaining "
    "discounted previously pricking disappoint "
    "agente agenten humano humana humain humaine humanos operatore operadora personen personne persone servicio".split()
)
_WORD = re.compile(r"[a-z]{5,16}")


def _one_letter_less(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


_NEAR = {form: word for word in sorted(_KEYWORDS) for form in _one_letter_less(word) | {word}}
_KNOWN = _KEYWORDS | _REAL_WORDS | {f"{word}s" for word in _KEYWORDS}
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
    return _WORD.sub(lambda found: _mended(found[0]), text)
