"""What is known about buyers at a moment, and what a model of churn says about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
ModelName: TypeAlias = Literal["recency", "bg_nbd", "logistic"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Customers who had bought by a moment: of each array (n), one entry a customer. Times are in days."""

    orders: Floats
    """On different days."""
    age: Floats
    """Since their first order."""
    silence: Floats
    """Since their last order."""
    tickets: Floats
    """Within the last 90."""
    complaints: Floats
    """Angry messages within the last 90."""
    mood: Floats
    """Mean sentiment of the last 90, 0..1; 0.5 where nobody wrote."""
    gone: Floats
    """1 where they ordered nothing within the horizon after the moment, else 0; nan where it is not over."""

    def __len__(self) -> int:
        return len(self.orders)


SNAPSHOT_COLUMNS = ("orders", "age", "silence", "tickets", "complaints", "mood", "gone")


def snapshot_of(rows: Sequence[Any]) -> Snapshot:
    """Of rows that have all its columns."""
    columns = np.array([[row[name] for name in SNAPSHOT_COLUMNS] for row in rows], dtype=np.float64)
    return Snapshot(*columns.reshape(-1, len(SNAPSHOT_COLUMNS)).T)


def joined(parts: Sequence[Snapshot]) -> Snapshot:
    """All in one; at least one is given."""
    return Snapshot(*(np.concatenate([getattr(part, name) for part in parts]) for name in SNAPSHOT_COLUMNS))


@dataclass(frozen=True, slots=True)
class Factor:
    """One reason of a probability."""

    name: str
    share: float
    """Of all that moves it away from that of an average customer, 0..1; the shares of one customer add up to 1."""
    raises: bool
    value: float
    """What was measured, as in 143 (days)."""


class Model(Protocol):
    """One that is fitted."""

    @property
    def name(self) -> ModelName: ...

    def gone(self, seen: Snapshot) -> Floats:
        """How likely each buys nothing within the horizon, 0..1 (n)."""
        ...

    def factors(self, seen: Snapshot) -> list[list[Factor]]:
        """Why (n), the weightiest first."""
        ...

    def parameters(self) -> dict[str, Any]:
        """From which it can be made again."""
        ...


@dataclass(frozen=True, slots=True)
class Bin:
    """Customers of about one probability."""

    customers: int
    said: float
    """Mean probability."""
    happened: float
    """Share of them that really bought nothing."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How good a model was on held-out orders."""

    model: ModelName
    auc: float
    """Chance that of one who stayed away and one who came back, the first was called less likely to come back."""
    brier: float
    calibration_error: float
    """Mean distance between what was said and what happened, over bins by their size."""
    lead: float
    """By how many standard errors its Brier score beats recency on the same customers."""
    bins: tuple[Bin, ...]


class Why(StrEnum):
    """Why a model is used."""

    NOT_FITTED_YET = "not_fitted_yet"
    NOT_ENOUGH_DATA = "not_enough_data"
    NOTHING_BEATS_RECENCY = "nothing_beats_recency"
    BEATS_RECENCY = "beats_recency"


@dataclass(frozen=True, slots=True)
class Fitted:
    """What came of one fit."""

    fitted_at: datetime
    horizon_days: int
    customers: int
    """Held out."""
    gone: int
    """Of them, those who bought nothing."""
    judged: tuple[Judgement, ...]
    """Recency first; empty where there is not enough data."""
    chosen: Model | None
    """None: there is not enough data."""

    @property
    def model(self) -> ModelName | None:
        """Which is used."""
        return self.chosen.name if self.chosen else None

    @property
    def why(self) -> Why:
        """Why that one."""
        if self.chosen is None:
            return Why.NOT_ENOUGH_DATA
        return Why.NOTHING_BEATS_RECENCY if self.chosen.name == "recency" else Why.BEATS_RECENCY


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactScore:
    """What is said about one customer."""

    probability: float | None
    """That they buy nothing within the horizon; None: not known."""
    factors: tuple[Factor, ...]
    orders: int
    """On different days."""
    last_order_at: datetime | None
    turned_at: datetime | None
    """When it became more likely than not; None: it is not, or was from the beginning."""
    scored_at: datetime
    model: ModelName | None
    horizon_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AtRisk:
    """A customer who may stay away."""

    id: int
    """Number of the contact."""
    name: str | None
    email: str | None
    phone: str | None
    company: str | None
    value: Decimal | None
    currency: str | None
    probability: float
    factors: tuple[Factor, ...]
    orders: int
    last_order_at: datetime
    turned_at: datetime | None
    scored_at: datetime
    ticket: str | None
    """The newest unsolved one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyers:
    """Customers who have bought, as they are now."""

    buyers: int
    returning: int
    """On several days."""
    new: int
    """Lately, for the first time."""
    value: Decimal | None
    at_risk: int
    value_at_risk: Decimal | None
    currency: str | None
