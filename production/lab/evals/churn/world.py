"""Customers who buy, write and leave by known chances, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_TRIALS = 100
_GRUDGE_DAYS = 30


@dataclass(frozen=True, slots=True)
class Habits:
    """Of all customers of one world. Chances are of one day."""

    gap_days: float
    """Between two orders of the one in the middle."""
    spread: float
    """Of the logarithm of that: 0, and all have one rhythm."""
    anger: float
    """That somebody writes an angry message."""
    leaves: float
    """That somebody leaves for good without having been angry."""
    leaves_angry: float
    """The same within 30 days after an angry message."""


WORLDS: Mapping[str, Habits] = MappingProxyType({
    "anger": Habits(gap_days=20, spread=0.4, anger=0.006, leaves=0.0005, leaves_angry=0.05),
    "rhythm": Habits(gap_days=20, spread=1.1, anger=0.006, leaves=0.003, leaves_angry=0.003),
    "recency": Habits(gap_days=20, spread=0.0, anger=0.006, leaves=0.004, leaves_angry=0.004),
})  # fmt: skip
"""In which anger drives people away; in which each has a rhythm; in which all are alike and only silence tells."""


@dataclass(slots=True)
class World:
    """So many customers from the first day on; each comes with an order."""

    habits: Habits
    customers: int
    chance: np.random.Generator
    orders: list[Days] = field(default_factory=list)
    """Of each day that was lived: who ordered."""
    angry: list[Days] = field(default_factory=list)
    rate: Floats = field(init=False)
    came: Days = field(init=False)
    left: Bools = field(init=False)
    last_anger: Days = field(init=False)

    def __post_init__(self) -> None:
        self.rate = 1 / (self.habits.gap_days * np.exp(self.chance.normal(0, self.habits.spread, self.customers)))
        self.left = np.zeros(self.customers, dtype=bool)
        self.last_anger = np.full(self.customers, -_GRUDGE_DAYS - 1)

    def live(self, days: int) -> None:
        """Newcomers spread over all but the last quarter."""
        self.came = self.chance.integers(0, max(1, days * 3 // 4), self.customers)
        for day in range(days):
            here = (self.came <= day) & ~self.left
            angry = here & (self.chance.random(self.customers) < self.habits.anger)
            self.last_anger[angry] = day
            self.angry.append(np.flatnonzero(angry))
            self.left |= here & (self.chance.random(self.customers) < self._leaving(day, self.last_anger))
            bought = here & ~self.left & (self.chance.random(self.customers) < np.minimum(self.rate, 1))
            self.orders.append(np.flatnonzero(bought | (self.came == day)))

    def truth(self, horizon: int) -> Floats:
        """How likely each who lives now buys nothing within the horizon (n), by playing it over and over."""
        size = (_TRIALS, self.customers)
        left, anger = np.broadcast_to(self.left, size).copy(), np.broadcast_to(self.last_anger, size).copy()
        quiet = np.ones(size, dtype=bool)
        for day in range(len(self.orders), len(self.orders) + horizon):
            anger[~left & (self.chance.random(size) < self.habits.anger)] = day
            left |= self.chance.random(size) < self._leaving(day, anger)
            quiet &= left | (self.chance.random(size) >= np.minimum(self.rate, 1))
        return np.asarray(quiet.mean(axis=0))

    def _leaving(self, day: int, anger: Days) -> Floats:
        angry = day - anger <= _GRUDGE_DAYS
        return np.where(angry, self.habits.leaves_angry, self.habits.leaves)
