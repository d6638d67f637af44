"""Mends plain typing mistakes before a search, with the vocabulary of the built-in embedder as dictionary.

Deliberately timid: only unknown lower-case words change, the first letter stays, and names of
products that no dictionary knows (jira, saml) have no neighbour close enough to be swallowed by.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from string import ascii_lowercase

from production.agent.models.minilm import model_folder
from production.text.words import FUNCTION_WORDS

_WORD = re.compile(r"(?<![\w\"'.@/-])[a-z]{4,20}(?![\w'@/-]|\.\w)")

SHORTENED = 5
"""Letters from which the beginning of a word may stand for it."""

_CONTRACTIONS = frozenset(word.replace("'", "") for word in FUNCTION_WORDS if "'" in word)
_PARTICLES = ("in", "up", "on", "off", "out")
_PREFIXES = ("re", "un")
_ENDINGS = ("s", "d", "r", "ed", "er", "ee", "ing", "ly")


@cache
def _ranks() -> dict[str, int]:
    """Word -> place in the vocabulary, which lists frequent words first."""
    lines = (model_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {word: rank for rank, word in enumerate(lines) if len(word) > 2 and word.isascii() and word.isalpha()}


def correct_spelling(text: str) -> str:
    """The text with unknown words replaced by their closest known neighbour, where there is one."""
    return _WORD.sub(lambda match: _corrected(match.group()), text)


@lru_cache(maxsize=10_000)
def _corrected(word: str) -> str:
    ranks = _ranks()
    if _known(word, ranks) or _is_short_for_another(word):
        return word
    for candidates in (_swapped(word), _completed(word), _single(word), _replaced(word)):
        known = [candidate for candidate in candidates if candidate in ranks]
        if known:
            return min(known, key=ranks.__getitem__)
    return word


def _known(word: str, ranks: dict[str, int]) -> bool:
    """In the dictionary, a form of one of its words, or two of them written as one: login, timesheet."""
    if word in _CONTRACTIONS or any(form in ranks for form in _forms(word)):
        return True
    halves = ((word[:at], word[at:].removesuffix("s")) for at in range(2, len(word) - 1))
    return any(
        (first in ranks or first in _PREFIXES) and (second in ranks or second in _PARTICLES) for first, second in halves
    )


def _is_short_for_another(word: str) -> bool:
    """Cut off from a much longer word, as people do on purpose: admin, config."""
    return len(word) >= SHORTENED and word in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(word[:at] for word in _ranks() for at in range(SHORTENED, len(word) - 2))


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
