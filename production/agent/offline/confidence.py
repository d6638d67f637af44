"""How sure the offline model is that a topic answers a question.

A logistic curve over two figures, fitted on labelled questions and checked on others held out; then
stretched so that the project's default thresholds fall where the labelled cases want them.
"""

from __future__ import annotations

import math

from production.agent.offline.weigh import Weighed

FIT_WEIGHT = 7.2
COVERAGE_WEIGHT = 4.1
BIAS = -4.95

SEND_FROM = 0.72
"""Probability from which an answer may go out alone: confidence 0.90."""
DRAFT_FROM = 0.45
"""Probability from which it is worth a person's look: confidence 0.60."""

_SCALE = ((0.0, 0.0), (DRAFT_FROM, 0.60), (SEND_FROM, 0.90), (1.0, 0.99))


def confidence(weighed: Weighed) -> float:
    """0..0.99 for one question and its best topic."""
    evidence = FIT_WEIGHT * weighed.best + COVERAGE_WEIGHT * weighed.coverage + BIAS
    return stretched(1 / (1 + math.exp(-evidence)))


def stretched(probability: float) -> float:
    """Piecewise linear between the points of the scale."""
    for (low, floor), (high, ceiling) in zip(_SCALE, _SCALE[1:], strict=False):
        if probability <= high:
            return floor + (ceiling - floor) * (probability - low) / (high - low)
    return _SCALE[-1][1]
