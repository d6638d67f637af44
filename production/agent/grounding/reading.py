"""Reads a sentence: its content, clause by clause, with what denies, limits and orders it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from production.agent.answerability.directions import Direction, directions
from production.agent.grounding.amounts import amount_at, bound_at, is_bound, is_unit
from production.agent.grounding.lexicon import (
    ALL_OF,
    AUXILIARIES,
    CLAUSE_SIGNS,
    CONDITIONS,
    CONJUNCTIONS,
    DENIALS,
    DENYING_STEMS,
    DETERMINERS,
    LISTING,
    NARROWING,
    NEGATIONS,
    ONLY,
    OPENERS,
    PREPOSITIONS,
    RELATIONS,
    ROLES,
    SOFT_NEGATIONS,
    TELLING,
    TURNS,
)
from production.agent.grounding.spelling import plain_spelling
from production.agent.grounding.tokens import Kind, Token, Tokens
from production.text.words import FUNCTION_WORDS, stem

_REACH = 4
"""Words within which something hangs on a preposition before it."""
_SUBJECT = 8
"""Words within which a subject ends."""
_STOPS = frozenset(";:.(")
_SIGNS = ALL_OF | ONLY | PREPOSITIONS | TURNS
_SENTENCE_STARTS = frozenset(".!?:")
_QUOTES = '"“”„«»'

_TOKEN = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.-]+\w|\"[^\"]+\"|[“„«][^”“»]+[”“»]"
    r"|\d[\d.,:]*\d(?![\w-])|\d(?![\w-])|%|\w+(?:[-'./]\w+)*|[^\w\s]"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|be|been|being|was|were|gets?|got)\b(?: \w+){0,2} \w+(?:ed|en|own|ept|ent|old|ade|ut|ot|one)\b"
)
_CODE = re.compile(r"\d|@|://|\w{2}\.\w")
"""In what stands for itself: a code, an address, a name of a file."""


class Denial(NamedTuple):
    """A token that is denied."""

    token: Token
    is_soft: bool
    """It is a thing that is denied and not a verb."""
    is_wide: bool
    """The whole phrase is denied with it, which "without" and "unless" do not do."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or a part of one, that has been read."""

    text: str
    tokens: Tokens
    """What it speaks of."""
    sequence: Tokens
    """The same with the signs between, as written."""
    conditions: tuple[tuple[str, Tokens], ...]
    """Word that limits -> what the limit says."""
    denied: frozenset[Denial]
    words: frozenset[str]
    stems: frozenset[str]
    is_passive: bool
    directions: Mapping[int, frozenset[Direction]]
    """Of each clause."""


@lru_cache(maxsize=8192)  # the sentences of the same articles come back with every reply
def read(text: str) -> Statement:
    """Reads one sentence."""
    plain = plain_spelling(text)
    reader = _Reader(_TOKEN.findall(plain))
    reader.read()
    tokens = tuple(token for token in reader.sequence if token.kind is not Kind.SIGN)
    return Statement(
        text=text,
        tokens=tokens,
        sequence=tuple(reader.sequence),
        conditions=tuple((word, tuple(limit)) for word, limit in reader.conditions),
        denied=frozenset(reader.denied(tokens)),
        words=frozenset(reader.lower),
        stems=frozenset(token.stem for token in reader.sequence),
        is_passive=_PASSIVE.search(plain) is not None,
        directions=reader.directions(),
    )


