"""Whether a claim speaks of what the place speaks of."""

from __future__ import annotations

from production.agent.grounding.evidence import Text
from production.agent.grounding.lexicon import ROLES
from production.agent.grounding.matching import Match
from production.agent.grounding.meanings import CLOSE, EQUAL, closest
from production.agent.grounding.reading import Statement
from production.agent.grounding.tokens import Kind, Token

_STRANGE = 0.4
"""Likeness below which a word is another one."""
_RIGHTS = frozenset({"can", "may", "must"})


def mixes_subjects(match: Match) -> float:
    """It begins with the subject of one clause and goes on with another clause, whose own subject it leaves out."""
    for clause in match.clauses:
        first, *rest = [token for token in match.firm if token.clause == clause]
        home = {other.clause for other in match.partners[first]} if match.closeness(first) >= EQUAL else set[int]()
        away = [{other.clause for other in match.partners[token]} for token in rest if match.closeness(token) >= EQUAL]
        for other in {each for clauses in away for each in clauses} - home if home else ():
            there = [token for token in match.said.tokens if token.clause == other and not token.amount]
            taken = sum(other in clauses and not home & clauses for clauses in away)
            own = [token for token in match.said.tokens if token.clause in home]
            is_item = all(token.amount or token.kind is Kind.NAME for token in own)
            if taken > 1 and len(there) > 1 and closest(there[0], match.whole.tokens) < CLOSE and not is_item:
                return 1.0
            if taken > 1 and other == 0 and match.said.text.startswith("You ") and "you" not in match.part.words:
                return 1.0
    return 0.0


def strange_subject(match: Match, text: Text) -> float:
    """It begins with what is told of elsewhere, or with another name, and leaves out what the place begins with."""
    if not match.firm or not match.said.tokens or match.is_translated:
        return 0.0
    first, there = match.firm[0], match.said.tokens[:2]
    is_strange = first.place <= 1 and closest(first, match.said.tokens + match.place.context) < _STRANGE
    is_left = not there[0].amount and closest(there[0], match.whole.tokens) < _STRANGE
    return float(is_strange and is_left and (first.stem in text.stems or any(t.kind is Kind.NAME for t in there)))


def grants(match: Match, text: Text) -> float:
    """It begins with a role that the place does not name, and of which another one tells."""
    first = match.firm[0] if match.firm else None
    if first is None or first.text not in ROLES or not match.part.words & _RIGHTS or _is_named(first, match.said):
        return 0.0
    if match.said.text.startswith("They ") and first.stem in match.place.stems:
        return 0.0
    return float(any(_is_named(first, place.said) for place in text.places))


def _is_named(role: Token, said: Statement) -> bool:
    return any(token.stem == role.stem for token in said.tokens)
