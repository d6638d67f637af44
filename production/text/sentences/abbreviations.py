"""Whether a word with a full stop is an abbreviation, and goes on: one rule a habit, the first that knows decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from production.text.sentences import words

_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_NUMBER = re.compile(r"[\d.,/½¼¾-]*\d|[½¼¾]")
_SHORT = 3
"""Letters of an abbreviation nobody listed, before a number: `art. 5`, `kl. 10.30`."""
_SHORT_WITHOUT_VOWEL = 4
_SHORTEST = 5
"""Words of a sentence that may end in `p.m.` before a title."""
_SYLLABLES = re.compile(r"[\u1100-\u11ff\u3040-\u9fff\uac00-\ud7af]")
_VOWELS = re.compile(r"[aeiouyà-üąęėįųōūаеёиоуыэюяіїєα-ωά-ώ]|[^a-zà-žа-яα-ω]")


@dataclass(frozen=True)
class Abbreviation:
    """Perhaps one: the `token` before the stop, the words of the sentence `before` it, the text `following` it."""

    token: str
    before: list[str]
    following: str

    @cached_property
    def word(self) -> str:
        """In lower case, without an elided article: `l'avv`."""
        return self.token.lower().rpartition("'")[2].rpartition("\u2019")[2]

    @cached_property
    def first(self) -> str:
        """The word behind the stop; empty for an initial."""
        if re.match(r"[^\W\d_]\.", self.following):
            return ""
        return re.split(r"[\s,.:;!?]", self.following, maxsplit=1)[0].replace("\u2019", "'")

    @cached_property
    def starter(self) -> bool:
        """The sentence behind the stop begins as sentences do."""
        return self.first in words.STARTERS


def ends(abbreviation: Abbreviation) -> bool | None:
    """Whether the sentence ends with it; None when it is an ordinary word."""
    return next((verdict for rule in _RULES if (verdict := rule(abbreviation)) is not None), None)


def is_ordinary(token: str) -> bool:
    """Careless writing starts without a capital; an abbreviation we do not know is short, or has no vowels."""
    if not (token.isalpha() and token.islower()):
        return False
    return token in words.SHORT_WORDS or (len(token) > _SHORT and _VOWELS.search(token) is not None)


def _alone(it: Abbreviation) -> bool | None:
    """`P.S. I forgot`: an abbreviation alone says nothing."""
    return False if "." in it.token and not any(it.before) else None


def _before_capital(it: Abbreviation) -> bool | None:
    """`etc. We`, and `p. m. We`; but "At 5 a.m. Mr. Smith" goes on: three words are no sentence."""
    spaced = it.before[-1] if it.before and it.before[-1].endswith(".") else ""
    if not {it.word, spaced + it.word} & words.ENDS_BEFORE_CAPITAL:
        return None
    title = it.first.lower() in words.ALWAYS_CONTINUE and len(it.before) < _SHORTEST
    return it.first[:1].isupper() and not title and it.first not in words.NEVER_FIRST


def _unit(it: Abbreviation) -> bool | None:
    """`5 min. Then`, `25,90 e. Then`, `6 Nov. Then`."""
    known = it.word in words.UNITS or (len(it.token) == 1 and it.token.islower())
    if not known or not it.before or not _NUMBER.fullmatch(it.before[-1]):
        return None
    return it.first[:1].isupper() and it.first not in words.NEVER_FIRST


def _always_continues(it: Abbreviation) -> bool | None:
    """`Dr. Smith`. "The answer is no." and "on Main St. We" are rarer than "No. 5", and need a real first word."""
    if it.following[0].isdigit() and it.word in words.BEFORE_NUMBERS:
        return False
    known = it.word in words.ALWAYS_CONTINUE or it.word.endswith("str")
    return it.word in words.ALSO_WORDS and it.starter if known else None


def _short_before_number(it: Abbreviation) -> bool | None:
    longest = 1 if _NUMBERED.match(it.following) else _SHORT
    if not it.following[0].isdigit() or not it.token.isalpha() or len(it.token) > longest:
        return None
    return it.word in words.ALSO_WORDS or it.word in words.SHORT_WORDS


def _initials(it: Abbreviation) -> bool | None:
    if len(it.token) == 1 and it.token.isupper() and it.first in words.PARTICLES:
        return False
    return it.starter if _are_initials(it) else None


def _may_end(it: Abbreviation) -> bool | None:
    """`Ltd. We`; `Jl. Merdeka` and `wks. We`: short without vowels, and no name in capitals, such as `PDF`."""
    token = it.token
    short = 1 < len(token) <= _SHORT_WITHOUT_VOWEL and token.isalpha() and not token.isupper()
    known = it.word in words.MAY_END or (short and not _VOWELS.search(token.lower()))
    return it.starter if known else None


_RULES: tuple[Callable[[Abbreviation], bool | None], ...] = (
    _alone,
    _before_capital,
    _unit,
    _always_continues,
    _short_before_number,
    _initials,
    _may_end,
)


def _are_initials(it: Abbreviation) -> bool:
    """`J. R. Miller`, `Hans-J. Miller`, `u. a. Drucker`, `U.S.`, `pp. JJ. KK.`."""
    if re.fullmatch(r"([A-Z])\1", it.token):
        return re.match(r"([A-Z])\1\.", it.following) is not None
    if "." in it.token:
        return all(len(part) <= 2 and not part.isdigit() for part in it.token.split("."))
    last = it.token.rpartition("-")[2]
    return len(last) == 1 and last.isalpha() and not _SYLLABLES.match(last)