class _Reader:
    """Goes through the words of a sentence from left to right."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.lower = [word.lower() for word in words]
        self.sequence: list[Token] = []
        self.conditions: list[tuple[str, list[Token]]] = []
        self._places: list[tuple[int, int]] = []
        """(clause, phrase) of each word."""
        self._clause = self._phrase = 0
        self._limit: list[Token] | None = None
        self._relation, self._related = "", 0
        self._of_subject = False

    def read(self) -> None:
        for at, word in enumerate(self.lower):
            self._go_on(at, word)
            self._places.append((self._clause, self._phrase))
            self._open_limit(at, word)
            kept = self._content(at, word)
            if kept and self._limit is not None:
                self._limit.append(kept)

    def directions(self) -> Mapping[int, frozenset[Direction]]:
        """Which of two opposite ways each clause speaks of."""
        clauses: dict[int, list[str]] = defaultdict(list)
        for word, (clause, _) in zip(self.words, self._places, strict=True):
            clauses[clause].append(word)
        return {clause: directions(" ".join(words)) for clause, words in clauses.items()}

    def denied(self, tokens: Tokens) -> Iterator[Denial]:
        """The first content word after a negation in its phrase; after "none" and the like, what stands before."""
        for at, word in enumerate(self.lower):
            if word in DENIALS or stem(word) in DENYING_STEMS:
                for token in self._denied_at(at, word, tokens):
                    yield Denial(token, word in SOFT_NEGATIONS, word not in DENIALS - NEGATIONS)

    def _denied_at(self, at: int, word: str, tokens: Tokens) -> Tokens:
        phrase = [token for token in tokens if token.phrase == self._places[at][1]]
        after = [token for token in phrase if token.place > at and not token.weak]
        before = tuple(token for token in phrase if token.place < at)
        if word == "none":
            start = max((place for place in range(at) if self.lower[place] in _STOPS), default=-1)
            return tuple(token for token in tokens if start < token.place < at)
        if after:
            return (after[0], *self._alternatives(at, after))
        return before[-1:] if word in SOFT_NEGATIONS else ()

    def _alternatives(self, at: int, after: Sequence[Token]) -> Iterator[Token]:
        """What "or" adds to what is denied: "not passed on or paid out"."""
        for place in (place for place in range(at, len(self.lower)) if self.lower[place] == "or"):
            yield from [token for token in after if token.place > place][:1]

    def _go_on(self, at: int, word: str) -> None:
        if word in RELATIONS and self._relates(at, word):
            self._relation, self._related = word, at
        if word in CLAUSE_SIGNS or word in CONJUNCTIONS:
            self._clause += 1
            self._phrase += word not in LISTING
            self._relation = ""
            if word not in LISTING:
                self._limit = None

    def _relates(self, at: int, word: str) -> bool:
        """Before a verb, "to" is no preposition."""
        following = self.words[at + 1 : at + 2]
        return word != "to" or bool(following and (following[0] in DETERMINERS or not following[0][0].islower()))

    def _open_limit(self, at: int, word: str) -> None:
        if word in AUXILIARIES and self._of_subject:
            self._limit, self._of_subject = None, False
        named = word == "on" and any(following[0].isupper() for following in self.words[at + 1 : at + 3])
        turns = word == "once" and amount_at(self.lower, at) is None
        self._of_subject = self._of_subject or self._narrows_subject(at, word)
        if turns or word in CONDITIONS or (at == 0 and word in OPENERS) or named or self._narrows_subject(at, word):
            self._limit = []
            self.conditions.append((word, self._limit))

    def _narrows_subject(self, at: int, word: str) -> bool:
        """As in "People in a workspace with single sign-on have": of others nothing is said."""
        return at == 1 and word in NARROWING and bool(AUXILIARIES & set(self.lower[at : at + _SUBJECT]))

    def _content(self, at: int, word: str) -> Token | None:
        if word[0] in _QUOTES and len(word) > 1:
            return self._label(at, word.strip(_QUOTES + " "))
        if (number := amount_at(self.lower, at)) is not None:
            amount, weak = number
            bound, place = bound_at(self.lower, at), self._places[at]
            return self._keep(Token(Kind.AMOUNT, word, word, at, *place, self._hangs(at), amount, weak, bound))
        if not word[0].isalnum() or is_bound(self.lower, at):
            return None
        if _CODE.search(word):
            return self._label(at, word.rstrip(".,;:!?)"))
        if word in NEGATIONS or stem(word) in DENYING_STEMS:
            self._keep(Token(Kind.SIGN, "not", "not", at, *self._places[at]))
        elif word in _SIGNS:
            self._keep(Token(Kind.SIGN, word, word, at, *self._places[at]))
        return self._word(at, word) if _carries_meaning(word) else None

    def _word(self, at: int, word: str) -> Token:
        capital = self.words[at][0].isupper() and at > 0 and self.lower[at - 1] not in _SENTENCE_STARTS
        kind = Kind.NAME if capital or word in ROLES else Kind.WORD
        return self._keep(Token(kind, word, stem(word), at, *self._places[at], self._hangs(at)))

    def _label(self, at: int, text: str) -> Token:
        parts = frozenset(stem(part) for part in re.findall(r"[\w-]+", text))
        return self._keep(Token(Kind.LABEL, text, text, at, *self._places[at], self._hangs(at), parts=parts))

    def _hangs(self, at: int) -> str:
        return self._relation if self._relation and at - self._related <= _REACH else ""

    def _keep(self, token: Token) -> Token:
        self.sequence.append(token)
        return token


def _carries_meaning(word: str) -> bool:
    if word in TELLING:
        return True
    return not (word in FUNCTION_WORDS or word in _SIGNS or word in NEGATIONS or word in CONJUNCTIONS or is_unit(word))
