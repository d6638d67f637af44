"""BG/NBD: customers buy at rates of their own until, after some purchase, they never come back.

Fader, Hardie and Lee, "Counting Your Customers the Easy Way" (2005). Rates are gamma distributed (r, alpha), the chance
of leaving after a purchase is beta distributed (a, b). Time in days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import lgamma
from typing import Any

import numpy as np

from production.areas.churn.model import Factor, Floats, ModelName, Snapshot
from production.areas.churn.rules.simplex import minimum

_BOUND = 12.0
"""Of the logarithms of the parameters: beyond, the likelihood is flat."""


@dataclass(frozen=True, slots=True)
class BgNbd:
    """Satisfies `model.Model`."""

    r: float
    alpha: float
    a: float
    b: float
    horizon: float

    @property
    def name(self) -> ModelName:
        return "bg_nbd"

    def gone(self, seen: Snapshot) -> Floats:
        here = self._alive(seen)
        return 1 - here + here * self._quiet(seen)

    def factors(self, seen: Snapshot) -> list[list[Factor]]:
        """That they have left for good, and that they are here and buy seldom: the two ways to buy nothing."""
        here = self._alive(seen)
        left, slow = 1 - here, here * self._quiet(seen)
        both = np.maximum(left + slow, 1e-12)
        return [
            sorted([Factor("left", *of_left), Factor("slow", *of_slow)], key=lambda each: -each.share)
            for of_left, of_slow in zip(_told(left / both, left), _told(slow / both, slow), strict=True)
        ]

    def parameters(self) -> dict[str, Any]:
        return {"r": self.r, "alpha": self.alpha, "a": self.a, "b": self.b, "horizon": self.horizon}

    def _alive(self, seen: Snapshot) -> Floats:
        """How likely each has not left for good; nobody has before the second purchase."""
        repeats, until_last = seen.orders - 1, seen.age - seen.silence
        grown = (self.r + repeats) * (np.log(self.alpha + seen.age) - np.log(self.alpha + until_last))
        odds = np.log(self.a) - np.log(self.b + np.maximum(repeats, 1) - 1) + grown
        return np.where(repeats > 0, 1 / (1 + np.exp(np.minimum(odds, 700))), 1.0)

    def _quiet(self, seen: Snapshot) -> Floats:
        """How likely somebody who is still here buys nothing within the horizon."""
        waited = self.alpha + seen.age
        return np.asarray((waited / (waited + self.horizon)) ** (self.r + seen.orders - 1))


def fitted(seen: Snapshot, horizon: float) -> BgNbd:
    """By maximum likelihood."""
    r, alpha, a, b = np.exp(minimum(lambda logs: _unlikely(logs, seen), np.zeros(4))).tolist()
    return BgNbd(r, alpha, a, b, horizon)


def read(parameters: Mapping[str, Any]) -> BgNbd:
    """What `parameters` wrote down."""
    return BgNbd(**parameters)


def _unlikely(logs: Floats, seen: Snapshot) -> float:
    """Mean negative log likelihood of (ln r, ln alpha, ln a, ln b), a little higher far out."""
    if np.abs(logs).max() > _BOUND:
        return float("inf")
    r, alpha, a, b = np.exp(logs)
    repeats, until_last = seen.orders - 1, seen.age - seen.silence
    known, places = np.unique(repeats, return_inverse=True)
    rates = np.array([lgamma(r + x) - lgamma(r) for x in known])
    leaving = np.array([lgamma(a + b) + lgamma(b + x) - lgamma(b) - lgamma(a + b + x) for x in known])
    here = -(r + repeats) * np.log(alpha + seen.age)
    left = np.where(
        repeats > 0,
        np.log(a) - np.log(b + np.maximum(repeats, 1) - 1) - (r + repeats) * np.log(alpha + until_last),
        -np.inf,
    )
    likely = (rates + leaving)[places] + r * np.log(alpha) + np.logaddexp(here, left)
    return float(-likely.mean() + 1e-4 * (logs**2).sum())


def _told(share: Floats, chance: Floats) -> list[tuple[float, bool, float]]:
    return [(each, True, value) for each, value in zip(share.tolist(), chance.tolist(), strict=True)]
