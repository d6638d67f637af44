"""Two records that may be one person: for a person to decide, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from uuid import UUID

from production.crm.customers.model import Evidence
from production.crm.customers.names import alike

_WEIGHT = {
    "same_identifier": 0.6,
    "same_mailbox": 0.4,
    "same_name_and_record": 0.5,
    "same_name_and_company": 0.4,
    "similar_name": 0.2,
}
_PROVEN = 0.5
_SAME_NAME = 0.4
"""Shares of the remaining doubt that a reason removes."""
_SHARED = {"same_identifier", "same_mailbox", "same_name_and_record"}
"""An address or number in common: with names that are alike, it is one person."""


@dataclass(frozen=True, slots=True)
class SuggestedCustomer:
    """One side of a suggestion."""

    id: UUID
    name: str | None
    email: str | None
    phone: str | None
    number: int = 0
    """Of the contact."""
    company: str | None = None


@dataclass(frozen=True, slots=True)
class MergeSuggestion:
    """A pair of customers and why they may be one; the older record comes first."""

    first: SuggestedCustomer
    second: SuggestedCustomer
    evidence: tuple[Evidence, ...]

    @property
    def strength(self) -> float:
        """0..1, to sort by; not a probability."""
        doubts = [1 - _WEIGHT[one.rule] for one in self.evidence]
        doubts += [1 - _PROVEN] * any(one.proven for one in self.evidence)
        doubts += [1 - _SAME_NAME] * self.same_name
        return round(1 - prod(doubts), 2)

    @property
    def same_name(self) -> bool:
        one, other = (" ".join((side.name or "").casefold().split()) for side in (self.first, self.second))
        return bool(one) and one == other

    @property
    def sure(self) -> bool:
        """Whether it is hardly ever wrong. Decided about by a person all the same."""
        shared = any(one.rule in _SHARED for one in self.evidence)
        return shared and alike(self.first.name, self.second.name)

    @property
    def plausible(self) -> bool:
        """Whether it is worth a look: Postgres compares letters, and finds names similar that nobody confuses."""
        only_names = all(one.rule == "similar_name" for one in self.evidence)
        return not only_names or alike(self.first.name, self.second.name)


def strongest_first(found: Sequence[MergeSuggestion]) -> list[MergeSuggestion]:
    """What to look at first."""
    return sorted(found, key=lambda one: one.strength, reverse=True)
