"""Fits the linear model: ridge regression with exact leave-one-out scores, which calibrate it. Numpy only.

Shapes: n texts, d features, k triggers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Truth = NDArray[np.bool_]

OTHER = -1 / 3
"""Wanted score of a text that sets off another trigger: less wrong (own 1) than a harmless one (-1)."""
FALSE_ALARMS = 0.006
"""Share of the harmless examples, mostly hard ones, that each trigger may flag when left out of the fit."""
LEAST_CHANCE = 0.5
"""A trigger is set off only when that is likelier than not, however rare its false alarms."""
_ROUNDS = 30


def wanted_scores(truth: Truth, harmless: Truth) -> Matrix:
    """(n, k) from which texts set off which triggers, and which (n,) none at all."""
    return np.where(truth, 1.0, np.where(harmless[:, None], -1.0, OTHER))


def ridge(features: Matrix, wanted: Matrix, strength: float) -> tuple[Matrix, Matrix]:
    """Weights (d + 1, k), the last row the bias, and the score (n, k) of each text by a model that never saw it."""
    known = np.column_stack([features, np.ones(len(features))])
    inverse = np.linalg.inv(known @ known.T + strength * np.eye(len(known)))
    duals = inverse @ wanted
    return known.T @ duals, wanted - duals / np.diag(inverse)[:, None]


def calibrate(scores: Matrix, truth: Truth) -> tuple[float, float]:
    """Slope and offset of the logistic curve from one trigger's left-out scores to its probability (Newton)."""
    design = np.column_stack([scores, np.ones(len(scores))])
    curve = np.zeros(2)
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-design @ curve))
        slope = design.T @ (truth - chance)
        curve += np.linalg.solve((design * (chance * (1 - chance))[:, None]).T @ design + 1e-9 * np.eye(2), slope)
    return float(curve[0]), float(curve[1])


def threshold(harmless: Matrix, curves: Matrix) -> Matrix:
    """Score (k,) above which only the allowed share of `harmless` scores (m, k) lies, and LEAST_CHANCE is met."""
    likely = (np.log(LEAST_CHANCE / (1 - LEAST_CHANCE)) - curves[:, 1]) / curves[:, 0]
    limits: Matrix = np.maximum(np.quantile(harmless, 1 - FALSE_ALARMS, axis=0), likely)
    return limits
