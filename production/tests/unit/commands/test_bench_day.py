"""The simulated day: nobody is served before they come, and more servers never make anybody wait longer."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.lab.bench.day import arrivals, served

DAY_S = 24 * 3600
TIMES = st.lists(st.tuples(st.floats(0, 100), st.floats(0.01, 10)), min_size=1, max_size=60)


def test_who_comes_together_is_served_one_after_the_other() -> None:
    together, service_s = np.zeros(3), np.full(3, 2.0)
    assert served(together, service_s, 1).tolist() == [2, 4, 6]
    assert served(together, service_s, 2).tolist() == [2, 2, 4]


@given(TIMES)
def test_with_a_server_for_everybody_nobody_waits(times: list[tuple[float, float]]) -> None:
    arrived, service_s = map(np.array, zip(*times, strict=True))
    assert served(arrived, service_s, len(times)) == pytest.approx(arrived + service_s)


@given(TIMES, st.integers(1, 5))
def test_one_more_server_makes_nobody_wait_longer(times: list[tuple[float, float]], servers: int) -> None:
    arrived, service_s = map(np.array, zip(*times, strict=True))
    assert (served(arrived, service_s, servers + 1) <= served(arrived, service_s, servers) + 1e-9).all()


def test_everybody_comes_within_the_day_and_in_order() -> None:
    arrived = arrivals(5_000, 10, np.random.default_rng(2))
    assert len(arrived) == 5_000
    assert (arrived[0] >= 0, arrived[-1] < DAY_S, bool((np.diff(arrived) >= 0).all())) == (True, True, True)
