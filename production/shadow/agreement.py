"""Whether a reply says what a person said: their statements, one by one, looked for in it. Pure.

A statement is in the reply when most of its words mean something there and each of its numbers, names, links and menus
is there too. It is contradicted where the nearest place of the reply has another number of the same thing, or turns it
round. Words are compared as in grounding, less strictly: the person and the documents never use the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from production.agent.grounding.claims import claims
from production.agent.grounding.courtesies import without_greeting
from production.agent.grounding.denials import is_contradicted, turns_round
from production.agent.grounding.evidence import Place, Text, read_text
from production.agent.grounding.matching import Match
from production.agent.grounding.meanings import closest
from production.agent.grounding.reading import read
from production.agent.grounding.tokens import Kind, Token, Tokens
from production.text.words import FUNCTION_WORDS, stem

_SAID = 0.6
"""Mean likeness from which the words of a statement are in the reply."""
_ABOUT_THE_SAME = 0.5
"""The same for the words around a number, from which another number is another answer."""
_FOUND = 0.8
"""Likeness from which a name, a link or a menu is there."""
_IN_PART = 1 / 3
"""Share of a person's statements from which a reply says part of them."""
_NEAR = 2
"""Places before and behind the nearest one in which the rest of a statement may stand: people put steps together."""
_BOUND = frozenset({Kind.NAME, Kind.LABEL})
_OF_NUMBERS = frozenset(map(stem, ("limit", "maximum", "most", "allowed", "allows", "total")))
"""Words that say no more than the number beside them."""
_EMPTY = frozenset(map(stem, FUNCTION_WORDS))
"""In the name of a menu, such as "Email to project"."""
_LIMITING = frozenset({"not", "only", "without", "unless"})
_COUNTS = frozenset({"count", "times"})

_ASIDE = re.compile(
    r"(?:(?:please )?let (?:me|us) know|(?:please )?feel free|(?:i )?hope (?:this|that|it)|happy to"
    r"|does (?:this|that) help"
    r"|thank|sorry (?:for|about|that|to)|apologies|have a|any(?: more| other| further)? questions)\b",
    re.IGNORECASE,
)
"""How people begin a sentence that answers nothing."""
_OPENING = re.compile(r"(?:no (?:problem|worries)|sure(?: thing)?|of course|certainly)[,.!]\s+", re.IGNORECASE)
_STEP = re.compile(r"^\s*\d{1,2}[.)]\s", re.MULTILINE)
_SIGNED = re.compile(
    r"(?:\n\s*\n|(?:,|regards|wishes|thanks|cheers)[ \t]*\n)[ \t]*[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,2}\s*\Z"
)
_REFUSES = re.compile(
    r"^(?:no\b(?! (?:rush|need))|nope\b|unfortunately|i(?:'m| am) afraid)"
    r"|\b(?:(?:is|are)(?:n't| not)|not|no way|never) (?:yet |currently |really )*"
    r"(?:possible|supported|available|offered|planned|part of|a way|there)\b"
    r"|(?<!if )(?<!when )\b(?:you|we|one) can(?:'t|not| not)\b|\bthere(?:'s| is| are) no\b"
    r"|\b(?:we|it|they) (?:do|does)(?:n't| not) (?:yet |currently )*(?:support|offer|have|allow|integrate|work)\b",
    re.IGNORECASE,
)
"""How people say that it cannot be done."""


class Agreement(StrEnum):
    """What a reply is, beside what a person wrote."""

    AGREES = "agrees"
    PARTLY = "partly"
    """The person said more, or the steps in another order."""
    CONTRADICTS = "contradicts"
    OTHER = "other"
    """Nothing, or next to nothing, of what the person said."""
    OPEN = "open"
    """The person stated nothing that could be compared."""

    @property
    def holds(self) -> bool:
        return self in {Agreement.AGREES, Agreement.PARTLY}


class Conflict(StrEnum):
    """In what a reply contradicts."""

    NUMBER = "number"
    DIRECTION = "direction"
    """Such as on for off, import for export."""
    DENIAL = "denial"
    """One of the two says that it is not so, or that it cannot be done."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement of the person, and what the reply has of it."""

    statement: str
    nearest: str
    """The place of the reply that is most like it."""
    said: bool
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A reply beside a person's answer."""

    agreement: Agreement
    findings: tuple[Finding, ...]


def compare(reply: str, answer: str, *, question: str) -> Comparison:
    """`answer` is what the person wrote, without quotes; `question` what both were asked."""
    text = read_text("", reply)
    if not text.places:
        return Comparison(Agreement.OPEN, ())
    looked_for = claims(_SIGNED.sub("", answer), said=question, held=text.flat)
    statements = [_OPENING.sub("", without_greeting(part)) for claim in looked_for for part in claim.split("; ")]
    looked_at = [found for statement in statements if (found := _find(statement, text))]
    findings = tuple(finding for finding, _ in looked_at)
    places = [place for finding, place in looked_at if finding.said]
    in_order = places == sorted(places) or not all(len(_STEP.findall(each)) > 1 for each in (answer, reply))
    return Comparison(_verdict(findings, in_order=in_order), findings)


