"""Mends one typing error (a letter missing, extra, wrong or swapped) in the few words that something hangs on."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

_WORD = re.compile(r"[a-z]{5,16}")


class Keywords:
    """`words` in lower case, and the `others` that look like them."""

    def __init__(self, words: Collection[str], others: Collection[str]) -> None:
        self._near = {form: word for word in sorted(words) for form in _one_letter_less(word) | {word}}
        self._known = {*words, *others, *(f"{word}s" for word in words)}
        self._initials = frozenset(word[0] for word in words)
        self._mended = lru_cache(maxsize=8192)(self._nearest)

    def corrected(self, text: str) -> str:
        """`text` (lower case) with near misses of the words put right; others stay as they are."""
        mended = {word: better for word in set(_WORD.findall(text)) if (better := self._mended(word)) != word}
        return _WORD.sub(lambda found: mended.get(found[0], found[0]), text) if mended else text

    def _nearest(self, word: str) -> str:
        if word[0] not in self._initials or word in self._known:
            return word
        forms = (word, *sorted(_one_letter_less(word)))
        found = (keyword for form in forms if (keyword := self._near.get(form)) and keyword[0] == word[0])
        return next(found, word)


def _one_letter_less(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}
