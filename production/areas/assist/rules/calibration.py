"""Fits how the AI's confidence is to be read: a logistic line over its log odds, held near what it says. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

import numpy as np

from production.areas.assist.model.calibration import Observed
from production.crm.statistics import logistic
from production.crm.support.calibration import ENOUGH, Curve, logit

UNTOUCHED = 0.1
"""What an automatic answer counts for that nobody calls wrong: about one in ten is looked at."""
CALIBRATED_BY = timedelta(days=180)
"""How far back outcomes count: documents, models and people change."""
_AS_IT_IS = np.array([1.0, 0.0])
_STIFFNESS = np.array([4.0, 1.0])
"""How firmly slope and intercept are held there: as much as that many outcomes or so pull."""


def fit_all(observed: Sequence[Observed]) -> dict[tuple[str, str], Curve]:
    """By channel and intent, where empty words mean all; of an intent only with enough outcomes."""
    groups: Mapping[tuple[str, str], list[Observed]] = defaultdict(list)
    for one in observed:
        for place in (("", ""), (one.channel, ""), (one.channel, one.intent)):
            groups[place].append(one)
    curves = {place: fit(group) for place, group in groups.items()}
    return {place: curve for place, curve in curves.items() if not place[1] or curve.judged >= ENOUGH}


def fit(observed: Sequence[Observed]) -> Curve:
    """The most likely curve, which tells 1 and 0 without any outcome."""
    judged = sum(one.judged for one in observed)
    odds = np.array([logit(one.confidence) for one in observed])
    design = np.column_stack([odds, np.ones(len(odds))]) if observed else np.empty((0, 2))
    weight, right = np.array([one.weight for one in observed]), np.array([one.right for one in observed])
    line = logistic.fit(design, weight, right, _AS_IT_IS, _STIFFNESS, np.array([True, True]))
    if line[0] < 0:  # the surer, the more often wrong: then confidence tells nothing
        line = logistic.fit(design, weight, right, _AS_IT_IS, _STIFFNESS, np.array([False, True]))
    return Curve(float(line[0]), float(line[1]), judged)