def _verdict(findings: Sequence[Finding], *, in_order: bool) -> Agreement:
    if not findings:
        return Agreement.OPEN
    if any(one.conflict for one in findings):
        return Agreement.CONTRADICTS
    said = sum(one.said for one in findings)
    if said < _IN_PART * len(findings):
        return Agreement.OTHER
    return Agreement.AGREES if said == len(findings) and in_order else Agreement.PARTLY


def _find(statement: str, text: Text) -> tuple[Finding, int] | None:
    """With the index of the place that is most like it; None where the statement has no word to look for."""
    claim = read(statement)
    matches = [Match(claim, claim, place) for place in text.places]
    if not matches[0].firm or _ASIDE.match(statement):
        return None
    at = max(range(len(matches)), key=lambda index: _nearness(matches[index]))
    best, near = matches[at], _tokens(text.places[max(0, at - _NEAR) : at + _NEAR + 1])
    everywhere = _tokens(text.places)
    conflict = _conflict(best, statement, everywhere)
    said = conflict is None and _is_said(best.firm, near, everywhere) and not _leaves_limit_out(statement, near)
    return Finding(statement, best.said.text, said, conflict), at


def _nearness(match: Match) -> tuple[float, bool]:
    return match.covered + 0.2 * match.restated, not is_contradicted(match, match)


def _tokens(places: Sequence[Place]) -> Tokens:
    return tuple(token for place in places for token in place.said.sequence)


def _is_said(claimed: Tokens, near: Tokens, everywhere: Tokens) -> bool:
    """What has a name may stand anywhere; numbers and other words hang together."""
    words = [token for token in _words(claimed) if token.kind is not Kind.LABEL]
    return (
        all(_is_there(token, everywhere) for token in claimed if token.kind in _BOUND)
        and all(_is_there(token, near) for token in claimed if token.amount)
        and (not words or _likeness(words, near) >= _SAID)
    )


def _words(claimed: Tokens) -> list[Token]:
    counts = any(token.amount for token in claimed)
    return [token for token in claimed if not token.amount and not (counts and token.stem in _OF_NUMBERS)]


def _is_there(token: Token, among: Tokens) -> bool:
    """A way through menus may be told in several steps."""
    if token.amount:
        return any(_comparable(token, other) and _equal(token, other) for other in among)
    if token.kind is Kind.LABEL and token.parts:
        stems = frozenset[str]().union(*(other.parts or {stem(other.text)} for other in among))
        return token.parts - _EMPTY <= stems
    return closest(token, among) >= _FOUND


def _leaves_limit_out(statement: str, near: Tokens) -> bool:
    limits = any(token.text in {"not", "only"} for token in read(statement).sequence)
    return limits and not any(token.text in _LIMITING or "not" in token.parts for token in near)


def _conflict(best: Match, statement: str, everywhere: Tokens) -> Conflict | None:
    if is_contradicted(best, best):
        return Conflict.DIRECTION if turns_round(best) else Conflict.DENIAL
    if _has_other_number(best, everywhere):
        return Conflict.NUMBER
    here, there = (_REFUSES.search(each) is not None for each in (statement, best.said.text))
    return Conflict.DENIAL if here and not there else None


def _has_other_number(best: Match, everywhere: Tokens) -> bool:
    """The reply never has a number, and where it speaks of the same it has another one of its kind."""
    numbers = [token for token in best.firm if token.amount]
    strange = [token for token in numbers if not _is_there(token, everywhere)]
    around, there = _words(best.firm), best.said.tokens
    return (
        bool(around)
        and any(_is_replaced(token, numbers, there) for token in strange)
        and all(_is_there(token, there + best.place.context) for token in around if token.kind in _BOUND)
        and _likeness(around, there) >= _ABOUT_THE_SAME
    )


def _is_replaced(token: Token, numbers: Sequence[Token], there: Tokens) -> bool:
    """Whether a number of its kind stands there, and none of those that stand beside it."""
    kin = [other for other in numbers if _comparable(token, other)]
    rivals = [other for other in there if not other.weak and _comparable(token, other)]
    return bool(rivals) and not any(_is_there(other, there) for other in kin)


def _comparable(one: Token, other: Token) -> bool:
    """Eight times and eight attempts are the same number; eight minutes are another."""
    if not one.amount or not other.amount:
        return False
    mine, theirs = one.amount.dimension, other.amount.dimension
    return mine == theirs or {mine, theirs} <= _COUNTS


def _equal(one: Token, other: Token) -> bool:
    if not one.amount or not other.amount:
        return False
    return one.amount.may_equal(other.amount._replace(dimension=one.amount.dimension))


def _likeness(tokens: Sequence[Token], among: Tokens) -> float:
    return sum(closest(token, among) for token in tokens) / len(tokens)
