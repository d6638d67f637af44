"""How sure the built-in agent is that the best topic answers a question.

A logistic curve over four figures, fitted on labelled questions and checked on others held out; then
stretched so that the project's default thresholds fall where the labelled cases want them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from production.agent.offline.scoring import ScoredTopic

FIT_WEIGHT = 6.4
COVERAGE_WEIGHT = 4.3
EXACT_WEIGHT = 1.5
LEAD_WEIGHT = 3.2
BIAS = -4.35
LARGEST_LEAD = 0.3
"""A larger distance to the second topic says nothing more."""

SEND_FROM = 0.76
"""Probability from which an answer may go out alone: confidence 0.90."""
DRAFT_FROM = 0.50
"""Probability from which it is worth a person's look: confidence 0.60."""

_SCALE = ((0.0, 0.0), (DRAFT_FROM, 0.60), (SEND_FROM, 0.90), (1.0, 0.99))


def confidence(topics: Sequence[ScoredTopic]) -> float:
    """0..0.99 for the first of the topics found for one question, best first; 0 without any."""
    if not topics:
        return 0.0
    best = topics[0]
    lead = min(best.score - topics[1].score, LARGEST_LEAD) if len(topics) > 1 else LARGEST_LEAD
    evidence = (
        FIT_WEIGHT * best.best + COVERAGE_WEIGHT * best.coverage + EXACT_WEIGHT * best.exact + LEAD_WEIGHT * lead + BIAS
    )
    return _stretched(1 / (1 + math.exp(-evidence)))


def _stretched(probability: float) -> float:
    """Piecewise linear between the points of the scale."""
    for (low, floor), (high, ceiling) in pairwise(_SCALE):
        if probability <= high:
            return floor + (ceiling - floor) * (probability - low) / (high - low)
    return _SCALE[-1][1]
