"""Logistic regression by Newton's method, held near a prior."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_STEPS = 60
_SAME = 1e-9


def sigmoid(odds: Floats) -> Floats:
    """The chances of log odds."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def fit(design: Floats, weight: Floats, right: Floats, prior: Floats, stiffness: Floats, free: Bools) -> Floats:
    """The most likely coefficients (k) for `design` (n, k), where `right` (n) of `weight` (n) turned out true.

    Each is held at its `prior` as firmly as `stiffness` outcomes or so pull; what is not `free` is 0.
    """
    line = np.where(free, prior, 0.0)
    worth = _loss(design, weight, right, line, prior, stiffness)
    for _ in range(_STEPS):
        likely = sigmoid(design @ line)
        slope = design.T @ (weight * likely - right) + stiffness * (line - prior)
        bend = design.T @ (design * (weight * likely * (1 - likely))[:, None]) + np.diag(stiffness)
        step = np.zeros(len(line))
        step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        while (after := _loss(design, weight, right, line - step, prior, stiffness)) > worth and np.abs(
            step
        ).max() > _SAME:
            step = step / 2
        if worth - after <= _SAME:
            return line
        line, worth = line - step, after
    return line


def _loss(design: Floats, weight: Floats, right: Floats, line: Floats, prior: Floats, stiffness: Floats) -> float:
    """How unlikely the outcomes are by this line, and how far it is from the prior."""
    odds = design @ line
    unlikely = weight @ np.logaddexp(0, odds) - right @ odds
    return float(unlikely + stiffness @ (line - prior) ** 2 / 2)
