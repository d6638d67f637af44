"""Which model is used: the one that beats recency on orders that none of them has seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from production.areas.churn.model import Fitted, Floats, Judgement, Model, ModelName, Snapshot, joined
from production.areas.churn.rules import bg_nbd, regression
from production.areas.churn.rules.judging import judged

ENOUGH = 200
"""Customers held out, of whom it is to be known how well a model does."""
ENOUGH_OF_EACH = 25
"""Of them, those who came back and those who did not."""
CLEARLY = 1.645
"""Standard errors of a lead that chance alone brings once in twenty."""
SHORTEST, LONGEST = 30, 180
LIKELY = 0.5
"""From which somebody is rather gone than not."""
NEW_FOR = timedelta(days=28)
"""After the first order: until then somebody is new."""
_CUTS = 4


def horizon_of(gaps: Floats) -> int:
    """Days within which nine of ten who came back did, within limits: then whoever stays away longer is late."""
    return int(np.clip(np.ceil(np.quantile(gaps, 0.9)), SHORTEST, LONGEST)) if len(gaps) else SHORTEST


def cuts(now: datetime, horizon_days: int, first: datetime) -> list[datetime]:
    """Moments at which to look, the latest first: that is held out, its outcome is later than all others'.

    Before each lies one horizon of orders at least.
    """
    step = timedelta(days=horizon_days)
    return [at for back in range(1, _CUTS + 1) if (at := now - back * step) >= first + step]


def enough(seen: Snapshot) -> bool:
    """Whether a model can be fitted to it, and judged by it."""
    left = int(seen.gone.sum()) if len(seen) else 0
    return len(seen) >= ENOUGH and ENOUGH_OF_EACH <= left <= len(seen) - ENOUGH_OF_EACH


def choose(now: datetime, horizon_days: int, seen: Sequence[Snapshot]) -> Fitted:
    """From snapshots at `cuts`: fitted to all but the first, judged on the first, and then fitted to all."""
    held_out = seen[0] if seen else None
    if held_out is None or len(seen) < 2 or not enough(held_out) or not enough(joined(seen[1:])):
        found = (len(held_out), int(held_out.gone.sum())) if held_out is not None else (0, 0)
        return Fitted(now, horizon_days, *found, (), None)
    before = joined(seen[1:])
    judgements = judge(before, held_out, horizon_days)
    chosen = _fit(best(judgements), joined(seen), horizon_days)
    return Fitted(now, horizon_days, len(held_out), int(held_out.gone.sum()), judgements, chosen)


def judge(before: Snapshot, held_out: Snapshot, horizon_days: int) -> tuple[Judgement, ...]:
    """All models, recency first."""
    recency = _fit("recency", before, horizon_days)
    others = [_fit(name, before, horizon_days) for name in ("bg_nbd", "logistic")]
    return tuple(judged(model, recency, held_out) for model in (recency, *others))


def best(judgements: Sequence[Judgement]) -> ModelName:
    """That of the lowest Brier score among those that clearly beat recency and rank no worse; else recency."""
    recency, *others = judgements
    beat = [each for each in others if each.lead >= CLEARLY and each.auc >= recency.auc]
    return min(beat, key=lambda each: each.brier, default=recency).model


def read(name: ModelName, parameters: Mapping[str, Any]) -> Model:
    """A model that was written down."""
    return bg_nbd.read(parameters) if name == "bg_nbd" else regression.read(name, parameters)


def _fit(name: ModelName, seen: Snapshot, horizon_days: int) -> Model:
    if name == "bg_nbd":
        return bg_nbd.fitted(seen, horizon_days)
    return regression.fitted(name, regression.RECENCY if name == "recency" else regression.EVERYTHING, seen)
