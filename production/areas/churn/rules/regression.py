"""Recency alone, and all that is known, as logistic regressions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from production.areas.churn.model import Factor, Floats, ModelName, Snapshot
from production.crm.statistics import logistic

_RIDGE = 1.0
_BURST_DAYS = 7.0
"""Orders nearer to each other than that are one rhythm."""


def _rhythm(seen: Snapshot) -> Floats:
    """How many of their own usual gaps they have been silent for; 1 where there is none yet."""
    gap = np.maximum((seen.age - seen.silence) / np.maximum(seen.orders - 1, 1), _BURST_DAYS)
    return np.where(seen.orders > 1, seen.silence / gap, 1.0)


_MEASURED: Mapping[str, Callable[[Snapshot], Floats]] = {
    "silence": lambda seen: seen.silence,
    "rhythm": _rhythm,
    "orders": lambda seen: seen.orders,
    "age": lambda seen: seen.age,
    "tickets": lambda seen: seen.tickets,
    "complaints": lambda seen: seen.complaints,
    "mood": lambda seen: seen.mood,
}
RECENCY = ("silence",)
EVERYTHING = tuple(_MEASURED)


@dataclass(frozen=True, slots=True)
class Regression:
    """Log odds that are a weighted sum of log measures. Satisfies `model.Model`."""

    name: ModelName
    features: tuple[str, ...]
    means: Floats
    """(k) of the log measures."""
    weights: Floats
    """(k + 1), the intercept last."""

    def gone(self, seen: Snapshot) -> Floats:
        return logistic.sigmoid(_design(seen, self.features, self.means) @ self.weights)

    def factors(self, seen: Snapshot) -> list[list[Factor]]:
        pulls = _design(seen, self.features, self.means)[:, :-1] * self.weights[:-1]
        shares = np.abs(pulls) / np.maximum(np.abs(pulls).sum(axis=1, keepdims=True), 1e-12)
        measured = np.column_stack([_MEASURED[name](seen) for name in self.features])
        return [
            _sorted(
                Factor(*each)
                for each in zip(self.features, share.tolist(), (pull > 0).tolist(), values.tolist(), strict=True)
            )
            for share, pull, values in zip(shares, pulls, measured, strict=True)
        ]

    def parameters(self) -> dict[str, Any]:
        return {"features": list(self.features), "means": self.means.tolist(), "weights": self.weights.tolist()}


def fitted(name: ModelName, features: tuple[str, ...], seen: Snapshot) -> Regression:
    """The most likely one; of recency alone, a longer silence never makes it less likely that they are gone."""
    means = np.log1p(np.column_stack([_MEASURED[each](seen) for each in features])).mean(axis=0)
    design, count = _design(seen, features, means), len(features)
    prior, stiffness = np.zeros(count + 1), np.append(np.full(count, _RIDGE), 0.01)
    weigh = np.ones(len(seen))
    free = np.ones(count + 1, dtype=bool)
    weights = logistic.fit(design, weigh, seen.gone, prior, stiffness, free)
    if features == RECENCY and weights[0] < 0:
        weights = logistic.fit(design, weigh, seen.gone, prior, stiffness, np.array([False, True]))
    return Regression(name, features, means, weights)


def read(name: ModelName, parameters: Mapping[str, Any]) -> Regression:
    """What `parameters` wrote down."""
    means, weights = np.array(parameters["means"]), np.array(parameters["weights"])
    return Regression(name, tuple(parameters["features"]), means, weights)


def _design(seen: Snapshot, features: tuple[str, ...], means: Floats) -> Floats:
    """(n, k + 1): the measures on a log scale, around their means, and 1."""
    measures = np.column_stack([_MEASURED[each](seen) for each in features])
    return np.column_stack([np.log1p(measures) - means, np.ones(len(seen))])


def _sorted(factors: Any) -> list[Factor]:
    return sorted((each for each in factors if each.share > 0), key=lambda each: -each.share)
