"""Figures of a model, against the same written the slow way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.churn.model import Bin, Judgement, ModelName
from production.areas.churn.rules.choosing import best
from production.areas.churn.rules.judging import BINS, auc, bins, brier

outcomes = st.lists(
    st.tuples(st.integers(0, 20).map(lambda tenth: tenth / 20), st.sampled_from([0.0, 1.0])), min_size=2, max_size=60
).filter(lambda rows: len({gone for _, gone in rows}) == 2)
Rows = list[tuple[float, float]]


def columns(rows: Rows) -> Sequence[np.ndarray]:
    return [np.array(column) for column in zip(*rows, strict=True)]


@given(rows=outcomes)
def test_auc_counts_pairs(rows: Rows) -> None:
    left = [said for said, gone in rows if gone]
    back = [said for said, gone in rows if not gone]
    right = fmean((one > other) + 0.5 * (one == other) for one, other in product(left, back))
    assert auc(*columns(rows)) == pytest.approx(right)


@given(rows=outcomes)
def test_brier_is_the_mean_squared_distance(rows: Rows) -> None:
    assert brier(*columns(rows)) == pytest.approx(fmean((said - gone) ** 2 for said, gone in rows))


@given(rows=outcomes)
def test_the_bins_hold_everybody_once(rows: Rows) -> None:
    found = bins(*columns(rows))
    assert len(found) <= BINS
    assert sum(each.customers for each in found) == len(rows)
    assert sum(each.customers * each.said for each in found) == pytest.approx(sum(said for said, _ in rows))
    assert sum(each.customers * each.happened for each in found) == pytest.approx(sum(gone for _, gone in rows))
    assert [each.said for each in found] == sorted(each.said for each in found)


@given(rows=outcomes)
def test_who_is_told_the_same_is_in_one_bin(rows: Rows) -> None:
    assert len({round(each.said, 9) for each in bins(*columns(rows))}) == len(bins(*columns(rows)))


def judgement(model: ModelName, *, brier: float, auc: float = 0.8, lead: float = 5.0) -> Judgement:
    return Judgement(model, auc, brier, 0.01, lead, (Bin(1, 0.5, 0.5),))


RECENCY = judgement("recency", brier=0.2, lead=0.0)


@pytest.mark.parametrize(
    ("others", "used"),
    [
        ([], "recency"),
        ([judgement("logistic", brier=0.1)], "logistic"),
        ([judgement("logistic", brier=0.15), judgement("bg_nbd", brier=0.1)], "bg_nbd"),
        ([judgement("logistic", brier=0.199, lead=1.0)], "recency"),
        ([judgement("logistic", brier=0.1, auc=0.7)], "recency"),
    ],
    ids=["alone", "better", "the best", "by chance", "ranks worse"],
)
def test_only_what_beats_recency_is_used(others: list[Judgement], used: str) -> None:
    assert best([RECENCY, *others]) == used
