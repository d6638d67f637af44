"""The six columns of every pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from typing import Any

_CENT = Decimal("0.01")


class DealStatus(StrEnum):
    """How far a deal is; stored. In the order of the columns."""

    LEAD = "lead"
    QUALIFIED = "qualified"
    PROPOSAL = "proposal"
    NEGOTIATION = "negotiation"
    WON = "won"
    LOST = "lost"

    @property
    def is_open(self) -> bool:
        return self not in {DealStatus.WON, DealStatus.LOST}


@dataclass(frozen=True, slots=True)
class Stage:
    """One column."""

    label: str
    weight: Decimal
    """The share of a deal's value, 0 to 1, that may be expected of it here."""

    def of(self, value: Decimal) -> Decimal:
        """What may be expected of so much, in whole cents."""
        return (value * self.weight).quantize(_CENT, ROUND_HALF_EVEN)


_USUAL: Mapping[DealStatus, Stage] = {
    DealStatus.LEAD: Stage("Lead", Decimal("0.1")),
    DealStatus.QUALIFIED: Stage("Qualified", Decimal("0.25")),
    DealStatus.PROPOSAL: Stage("Proposal", Decimal("0.5")),
    DealStatus.NEGOTIATION: Stage("Negotiation", Decimal("0.75")),
    DealStatus.WON: Stage("Won", Decimal(1)),
    DealStatus.LOST: Stage("Lost", Decimal(0)),
}


def stages_of(stored: Mapping[str, Mapping[str, Any]]) -> dict[DealStatus, Stage]:
    """All six, in their order; `stored` has `label` or `weight` of those that differ from the usual."""
    return {status: _named(stage, stored.get(status, {})) for status, stage in _USUAL.items()}


def _named(usual: Stage, stored: Mapping[str, Any]) -> Stage:
    weight = stored.get("weight", usual.weight)
    return replace(usual, label=stored.get("label", usual.label), weight=Decimal(str(weight)))
