"""Compares questions in languages that the embedder hardly knows: by words, opposites, and kinds of question."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from production.agent.answerability.directions import Opposites, opposes
from production.crm.knowledge import languages
from production.text.folding import fold

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ROOT = 6
"""Letters by which words of these languages are told apart: endings vary."""


@dataclass(frozen=True, eq=False)
class Tongue:
    """What is known of a language."""

    silent: frozenset[str]
    """Words that say nothing about what is asked."""
    courtesies: frozenset[str]
    """Roots of those that say nothing where they stand beside a question."""
    same: dict[str, str]
    """Root of a word -> root of the first word for the same thing."""
    opposites: Opposites
    kinds: tuple[re.Pattern[str], ...]
    """What a question may ask for, where it matters: a time, a number, people."""
    distinctions: tuple[re.Pattern[str], ...]
    """What makes another question of the same words: not, without, why."""
    pointing: re.Pattern[str]
    """Words that mean what was said before."""

    def roots(self, text: str) -> frozenset[str]:
        """What of a text says something, in a comparable form."""
        return _roots(self, text)

    def opposes(self, question: str, evidence: str) -> bool:
        """Whether the evidence tells only the contrary of something that the question asks for."""
        return opposes(fold(question), fold(evidence), self.opposites)

    def points(self, text: str) -> bool:
        """Whether it means something that was said before."""
        return self.pointing.search(fold(text)) is not None

    def kinds_of(self, question: str) -> list[bool]:
        """Which of the kinds it asks for."""
        return _met(self.kinds, question)

    def distinctions_of(self, text: str) -> list[bool]:
        """Which of the distinctions it makes."""
        return _met(self.distinctions, text)


@cache
def tongue(language: str) -> Tongue:
    data = tomllib.loads((files(languages) / f"{language}.toml").read_text("utf-8"))
    groups = [group.split() for group in data["same"]]
    same: dict[str, str] = {}
    for group in groups:
        for word in group:
            same.setdefault(_root(word), _root(group[0]))
    pairs = tuple(tuple(map(_pattern, pair)) for pair in data["opposites"])
    kinds, distinctions = (tuple(map(re.compile, data[name])) for name in ("kinds", "distinctions"))
    silent, courtesies = (data[name].split() for name in ("silent", "courtesies"))
    return Tongue(
        frozenset(silent),
        frozenset(map(_root, courtesies)),
        same,
        Opposites(pairs),
        kinds,
        distinctions,
        re.compile(data["pointing"]),
    )


def _met(patterns: Iterable[re.Pattern[str]], text: str) -> list[bool]:
    folded = fold(text)
    return [pattern.search(folded) is not None for pattern in patterns]


def _pattern(wording: str) -> re.Pattern[str]:
    return re.compile(rf"\b{wording}")


def _root(word: str) -> str:
    return word if any(map(str.isdigit, word)) else word[:_ROOT]


@lru_cache(maxsize=4_000)
def _roots(known: Tongue, text: str) -> frozenset[str]:
    words: Iterable[str] = (match.group() for match in _WORD.finditer(fold(text)))
    roots = (_root(word) for word in words if word not in known.silent and (len(word) > 2 or word.isdigit()))
    return frozenset(known.same.get(root, root) for root in roots)
