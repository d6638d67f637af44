"""The lowest place of a function of few variables, without its slope (Nelder and Mead, 1965)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from production.areas.churn.model import Floats

_STEPS = 400
_SAME = 1e-7


def minimum(of: Callable[[Floats], float], start: Floats) -> Floats:
    """Near `start` (k), where each variable is about 1 wide."""
    corners = np.vstack([start, start + np.eye(len(start))])
    values = np.array([of(corner) for corner in corners])
    for _ in range(_STEPS):
        order = np.argsort(values)
        corners, values = corners[order], values[order]
        if values[-1] - values[0] < _SAME:
            break
        corners, values = _moved(of, corners, values)
    return np.asarray(corners[np.argmin(values)])


def _moved(of: Callable[[Floats], float], corners: Floats, values: Floats) -> tuple[Floats, Floats]:
    """The worst corner through the middle of the others, farther where that is best, nearer where it is not better."""
    middle, worst = corners[:-1].mean(axis=0), corners[-1]
    across = 2 * middle - worst
    value = of(across)
    if value < values[0]:
        farther = 3 * middle - 2 * worst
        across, value = min((across, value), (farther, of(farther)), key=lambda each: each[1])
    elif value >= values[-2]:
        nearer = (middle + (across if value < values[-1] else worst)) / 2
        across, value = nearer, of(nearer)
        if value >= values[-1]:
            shrunk = (corners + corners[0]) / 2
            return shrunk, np.array([of(corner) for corner in shrunk])
    corners[-1], values[-1] = across, value
    return corners, values
