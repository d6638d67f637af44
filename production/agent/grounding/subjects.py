"""Whether a claim speaks of what the place speaks of."""

from __future__ import annotations

from production.agent.grounding.evidence import Text
from production.agent.grounding.matching import Match
from production.agent.grounding.meanings import CLOSE, EQUAL, closest
from production.agent.grounding.tokens import Kind


def changes_subject(match: Match) -> float:
    """A clause begins with another thing than the one it rests on, which is told of elsewhere in the sentence."""
    for clause, resting in match.clauses.items():
        first = next(token for token in match.firm if token.clause == clause)
        there = tuple(token for token in match.said.tokens if token.clause == resting)
        is_left = closest(there[0], match.whole.tokens) < CLOSE
        if is_left and closest(first, there) <= 0.6 and closest(first, match.said.tokens) >= EQUAL:
            return 1.0
    return 0.0


def strange_subject(match: Match, text: Text) -> float:
    """It begins with a word that is nowhere in the text, in the place of names that it leaves out."""
    if not match.firm or match.is_translated:
        return 0.0
    first, there = match.firm[0], match.said.tokens[:2]
    names = [token for token in there if token.kind is Kind.NAME and not token.amount]
    is_strange = first.place == 0 and first.stem not in text.stems and closest(first, match.said.tokens) < CLOSE
    return float(is_strange and bool(names) and all(closest(name, match.whole.tokens) < CLOSE for name in names))
