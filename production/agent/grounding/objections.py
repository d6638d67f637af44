"""What speaks against a claim that a place seems to back. Each objection is 0 (none) .. 1."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import combinations

from production.agent.grounding.denials import denies, says_rival, turns_round
from production.agent.grounding.evidence import Text
from production.agent.grounding.lexicon import ALL_OF, EVERYTHING, NEGATIONS, ONLY, ROLES, SCENES
from production.agent.grounding.matching import Match
from production.agent.grounding.meanings import CLOSE, EQUAL, are_rivals, closest, likeness, share
from production.agent.grounding.order import (
    exchanges,
    replaces,
    reversed_causes,
    reversed_relations,
    reversed_steps,
    reversed_times,
    swapped_amounts,
    swaps,
    turns_bound,
)
from production.agent.grounding.subjects import grants, mixes_subjects, strange_subject
from production.agent.grounding.tokens import Kind, Token, Tokens
from production.agent.grounding.translation import english

_PLAIN = 0.7
"""Likeness that a translated word must find."""
_SCENE = 0.7
"""Weight of a dropped condition that may have been the occasion only."""
_INSIDE = 0.8
"""Likeness of a label to a longer one that has it."""
_CLEARLY = 0.1
"""By how much more another list item must be named."""
_NEIGHBOURS = 2
"""Clauses between a fact and what limits it."""
_HARD_LIMITS = ONLY | NEGATIONS | {"most", "maximum", "must", "required", "one", "themselves", "yourself"}
_NO_LIMIT = frozenset({"unless", "no", "not", "never", "single"}) | ONLY
_PROMISE = re.compile(
    r"\b(?:(?:we|our \w+|i) will|(?<!if )(?:we|i) have (?!to\b|not\b)\w+|(?:we|our \w+) are \w+ing)\b"
    r"|\b(?:i|we)'(?:ll|ve)\b|tomorrow|yesterday",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)
_CONCESSION = re.compile(
    r"\b(?:(?:even|also) (?:if|when|while|after|once)|as well|too|but also|not only)\b", re.IGNORECASE
)
_TAKES_IN = re.compile(r"\b(?:even|also|as well|too)\b", re.IGNORECASE)
_DUTY = frozenset({"must", "mandatory", "necessary", "obligatory", "obliged"})
_CHOICE = frozenset({"can", "may", "could", "optional", "optionally", "like", "wish"})
_FREEDOM = frozenset({"may", "optional", "optionally", "voluntary"})
_ONLY_ON_CONDITION = re.compile(r"\bonly (?:\w+ ){0,2}?(?:if|when|while|once|after|until|as long as)\b", re.IGNORECASE)
_WE = frozenset({"we", "us", "our"})
_BOUND = frozenset({Kind.AMOUNT, Kind.NAME, Kind.LABEL})
"""What is true of one thing and not of the next."""


def drops_condition(match: Match) -> float:
    """The place limits the fact, the claim does not."""
    resting = set(match.clauses.values())
    worst = 0.5 * ("only" in match.said.words and not match.whole.words & _NO_LIMIT)
    for word, limit in match.said.conditions:
        if limit and any(abs(limit[0].clause - clause) <= _NEIGHBOURS for clause in resting):
            missing = 1 - share(limit, match.whole.tokens)
            worst = max(worst, missing * (_SCENE if word in SCENES else 1))
    return worst


def lacks_word(match: Match) -> float:
    """A translated word has nothing to rest on: translations are of plain words, which have no synonyms."""
    strange = [
        token
        for token in match.firm
        if token.text in english() and closest(token, match.said.tokens + match.place.context) < _PLAIN
    ]
    return float(match.is_translated and bool(strange))


def changes_duty(match: Match) -> float:
    """It must be where it may be, or the other way round."""
    mine, theirs = match.part.words, match.said.words
    demands = bool(mine & _DUTY) and not theirs & (_DUTY | ONLY) and bool(theirs & _CHOICE)
    frees = bool(mine & _FREEDOM) and not mine & NEGATIONS and bool(theirs & _DUTY) and not theirs & _FREEDOM
    return float(demands or frees)


def miscounts(match: Match) -> float:
    """A number is not there, or counts something else there."""
    worst = 0.0
    for token in match.part.tokens:
        if token.amount:
            same = [other for other in match.said.tokens if likeness(token, other) == 1]
            if _is_several(match, token):
                return 1.0
            if not any(_count_alike(match, token, other) for other in same):
                worst = max(worst, (0.3 if token.amount.dimension != "count" else 0.0) if token.weak else 1.0)
    return worst


def _is_several(match: Match, token: Token) -> bool:
    """Whether "one" counts what the place counts several of."""
    if token.text not in {"one", "single"} or not token.weak:
        return False
    counted = [other for other in match.part.tokens if 0 < other.place - token.place <= 2][:1]
    several = [
        thing
        for other in match.said.tokens
        if other.amount and not other.weak and other.amount.dimension == "count" and other.amount.value > 1
        for thing in _counted(other, match.said.tokens)
    ]
    single = {other.text for other in match.said.tokens}
    return any(closest(one, tuple(several)) >= EQUAL for one in counted if one.text not in single)


def _count_alike(match: Match, token: Token, other: Token) -> bool:
    if token.amount is None or token.amount.dimension != "count" or token.weak or other.weak:
        return True
    mine, theirs = _counted(token, match.part.tokens), _counted(other, match.said.tokens)
    if not mine or not theirs or any(closest(each, theirs) >= CLOSE for each in mine):
        return True
    beside = [_behind(amount, side.tokens)[:1] for amount, side in ((token, match.part), (other, match.said))]
    return all(beside) and closest(beside[0][0], beside[1]) >= EQUAL


def _counted(amount: Token, tokens: Tokens) -> Tokens:
    """What a number counts: a plural among the next two words."""
    return tuple(token for token in _behind(amount, tokens) if token.text.endswith("s"))


def _behind(amount: Token, tokens: Tokens) -> Tokens:
    """The next two words."""
    return tuple(t for t in tokens if t.clause == amount.clause and 0 < t.place - amount.place <= 2)


def crosses(match: Match) -> float:
    """Numbers, names and labels of one clause are taken from several, past others of their kind."""
    for clause, resting in match.clauses.items():
        there = tuple(token for token in match.said.tokens if token.clause == resting)
        own = tuple(token for token in match.whole.tokens if token.clause == clause)
        fetched = [
            token
            for token in match.firm
            if token.clause == clause and token.kind in _BOUND and _is_elsewhere(token, there, match.said.tokens)
        ]
        left = [other for other in there if not other.weak and closest(other, own) < CLOSE]
        if any(_are_of_a_kind(token, other) for token in fetched for other in left):
            return 1.0
    return 0.0


def splits(match: Match) -> float:
    """Two numbers or names of one clause stand in different clauses of the place, beside others of their kind."""
    anchors = [t for t in match.firm if _stands_alone(t) or _has_rival(t, None, match.said.tokens)]
    for one, other in combinations(anchors, 2):
        if one.clause != other.clause:
            continue
        here, there = _clauses_of(one, match.said.tokens), _clauses_of(other, match.said.tokens)
        if here and there and not here & there and not (match.place.key and 0 in here | there):
            rivals = _has_rival(other, here, match.said.tokens) or _has_rival(one, there, match.said.tokens)
            if rivals:
                return 1.0
    return 0.0


def names_another(match: Match, text: Text) -> float:
    """A name, a role or a label is not in the place, nor in what leads to it."""
    known = match.said.stems | {token.stem for token in match.place.context}
    everywhere = known | text.stems
    if match.part.words & _WE and not match.said.words & _WE and _other_roles(match):
        return 1.0
    for token in match.part.tokens:
        is_role = token.text in ROLES
        if token.kind is Kind.LABEL and not _is_label_known(token, match.said.tokens + match.place.context):
            return 1.0
        if token.kind is not Kind.NAME or token.stem in known:
            continue
        if token.stem in text.roles or (is_role and _other_roles(match)):
            return 1.0
        if not is_role or token.stem not in everywhere:
            return 1.0
    return 0.0


def _is_label_known(label: Token, among: Tokens) -> bool:
    """As a label, or word for word."""
    labels = tuple(token for token in among if token.kind is Kind.LABEL)
    return closest(label, labels) >= _INSIDE or label.parts <= {token.stem for token in among}


def generalises(match: Match) -> float:
    """It says "all", "always" or "only", and the place does not."""
    words = match.part.words
    if "unlimited" in words - match.said.words and any(t.amount and not t.weak for t in match.said.tokens):
        return 1.0
    sweeping = EVERYTHING - {"any"} if words & {"if", "unless"} else EVERYTHING
    signs = [sign for sign in match.part.sequence if sign.kind is Kind.SIGN and sign.text in sweeping]
    if not words & NEGATIONS and not all(_is_of_all(match, sign) for sign in signs):
        return 1.0
    if _ONLY_ON_CONDITION.search(match.part.text) and match.said.conditions:
        return 0.0
    single = any(token.amount and token.amount.value == 1 for token in match.said.tokens)
    return float(bool(words & ONLY) and not single and not match.said.words & _HARD_LIMITS)


def _is_of_all(match: Match, sign: Token) -> bool:
    """Whether the place, too, speaks of all of what stands behind a sign."""
    behind = [t for t in match.part.tokens if t.clause == sign.clause and t.place > sign.place and not t.weak]
    signs = [other for other in match.said.sequence if other.text in ALL_OF - {"both"}]
    partners = [partner for token in behind[:2] for partner in match.partners.get(token, ())]
    if not behind or not match.partners.get(behind[0]):
        return bool(signs)
    return any(other.clause == partner.clause for partner in partners for other in signs)


def concedes(match: Match) -> float:
    """It takes something in by "even" or "also" that the place does not take in."""
    return float(bool(_CONCESSION.search(match.part.text)) and not _TAKES_IN.search(match.said.text))


def promises(match: Match) -> float:
    """We will, we have: nobody said so."""
    return float(bool(_PROMISE.search(match.part.text)) and not _OURS.search(match.said.text))


def takes_other_item(match: Match, text: Text) -> float:
    """Another item of the list is about what the claim names."""
    own = match.place.key
    if not own:
        return 0.0
    others = [match.names(place.key) for place in text.places if place.key and place is not match.place]
    return float(max(others, default=0.0) > match.names(own) + _CLEARLY)


OBJECTIONS: Mapping[str, Callable[[Match, Text], float]] = {
    "drops_condition": lambda match, _: drops_condition(match),
    "denies": lambda match, _: denies(match),
    "lacks_word": lambda match, _: lacks_word(match),
    "turns_round": lambda match, _: turns_round(match),
    "changes_duty": lambda match, _: changes_duty(match),
    "says_rival": lambda match, _: says_rival(match),
    "miscounts": lambda match, _: miscounts(match),
    "turns_bound": lambda match, _: turns_bound(match),
    "crosses": lambda match, _: crosses(match),
    "splits": lambda match, _: splits(match),
    "swaps": lambda match, _: swaps(match),
    "names_another": names_another,
    "generalises": lambda match, _: generalises(match),
    "replaces": lambda match, _: replaces(match),
    "concedes": lambda match, _: concedes(match),
    "promises": lambda match, _: promises(match),
    "mixes_subjects": lambda match, _: mixes_subjects(match),
    "strange_subject": strange_subject,
    "grants": grants,
    "swaps_amounts": lambda match, _: swapped_amounts(match),
    "takes_other_item": takes_other_item,
    "reverses_causes": lambda match, _: reversed_causes(match),
    "reverses_times": lambda match, _: reversed_times(match),
    "reverses_steps": reversed_steps,
    "exchanges": lambda match, _: exchanges(match),
    "reverses_relations": lambda match, _: reversed_relations(match),
}


def _is_elsewhere(token: Token, there: Tokens, everywhere: Tokens) -> bool:
    return closest(token, everywhere) > 0.7 and closest(token, there) <= 0.7


def _are_of_a_kind(one: Token, other: Token) -> bool:
    if one.amount and other.amount:
        return one.amount.dimension == other.amount.dimension
    return one.kind is other.kind


def _clauses_of(token: Token, among: Tokens) -> set[int]:
    return {other.clause for other in among if likeness(token, other) == 1}


def _stands_alone(token: Token) -> bool:
    """Roles are shared by the members of a list, as in "Starter has 5 guests, Business 50"."""
    return token.kind is Kind.AMOUNT or (token.kind is Kind.NAME and token.text not in ROLES)


def _has_rival(token: Token, clauses: set[int] | None, among: Tokens) -> bool:
    """Whether another one of its kind stands in some clauses; None stands for all, of words that exclude it only."""
    if clauses is None:
        return any(are_rivals(token.stem, other.stem) for other in among)
    there = [other for other in among if other.clause in clauses and likeness(token, other) < 1]
    if token.kind is Kind.WORD:
        return any(are_rivals(token.stem, other.stem) for other in there)
    return any(_are_of_a_kind(token, other) for other in there)


def _other_roles(match: Match) -> bool:
    claimed = {token.stem for token in match.whole.tokens}
    return any(token.text in ROLES and token.stem not in claimed for token in match.said.tokens)
