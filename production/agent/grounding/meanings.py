"""How alike two words are, by a table that the built-in embedder made of its vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from production.agent.grounding.lexicon import RIVALS, SAME
from production.agent.grounding.tokens import Kind, Token, Tokens
from production.text.words import stem

TABLE = Path(__file__).with_name("meanings.npz")
"""`words`, one a row of `vectors` (n, d) int8. `production.lab.training.grounding` makes it."""
EQUAL = 0.85
"""From here on two words say the same."""
CLOSE = 0.5
"""From here on they may."""
_SAME = 0.9
_INSIDE = 0.8
"""Of a word inside of a label."""
_FAR, _NEAR = 0.25, 0.65
"""Cosines of words that have nothing, and as good as everything, in common."""
_SHORTEST = 4
"""Letters of a word that may be the beginning of a longer one of the same meaning."""


def likeness(one: Token, other: Token) -> float:
    """0 strange .. 1 the same."""
    if one.amount and other.amount:
        loosely = one.weak or other.weak
        return float(one.amount.may_equal(other.amount) if loosely else one.amount.equals(other.amount))
    if one.amount or other.amount:
        return 0.0
    if one.kind is Kind.LABEL or other.kind is Kind.LABEL:
        return _of_labels(one, other)
    alike = _of_words(one.text, one.stem, other.text, other.stem)
    return alike if alike == 1 or one.kind is not Kind.NAME or other.kind is not Kind.NAME else 0.0


def closest(token: Token, among: Tokens) -> float:
    """How well the best of `among` matches."""
    best = 0.0
    for other in among:
        best = max(best, likeness(token, other))
        if best == 1:
            break
    return best


def share(tokens: Tokens, among: Tokens) -> float:
    """Mean likeness of tokens to their best match."""
    return sum(closest(token, among) for token in tokens) / len(tokens) if tokens else 0.0


def are_rivals(one: str, other: str) -> bool:
    """Whether only one of two stems can hold."""
    sides, others = _SIDES.get(one, frozenset()), _SIDES.get(other, frozenset())
    return not sides & others and any(group == rival for group, _ in sides for rival, _ in others)


def _of_labels(one: Token, other: Token) -> float:
    if not {*re.findall(r"\d+", one.text)} <= {*re.findall(r"\d+", other.text)}:
        return 0.0
    if one.kind is other.kind:
        short, long = sorted((one.text, other.text), key=len)
        inside = re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", long)
        return 1.0 if short == long else _INSIDE * bool(inside)
    label, word = (one, other) if one.kind is Kind.LABEL else (other, one)
    return _INSIDE * (word.stem in label.parts)


@lru_cache(maxsize=200_000)
def _of_words(one: str, one_stem: str, other: str, other_stem: str) -> float:
    bare, other_bare = one_stem.replace("-", ""), other_stem.replace("-", "")
    if one == other or bare == other_bare:
        return 1.0
    if are_rivals(one_stem, other_stem):
        return 0.0
    if any(one_stem in group and other_stem in group for group in SAME):
        return _SAME
    short, long = sorted((bare, other_bare), key=len)
    if len(short) >= _SHORTEST and long.startswith(short):
        return EQUAL
    return _by_vector(one, one_stem, other, other_stem)


def _by_vector(one: str, one_stem: str, other: str, other_stem: str) -> float:
    rows, vectors = _table()
    row, other_row = rows.get(one, rows.get(one_stem)), rows.get(other, rows.get(other_stem))
    if row is None or other_row is None:
        return 0.0
    a, b = vectors[row].astype(np.float32), vectors[other_row].astype(np.float32)
    cosine = float(a @ b / np.sqrt((a @ a) * (b @ b)))
    return min(max((cosine - _FAR) / (_NEAR - _FAR), 0.0), 0.95)


@cache
def _table() -> tuple[Mapping[str, int], NDArray[np.int8]]:
    """Row of each word, and of each stem that is no word."""
    with np.load(TABLE) as table:
        words, vectors = table["words"].tolist(), table["vectors"]
    rows: dict[str, int] = {word: row for row, word in enumerate(words)}
    for row, word in enumerate(words):
        rows.setdefault(stem(word), row)
    return rows, vectors


def _sides() -> dict[str, frozenset[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for group, sides in enumerate(RIVALS):
        for side, stems in enumerate(sides):
            for each in stems:
                found.setdefault(each, set()).add((group, side))
    return {each: frozenset(places) for each, places in found.items()}


_SIDES = _sides()
