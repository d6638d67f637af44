"""Mends plain typing mistakes with a dictionary.

Deliberately timid: only unknown lower-case words change, the first letter stays, and names of
products that no dictionary knows (jira, saml) have no neighbour close enough to be swallowed by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from string import ascii_lowercase

from production.text.words import FUNCTION_WORDS

_WORD = re.compile(r"(?<![\w\"'.@/-])[a-z]{4,20}(?![\w'@/-]|\.\w)")

_SHORTENED = 5
"""Letters from which the beginning of a word may stand for it."""

_CONTRACTIONS = frozenset(word.replace("'", "") for word in FUNCTION_WORDS if "'" in word)
_PARTICLES = ("in", "up", "on", "off", "out")
_PREFIXES = ("re", "un")
_ENDINGS = ("s", "d", "r", "ed", "er", "ee", "ing", "ly")


class Dictionary:
    """English words that are spelled right, the frequent ones first."""

    def __init__(self, words: Iterable[str]) -> None:
        listed = enumerate(words)
        self._ranks = {word: rank for rank, word in listed if len(word) > 2 and word.isascii() and word.isalpha()}
        self._beginnings = frozenset(word[:at] for word in self._ranks for at in range(_SHORTENED, len(word) - 2))
        self._corrected = lru_cache(maxsize=10_000)(self._closest)

    def corrected(self, text: str) -> str:
        """The text with unknown words replaced by their closest known neighbour, where there is one."""
        return _WORD.sub(lambda match: self._corrected(match.group()), text)

    def _closest(self, word: str) -> str:
        if self._knows(word) or self._has_longer(word):
            return word
        for candidates in (_swapped(word), _completed(word), _single(word), _replaced(word)):
            known = [candidate for candidate in candidates if candidate in self._ranks]
            if known:
                return min(known, key=self._ranks.__getitem__)
        return word

    def _knows(self, word: str) -> bool:
        """In the dictionary, a form of one of its words, or two of them written as one: login, timesheet."""
        if word in _CONTRACTIONS or any(form in self._ranks for form in _forms(word)):
            return True
        halves = ((word[:at], word[at:].removesuffix("s")) for at in range(2, len(word) - 1))
        return any(
            (first in self._ranks or first in _PREFIXES) and (second in self._ranks or second in _PARTICLES)
            for first, second in halves
        )

    def _has_longer(self, word: str) -> bool:
        """Cut off from a much longer word, as people do on purpose: admin, config."""
        return len(word) >= _SHORTENED and word in self._beginnings


def _forms(word: str) -> list[str]:
    stripped = [word.removesuffix(ending) for ending in _ENDINGS if len(word) - len(ending) >= 4]
    return [word, *stripped, *(word + ending for ending in _ENDINGS)]


def _swapped(word: str) -> list[str]:
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)]


def _completed(word: str) -> list[str]:
    return [word[:at] + letter + word[at:] for at in range(1, len(word) + 1) for letter in ascii_lowercase]


def _single(word: str) -> list[str]:
    """Doubled letters made single."""
    return [word[:at] + word[at + 1 :] for at in range(len(word) - 1) if word[at] == word[at + 1]]


def _replaced(word: str) -> list[str]:
    if len(word) < 5:
        return []
    return [word[:at] + letter + word[at + 1 :] for at in range(1, len(word)) for letter in ascii_lowercase]
