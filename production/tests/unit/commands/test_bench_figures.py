"""The arithmetic of `fte bench`: a wrong figure is worse than none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.lab.bench.figures import Spread, Target, at_least, at_most, deviation, pairwise_ratio, percentile

_values = st.lists(st.integers(1, 10**6).map(float), min_size=1, max_size=50)


@given(_values)
def test_percentiles_lie_between_the_extremes_and_in_order(values: list[float]) -> None:
    middle, high = percentile(values, 50), percentile(values, 99)
    assert min(values) <= middle <= high <= max(values)


def test_percentile_of_a_hundred_and_one_steps() -> None:
    assert percentile([float(value) for value in range(101)], 99) == pytest.approx(99)


@given(_values)
def test_median_lies_in_the_range(values: list[float]) -> None:
    spread = Spread.of(values)
    assert spread.low <= spread.median <= spread.high
    assert spread.runs == len(values)


def test_ratio_compares_runs_that_stood_beside_each_other() -> None:
    assert pairwise_ratio([10, 20, 90], [10, 40, 30]) == Spread(median=1, low=0.5, high=3, runs=3)


def test_ratio_needs_as_many_runs_of_both() -> None:
    with pytest.raises(ValueError, match="zip"):
        pairwise_ratio([1], [1, 2])


@pytest.mark.parametrize(
    ("target", "value", "reached"),
    [(at_least(2), 2.0, True), (at_least(2), 1.9, False), (at_most(2), 2.0, True), (at_most(2), 2.1, False)],
)
def test_target_is_reached_up_to_its_limit(target: Target, value: float, *, reached: bool) -> None:
    assert target.judge(Spread.of([value]))["reached"] is reached


@pytest.mark.parametrize(
    ("gauge", "before", "after", "off"),
    [(95, 100, 90, 0.0), (110, 100, 90, 0.1), (80, 100, 90, 0.1), (0, 0, 0, 0.0), (3, 0, 0, 1.0)],
)
def test_gauge_may_show_anything_that_was_true_while_it_was_read(
    gauge: float, before: float, after: float, off: float
) -> None:
    assert deviation(gauge, before, after) == pytest.approx(off)
