"""Numbers with what they count, whether in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from production.agent.grounding.lexicon import CLAUSE_SIGNS, CONJUNCTIONS, NEGATIONS
from production.agent.grounding.tokens import Amount, Bound

_UNITS: dict[str, tuple[str, float]] = {
    "second": ("time", 1),
    "minute": ("time", 60),
    "hour": ("time", 3600),
    "day": ("time", 86_400),
    "week": ("time", 7 * 86_400),
    "month": ("time", 30 * 86_400),
    "year": ("time", 360 * 86_400),
    "min": ("time", 60),
    "sec": ("time", 1),
    "time": ("times", 1),
    "kb": ("data", 1e3),
    "mb": ("data", 1e6),
    "gb": ("data", 1e9),
    "tb": ("data", 1e12),
    "%": ("share", 1),
    "percent": ("share", 1),
    "mm": ("length", 0.001),
    "millimetre": ("length", 0.001),
    "cm": ("length", 0.01),
    "centimetre": ("length", 0.01),
    "km": ("length", 1000),
    "kilometre": ("length", 1000),
    "kg": ("mass", 1),
    "kilogram": ("mass", 1),
    "eur": ("money", 1),
    "euro": ("money", 1),
    "usd": ("money", 1),
    "dollar": ("money", 1),
}
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty
"""
_NUMBERS = {word: float(number) for number, word in enumerate(_WORDS.split())} | {
    "dozen": 12.0,
    "twice": 2.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "ninety": 90.0,
    "hundred": 100.0,
    "thousand": 1000.0,
}
_NTH = "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = {word: float(number) for number, word in enumerate(_NTH.split(), start=4)}
_PER = frozenset({"a", "an", "per", "each", "every"})
_EVERY = frozenset({"every", "each", "per"})
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)")
_CURRENCIES = frozenset({"eur", "usd", "€", "$"})
_DONE = frozenset({"has", "have", "is", "was"})


_UPPER = re.compile(
    r"\b(?:at most|up to|maximum(?: of)?|(?:less|fewer|smaller|shorter|lower|younger|earlier) than|under|below)$"
)
_LOWER = re.compile(
    r"\b(?:at least|minimum(?: of)?|(?:more|older|longer|larger|bigger|greater|higher|newer|later) than|above)$"
)
_AND_MORE = frozenset({"more", "later", "newer", "above", "longer", "higher"})
_AND_LESS = frozenset({"less", "fewer", "earlier", "below", "shorter", "lower"})
_BEFORE = 8
"""Words within which a denial turns a bound round: "cannot have more than 10"."""


def bound_at(words: Sequence[str], at: int) -> Bound | None:
    """Whether the amount at a place of the lower-case words is the most or the least that there may be."""
    before, behind = " ".join(words[max(0, at - 3) : at]), words[at + 1 : at + 5]
    following = {word for sign, word in pairwise(behind) if sign in {"or", "and"}}
    lower = bool(_LOWER.search(before) or following & _AND_MORE)
    upper = bool(_UPPER.search(before) or following & _AND_LESS)
    if lower == upper:
        return None
    denied = NEGATIONS & set(words[max(0, at - _BEFORE) : at])
    return Bound.MOST if upper != bool(denied) else Bound.LEAST


def is_bound(words: Sequence[str], at: int) -> bool:
    """Whether a word is the "most" of "at most 12"."""
    following = words[at + 1 : at + 2]
    return words[at - 1 : at] == ["at"] and words[at] in {"most", "least"} and _counts(following)


def _counts(following: Sequence[str]) -> bool:
    return bool(following) and (following[0][0].isdigit() or following[0] in _NUMBERS)


def is_unit(word: str) -> bool:
    return _singular(word) in _UNITS


def amount_at(words: Sequence[str], at: int) -> tuple[Amount, bool] | None:
    """The amount that begins at a place of the lower-case words, and whether it is a weak one."""
    value, weak = _value(words, at)
    if value is None:
        return None
    dimension, scale = _unit(words, at)
    return Amount(value * scale, dimension), weak


def _value(words: Sequence[str], at: int) -> tuple[float | None, bool]:
    word, following = words[at], words[at + 1 : at + 4]
    if word[0].isdigit():
        return _digits(word), False
    if word == "once":
        return (1.0 if _counts_once(following) else None), False
    if word in _PER or word in {"one", "single"}:
        timed = bool(following) and _is_time(following[0]) and not _DONE & set(following[1:2])
        return (1.0 if timed or word not in _PER else None), not (timed and word == "one")
    if word in _ORDINALS:
        return _ORDINALS[word], True
    return _NUMBERS.get(word), False


def _counts_once(following: Sequence[str]) -> bool:
    """So does "once a day" and "works once.", but not "once it is done"."""
    if not following or following[0] in CLAUSE_SIGNS | CONJUNCTIONS:
        return True
    if len(following) == 1 or following[-1] in _DONE:
        return False
    return following[0] == "for" or (following[0] in _PER and _is_time(following[1]))


def _digits(text: str) -> float | None:
    plain = text.rstrip(".,:")
    if clock := _CLOCK.fullmatch(plain):
        return float(clock[1]) * 60 + float(clock[2])
    if _GROUPED.fullmatch(plain):
        return float(re.sub(r"[.,]", "", plain))
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None


def _unit(words: Sequence[str], at: int) -> tuple[str, float]:
    if ":" in words[at]:
        return "clock", 1
    if words[at] in {"once", "twice"}:
        return "times", 1
    for distance, word in enumerate(words[at + 1 : at + 3]):
        if word in CLAUSE_SIGNS or (distance and word in _PER):
            break
        if (unit := _singular(word)) in _UNITS:
            return _interval(words, at, *_UNITS[unit])
        if word in _PER or word == "on":
            break
    return ("money", 1) if at and words[at - 1] in _CURRENCIES else ("count", 1)


def _interval(words: Sequence[str], at: int, dimension: str, scale: float) -> tuple[str, float]:
    """Two days are no "every two days"."""
    is_rate = words[at] in _EVERY or (at > 0 and words[at - 1] in _EVERY)
    return ("interval" if is_rate and dimension == "time" else dimension), scale


def _is_time(word: str) -> bool:
    return _singular(word) in _TIMES


def _singular(word: str) -> str:
    return word.removesuffix("s")
