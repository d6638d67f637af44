"""What comes first, who does what to whom, and what stands where another word stood."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import combinations

from production.agent.grounding.evidence import Text
from production.agent.grounding.lexicon import RELATIONS
from production.agent.grounding.matching import Match
from production.agent.grounding.meanings import EQUAL, likeness, share
from production.agent.grounding.reading import Statement
from production.agent.grounding.tokens import Bound, Kind, Token, Tokens

_NONE: frozenset[str] = frozenset()
_CONTRARY = {
    "with": frozenset({"without"}),
    "without": frozenset({"with"}),
    "before": frozenset({"after"}),
    "after": frozenset({"before", "until"}),
    "until": frozenset({"after", "from"}),
    "from": frozenset({"until", "to", "into"}),
    "to": frozenset({"from"}),
    "into": frozenset({"from"}),
}
_LATER = frozenset({"before", "until"})
_EARLIER = frozenset({"after", "when", "once"})
_MEANING = frozenset({"means", "mean", "mostly", "usually"})
_SAME = 0.99
_CLEARLY = 0.5
_HALF = 0.5


def reversed_times(match: Match) -> float:
    """How much better the claim fits with its times turned round; both must speak of times."""
    claimed, told = _times(match.whole), _times(match.said)
    if not claimed or not told or not claimed[1]:
        return 0.0
    straight = share(claimed[0], told[0]) + share(claimed[1], told[1])
    turned = share(claimed[0], told[1]) + share(claimed[1], told[0])
    return max(0.0, turned - straight)


def reversed_steps(match: Match, text: Text) -> float:
    """Of two numbered steps the later one is told as the earlier."""
    times, steps = _times(match.whole), [place for place in text.places if place.is_step]
    if not times or not all(times) or len(steps) < 2:
        return 0.0
    fits = [[share(tokens, step.said.tokens) for step in steps] for tokens in times]
    earlier, later = (max(range(len(steps)), key=fit.__getitem__) for fit in fits)
    return float(earlier > later and min(fits[0][earlier], fits[1][later]) >= _HALF)


def exchanges(match: Match) -> float:
    """The names before and behind a word have changed sides: who does it, and to whom."""
    if match.is_translated or match.part.is_passive != match.said.is_passive:
        return 0.0
    alike = [t for t in match.firm if not t.amount and match.closeness(t) >= EQUAL and len(match.partners[t]) == 1]
    there = {token: match.partners[token][0] for token in alike}
    for one, verb, other in combinations(alike, 3):
        named = one.kind is other.kind is Kind.NAME and one.relation == other.relation == ""
        turned = there[other].place < there[verb].place < there[one].place
        if named and turned and len({(token.phrase, there[token].clause) for token in (one, verb, other)}) == 1:
            return 1.0
    return 0.0


def reversed_causes(match: Match) -> float:
    """The same for what means or causes what, where both say so by the same word."""
    for sign in match.whole.tokens:
        pivot = next((other for other in match.said.tokens if other.text == sign.text in _MEANING), None)
        if pivot:
            before, after = _around(match.whole, sign)
            told_before, told_after = _around(match.said, pivot)
            straight = share(before, told_before) + share(after, told_after)
            return max(0.0, share(before, told_after) + share(after, told_before) - straight)
    return 0.0


def _around(said: Statement, sign: Token) -> tuple[Tokens, Tokens]:
    before = tuple(token for token in said.tokens if token.place < sign.place)
    return before, tuple(token for token in said.tokens if token.place > sign.place)


def reversed_relations(match: Match) -> float:
    """Share of the words that have changed prepositions with others: "from A to B" for "from B to A"."""
    told = [
        (token.relation, {other.relation for other in match.partners[token]})
        for token in match.firm
        if token.kind is not Kind.AMOUNT and match.closeness(token) >= _SAME
    ]
    if any(_CONTRARY.get(mine, _NONE) & theirs for mine, theirs in told):
        return 1.0
    if match.is_translated or match.part.is_passive != match.said.is_passive:
        return 0.0
    used = {token.relation for token in match.said.tokens}
    related = [(mine, theirs) for mine, theirs in told if mine or theirs & RELATIONS]
    wrong = [mine for mine, theirs in related if mine and mine in used and mine not in theirs]
    return len(wrong) / max(2, len(related)) * match.quoted


def replaces(match: Match) -> float:
    """Word for word the place, but for one word that is another."""
    theirs = [token for token in match.said.sequence if not token.weak]
    mine = [token for token in match.part.sequence if not token.weak]
    if not mine:
        return 0.0
    matcher = SequenceMatcher(None, [key(token) for token in theirs], [key(token) for token in mine], autojunk=False)
    quoted = sum(block.size for block in matcher.get_matching_blocks()) / len(mine)
    worst = 0.0
    for tag, start, end, at, until in matcher.get_opcodes():
        inside = end < len(theirs) and until < len(mine)
        if tag == "replace" and inside and end - start == until - at == 1:
            one, other = theirs[start], mine[at]
            if one.kind is other.kind is not Kind.SIGN:
                worst = max(worst, (1 - likeness(one, other)) * max(0.0, quoted - 0.3) / 0.7)
    return worst


def swaps(match: Match) -> float:
    """Two clauses have exchanged a word."""
    taken = [
        (token, home, other.clause)
        for token in match.firm
        if (home := match.clauses.get(token.clause)) is not None and match.closeness(token) >= EQUAL
        for other in match.partners[token]
        if all(each.clause != home for each in match.partners[token])
    ]
    pairs = combinations(taken, 2)
    return float(any(a[1] == b[2] and a[2] == b[1] and a[0].clause != b[0].clause for a, b in pairs))


def swapped_amounts(match: Match) -> float:
    """Two numbers of a kind stand each beside the words of the other."""
    amounts = [token for token in match.firm if token.amount and match.partners[token]]
    for one, other in combinations(amounts, 2):
        theirs, others = match.partners[one][0], match.partners[other][0]
        if theirs is others or theirs.amount is None or others.amount is None:
            continue
        beside = [_beside(token, match.part.tokens) for token in (one, other)]
        there = [_beside(token, match.said.tokens) for token in (theirs, others)]
        straight = share(beside[0], there[0]) + share(beside[1], there[1])
        turned = share(beside[0], there[1]) + share(beside[1], there[0])
        if theirs.amount.dimension == others.amount.dimension and turned > straight + _CLEARLY:
            return 1.0
    return 0.0


def turns_bound(match: Match) -> float:
    """A number is the least where it is the most, or the other way round."""
    allows = bool(match.said.words & {"can", "may", "limit"})
    bounds = [
        (token.bound, other.bound or (Bound.MOST if allows else None))
        for token in match.firm
        if token.bound
        for other in match.partners[token]
        if other.amount
    ]
    return float(any(theirs and mine is not theirs for mine, theirs in bounds))


def _beside(amount: Token, tokens: Tokens) -> Tokens:
    """The words before and behind an amount."""
    words = [token for token in tokens if not token.amount]
    before = [token for token in words if token.place < amount.place]
    return (*before[-1:], *[token for token in words if token.place > amount.place][:1])


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
