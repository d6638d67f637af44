"""How sure the offline model is that the best topic answers a question.

A logistic curve over four figures, fitted on labelled questions and checked on others held out; then
stretched so that the project's default thresholds fall where the labelled cases want them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from production.agent.offline.scoring import ScoredTopic


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for an answer; also the weights of these, one for each."""

    share: float
    """Of the likelihood over all units found, what the best topic has."""
    lead: float
    """How far its best unit is above the best of the second topic."""
    message: float
    """Cosines of its best unit: with the message, ..."""
    asked: float
    """... with the question, ..."""
    passage: float
    """... and of its passage."""
    wording: float
    exact: float
    kind: float
    bias: float = 1.0


WEIGHTS = Signs(
    share=0.44, lead=1.05, message=0.34, asked=0.27, passage=0.68, wording=-0.2, exact=0.63, kind=0.7, bias=-2.19
)
_WEIGHTS = np.array([getattr(WEIGHTS, each.name) for each in fields(Signs)])
LARGEST_LEAD = 3.0
"""A larger distance to the second topic says nothing more."""

SEND_FROM = 0.47
"""Probability from which an answer may go out alone: confidence 0.90."""
DRAFT_FROM = 0.20
"""Probability from which it is worth a person's look: confidence 0.60."""

_SCALE = ((0.0, 0.0), (DRAFT_FROM, 0.60), (SEND_FROM, 0.90), (1.0, 0.99))


def confidence(topics: Sequence[ScoredTopic]) -> float:
    """0..0.99 for the first of the topics found for one question, best first; 0 without any."""
    if not topics or not topics[0].units:
        return 0.0
    evidence = float(as_row(signs(topics)) @ _WEIGHTS)
    return _stretched(1 / (1 + math.exp(-evidence)))


def signs(topics: Sequence[ScoredTopic]) -> Signs:
    """Of topics with units, best first."""
    best = topics[0]
    unit = best.units[max(range(len(best.units)), key=best.fits.__getitem__)]
    likely = [sum(math.exp(fit - best.best) for fit in topic.fits) for topic in topics]
    lead = min(best.best - topics[1].best, LARGEST_LEAD) if len(topics) > 1 else LARGEST_LEAD
    return Signs(
        share=likely[0] / sum(likely),
        lead=lead,
        message=unit.message,
        asked=max(unit.asked, unit.query),
        passage=unit.passage,
        wording=unit.topic_wording,
        exact=unit.exact,
        kind=unit.kind,
    )


def as_row(of: Signs) -> npt.NDArray[np.float64]:
    return np.array([getattr(of, each.name) for each in fields(Signs)])


def _stretched(probability: float) -> float:
    """Piecewise linear between the points of the scale."""
    for (low, floor), (high, ceiling) in pairwise(_SCALE):
        if probability <= high:
            return floor + (ceiling - floor) * (probability - low) / (high - low)
    return _SCALE[-1][1]
