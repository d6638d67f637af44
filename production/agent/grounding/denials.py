"""What one side denies and the other says, whether by a negation or by the word that excludes it."""

from __future__ import annotations

from collections.abc import Iterable

from production.agent.answerability.directions import Direction
from production.agent.grounding.matching import Match
from production.agent.grounding.meanings import EQUAL, are_rivals, closest, likeness
from production.agent.grounding.reading import Denial, Statement
from production.agent.grounding.tokens import Token, Tokens

_MUCH = 0.75
_VERBATIM = 0.85


def denies(match: Match) -> float:
    """What is denied on one side is said on the other; as strong as the claim quotes."""
    if match.is_translated:
        return float(_is_denied(match.part) != _is_denied(match.said))
    if match.place.is_excluded and not match.whole.denied:
        return 1.0
    mine, theirs = match.part.denied, match.said.denied
    here, there = match.part.tokens, match.said.tokens
    open_here = [
        o for o in mine if not ((o.is_soft and theirs) or _is_excluded(o, there, here) or _is_met(o, here, theirs))
    ]
    met_there = [o for o in theirs if (o.is_soft and match.whole.denied) or _is_met(o, there, mine)]
    open_there = [o for o in theirs if o not in met_there and not _is_excluded(o, here, there)]
    return match.quoted if _is_said(open_here, there, theirs) or _is_said(open_there, here, mine) else 0.0


def _is_met(denial: Denial, own: Tokens, others: frozenset[Denial]) -> bool:
    """Whether the other side denies the thing and this one the verb: "never the code", "we never keep your code"."""
    denied = [other.token for other in others if not other.is_soft]
    behind = [t for t in own if t.phrase == denial.token.phrase and t.place >= denial.token.place]
    return any(likeness(token, other) >= EQUAL for token in behind for other in denied)


def _is_excluded(denial: Denial, others: Tokens, own: Tokens) -> bool:
    """Whether the other side says what excludes the denied: what "stays" is "not deleted"."""
    known = {token.stem for token in own}
    return any(are_rivals(denial.token.stem, token.stem) and token.stem not in known for token in others)


def _is_said(denials: Iterable[Denial], tokens: Tokens, others: frozenset[Denial]) -> bool:
    """Whether something denied on one side is among the tokens of the other, and not denied there."""
    denied = {denial.token for denial in others}
    phrases = {denial.token.phrase for denial in others if denial.is_wide}
    for denial in denials:
        alike = [token for token in tokens if likeness(denial.token, token) >= EQUAL]
        if alike and not any(token in denied or token.phrase in phrases for token in alike):
            return True
    return False


def _is_denied(said: Statement) -> bool | None:
    """Of a whole sentence; None where a denial beside "without" leaves it open."""
    denied = any(token.text == "not" for token in said.sequence)
    return None if denied and "without" in said.words else denied


def says_rival(match: Match) -> float:
    """It has a word of which the place has the rival; what is denied on one side only is the rival itself."""
    known = match.said.stems
    unsaid = [token for token in match.said.tokens if token.stem not in match.whole.stems]
    strange = [
        token
        for token in match.part.tokens
        if not token.amount and token.stem not in known and closest(token, match.said.tokens) < EQUAL
    ]
    mine, theirs = ({denial.token for denial in side.denied} for side in (match.part, match.said))
    return float(
        any(
            are_rivals(token.stem, other.stem) and (token in mine) == (other in theirs)
            for token in strange
            for other in unsaid
        )
    )


def turns_round(match: Match) -> float:
    """A clause tells the opposite action of the one it rests on."""
    everywhere = frozenset[Direction]().union(*match.said.directions.values())
    for clause, resting in match.clauses.items():
        mine, theirs = match.part.directions.get(clause, frozenset()), match.said.directions.get(resting, frozenset())
        turned = [one for one in mine if one.opposite in theirs and one not in theirs and one.opposite not in mine]
        if any(one not in everywhere or match.quoted >= _VERBATIM for one in turned):
            return 1.0
    return 0.0


def is_contradicted(match: Match, nearest: Match) -> bool:
    """Whether a place says another thing of what the claim speaks of, in much the same words as the nearest does."""
    if match.quoted >= _MUCH and match.covered >= nearest.covered:
        return bool(says_rival(match) or denies(match) or turns_round(match))
    verbs = [denial.token for denial in match.said.denied if not denial.is_soft]
    return bool(denies(match)) and any(_is_restated(verb, match) for verb in verbs)


def _is_restated(verb: Token, match: Match) -> bool:
    """Whether the claim has a verb with what the place denies it of: one thing of a list, where there are several."""
    things: dict[int, list[Token]] = {}
    for token in match.said.tokens:
        if token.clause <= verb.clause and token.phrase == verb.phrase and token is not verb:
            things.setdefault(token.clause, []).append(token)
    told = any(all(_is_claimed(token, match) for token in thing) for thing in things.values())
    return told and _is_claimed(verb, match)


def _is_claimed(token: Token, match: Match) -> bool:
    return closest(token, match.whole.tokens) >= EQUAL
