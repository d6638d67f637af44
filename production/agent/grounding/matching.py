"""One claim laid over one place of the evidence: which word rests on which."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from production.agent.grounding.evidence import Place
from production.agent.grounding.meanings import CLOSE, EQUAL, closest, likeness, share
from production.agent.grounding.reading import Statement
from production.agent.grounding.tokens import Token, Tokens

_FROM_CONTEXT = 0.85
"""What a heading says counts a little less."""


@dataclass(frozen=True)
class Match:
    """A part of a claim and the place that is to back it."""

    part: Statement
    whole: Statement
    """The claim that it is a part of."""
    place: Place
    is_translated: bool = False
    """The claim was, word for word: its order and its small words mean little."""

    @property
    def said(self) -> Statement:
        return self.place.said

    @cached_property
    def firm(self) -> Tokens:
        return tuple(token for token in self.part.tokens if not token.weak)

    @cached_property
    def partners(self) -> dict[Token, Tokens]:
        """Of each firm token of the claim its best matches in the place, all equally good."""
        return {token: partners for token, (_, partners) in self._laid.items()}

    def closeness(self, token: Token) -> float:
        """Of a firm token to what it rests on."""
        return self._laid[token][0]

    @cached_property
    def _laid(self) -> dict[Token, tuple[float, Tokens]]:
        laid = {}
        for token in self.firm:
            scores = [likeness(token, other) for other in self.said.tokens]
            best = max(scores, default=0.0)
            pairs = zip(self.said.tokens, scores, strict=True)
            laid[token] = best, tuple(other for other, score in pairs if best and score >= best - 1e-6)
        return laid

    @cached_property
    def clauses(self) -> dict[int, int]:
        """Clause of the claim -> the clause of the place on which most of it rests."""
        votes: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for token in self.firm:
            if self.closeness(token) > CLOSE:
                for other in self.partners[token]:
                    votes[token.clause][other.clause] += self.closeness(token)
        return {clause: max(on, key=lambda each: (on[each], -each)) for clause, on in votes.items()}

    @cached_property
    def covered(self) -> float:
        """Share of the claim that the place or its context says."""
        scores = [self._support(token) for token in self.firm]
        return sum(scores) / len(scores) if scores else 0.0

    @cached_property
    def quoted(self) -> float:
        """Share of the claim in the words of the place."""
        return sum(self.closeness(token) >= EQUAL for token in self.firm) / max(1, len(self.firm))

    @cached_property
    def restated(self) -> float:
        """Share of the clauses it rests on that the whole claim says again."""
        resting = set(self.clauses.values())
        return share(tuple(token for token in self.said.tokens if token.clause in resting), self.whole.tokens)

    def names(self, key: Tokens) -> float:
        """How well the claim names the key of a list item; of several keys the one that it names best."""
        alternatives = {token.clause for token in key}
        named = (tuple(token for token in key if token.clause == clause) for clause in alternatives)
        return max((share(tokens, self.whole.tokens) for tokens in named), default=0.0)

    def _support(self, token: Token) -> float:
        near = self.closeness(token)
        if token.amount or near >= _FROM_CONTEXT:
            return near
        return max(near, _FROM_CONTEXT * closest(token, self.place.context))
