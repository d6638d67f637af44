"""How good probabilities were, once it is known what happened."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from production.areas.churn.model import Bin, Floats, Judgement, Model, Snapshot

BINS = 10


def judged(model: Model, recency: Model, held_out: Snapshot) -> Judgement:
    """On customers of whom it is known whether they bought; both kinds are among them."""
    said, gone = model.gone(held_out), held_out.gone
    table = bins(said, gone)
    error = sum(each.customers * abs(each.said - each.happened) for each in table) / len(gone)
    return Judgement(
        model.name, auc(said, gone), brier(said, gone), error, _lead(recency.gone(held_out), said, gone), table
    )


def auc(said: Floats, gone: Floats) -> float:
    """Area under the ROC curve, by ranks; equal probabilities share theirs."""
    _, place, count = np.unique(said, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    left = gone.sum()
    return float((ranks[gone == 1].sum() - left * (left + 1) / 2) / (left * (len(gone) - left)))


def brier(said: Floats, gone: Floats) -> float:
    """Mean squared distance from what happened."""
    return float(((said - gone) ** 2).mean())


def bins(said: Floats, gone: Floats) -> tuple[Bin, ...]:
    """At most BINS of about the same size, the least likely first; equal probabilities stay together."""
    order = np.argsort(said, kind="stable")
    said, gone = said[order], gone[order]
    ends = {
        int(np.searchsorted(said, said[end - 1], "right"))
        for end in np.linspace(0, len(said), BINS + 1).astype(int)
        if end
    }
    return tuple(
        Bin(end - start, float(said[start:end].mean()), float(gone[start:end].mean()))
        for start, end in pairwise([0, *sorted(ends)])
    )


def _lead(recency: Floats, said: Floats, gone: Floats) -> float:
    """Paired over customers, so that what is hard for both counts for neither."""
    better = (recency - gone) ** 2 - (said - gone) ** 2
    error = better.std(ddof=1) / np.sqrt(len(better))
    return float(better.mean() / error) if error > 0 else 0.0
