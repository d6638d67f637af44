"""What comes first, and who does what to whom."""

from __future__ import annotations

from production.agent.grounding.lexicon import RELATIONS
from production.agent.grounding.matching import Match
from production.agent.grounding.meanings import share
from production.agent.grounding.reading import Statement
from production.agent.grounding.tokens import Kind, Token, Tokens

_NONE: frozenset[str] = frozenset()
_CONTRARY = {
    "with": frozenset({"without"}),
    "without": frozenset({"with"}),
    "before": frozenset({"after"}),
    "after": frozenset({"before", "until"}),
    "until": frozenset({"after"}),
}
_LATER = frozenset({"before", "until"})
_EARLIER = frozenset({"after", "when", "once"})
_SAME = 0.99


def reversed_times(match: Match) -> float:
    """How much better the claim fits with its times turned round; both must speak of times."""
    claimed, told = _times(match.whole), _times(match.said)
    if not claimed or not told or not claimed[1]:
        return 0.0
    straight = share(claimed[0], told[0]) + share(claimed[1], told[1])
    turned = share(claimed[0], told[1]) + share(claimed[1], told[0])
    return max(0.0, turned - straight)


def reversed_relations(match: Match) -> float:
    """Share of the words that hang on another preposition than in the place: "from A to B" for "from B to A"."""
    if match.part.is_passive != match.said.is_passive:
        return 0.0
    told = [
        (token.relation, {other.relation for other in match.partners[token]})
        for token in match.firm
        if token.kind is not Kind.AMOUNT and match.closeness(token) >= _SAME
    ]
    if any(_CONTRARY.get(mine, _NONE) & theirs for mine, theirs in told):
        return 1.0
    related = [(mine, theirs) for mine, theirs in told if mine or theirs & RELATIONS]
    wrong = [mine for mine, theirs in related if mine not in theirs]
    return len(wrong) / max(2, len(related)) * match.quoted


def reversed_words(match: Match) -> float:
    """Share of the pairs of words, found once on both sides, that stand the other way round."""
    if match.part.is_passive != match.said.is_passive:
        return 0.0
    mine, theirs = _once(match.part.sequence), _once(match.said.sequence)
    places = [theirs[key] for key in mine if key in theirs]
    pairs = [(one, other) for at, one in enumerate(places) for other in places[at + 1 :]]
    if not pairs:
        return 0.0
    share_found = len(places) / len([token for token in match.part.sequence if not token.weak])
    return sum(one > other for one, other in pairs) / len(pairs) * share_found


def _once(sequence: Tokens) -> dict[str, int]:
    """Words that stand only once, with their place."""
    keys = [key(token) for token in sequence if not token.weak]
    return {
        key(token): token.place
        for token in sequence
        if not token.weak and token.kind is not Kind.SIGN and keys.count(key(token)) == 1
    }


def key(token: Token) -> str:
    """What makes two tokens the same one."""
    return f"{token.amount.value:.3g} {token.amount.dimension}" if token.amount else token.stem


def _times(said: Statement) -> tuple[Tokens, Tokens] | None:
    """(what is earlier, what is later)."""
    for sign in said.sequence:
        if sign.kind is Kind.SIGN and sign.text in _LATER | _EARLIER and (sides := _sides(said, sign)):
            return sides if sign.text in _LATER else (sides[1], sides[0])
    for sign in said.sequence:
        if sign.text in {"then", "afterwards"}:
            before = tuple(t for t in said.tokens if t.clause < sign.clause and t.place < sign.place)
            after = tuple(token for token in said.tokens if token.clause >= sign.clause)
            if before and after:
                return before, after
    if "the first" in said.text.lower():
        return None
    first = next((token for token in said.tokens if token.text == "first"), None)
    if first is None:
        return None
    own = tuple(token for token in said.tokens if token.clause == first.clause and token is not first)
    return (own, tuple(token for token in said.tokens if token.clause != first.clause)) if own else None


def _sides(said: Statement, sign: Token) -> tuple[Tokens, Tokens] | None:
    """What the sentence says, and what follows the sign in its clause."""
    clause = [token for token in said.tokens if token.clause == sign.clause]
    follows = tuple(token for token in clause if token.place > sign.place)
    said_of = tuple(token for token in clause if token.place < sign.place) or tuple(
        token for token in said.tokens if token.clause != sign.clause
    )
    if not said_of or all(token.amount for token in follows):
        return None
    return said_of, follows
