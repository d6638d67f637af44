"""How sure the offline model is that a topic answers a question.

A logistic curve over three figures, fitted on labelled questions and checked on others held out; then
stretched so that the project's default thresholds fall where the labelled cases want them.
"""

from __future__ import annotations

import math
from itertools import pairwise

from production.agent.offline.weigh import Weighed

FIT_WEIGHT = 6.9
COVERAGE_WEIGHT = 4.3
EXACT_WEIGHT = 1.8
BIAS = -4.3

SEND_FROM = 0.78
"""Probability from which an answer may go out alone: confidence 0.90."""
DRAFT_FROM = 0.50
"""Probability from which it is worth a person's look: confidence 0.60."""

_SCALE = ((0.0, 0.0), (DRAFT_FROM, 0.60), (SEND_FROM, 0.90), (1.0, 0.99))


def confidence(weighed: Weighed) -> float:
    """0..0.99 for one question and its best topic."""
    evidence = FIT_WEIGHT * weighed.best + COVERAGE_WEIGHT * weighed.coverage + EXACT_WEIGHT * weighed.exact + BIAS
    return stretched(1 / (1 + math.exp(-evidence)))


def stretched(probability: float) -> float:
    """Piecewise linear between the points of the scale."""
    for (low, floor), (high, ceiling) in pairwise(_SCALE):
        if probability <= high:
            return floor + (ceiling - floor) * (probability - low) / (high - low)
    return _SCALE[-1][1]
