"""What a sentence is made of, in a form that can be compared. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    WORD = "word"
    NAME = "name"
    """Of a product, a plan, a place; or a role."""
    LABEL = "label"
    """Quoted text, the end of a way through menus, an address or a code."""
    AMOUNT = "amount"
    SIGN = "sign"
    """A function word that orders, denies or limits."""


class Bound(StrEnum):
    """What an amount is of what there may be."""

    LEAST = "least"
    MOST = "most"


_SPANS = {"interval": "time"}


class Amount(NamedTuple):
    """A number in the basic unit of its dimension: two days are 172800 of `time`."""

    value: float
    dimension: str

    def equals(self, other: Amount) -> bool:
        """Months and years are not exact."""
        near = abs(self.value - other.value) <= 0.021 * max(self.value, other.value)
        return self.dimension == other.dimension and near

    def may_equal(self, other: Amount) -> bool:
        """As "an hour" does, which is a span as well as a rate."""
        return self._replace(dimension=_SPANS.get(self.dimension, self.dimension)).equals(
            other._replace(dimension=_SPANS.get(other.dimension, other.dimension))
        )


@dataclass(frozen=True, slots=True)
class Token:
    """One word or what stands for one."""

    kind: Kind
    text: str
    stem: str
    place: int
    clause: int
    phrase: int
    """Clauses that "and" and "or" string together are one phrase."""
    relation: str = ""
    """The preposition that it hangs on."""
    amount: Amount | None = None
    weak: bool = False
    """An amount that may be no number: "a day", "one", "the eleventh"."""
    bound: Bound | None = None
    parts: frozenset[str] = frozenset()
    """Stems inside of a label."""


Tokens = tuple[Token, ...]
