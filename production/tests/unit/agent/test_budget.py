"""Costs are never rounded down, and a limit that is reached is named."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.agent.budget import Budget, Price, sum_usage
from production.agent.limits import Limits
from production.schemas.turns import Usage

TOKENS = st.integers(0, 10**7)


@given(spent_in=TOKENS, spent_out=TOKENS, cents=st.tuples(*[st.integers(0, 50_000)] * 2))
def test_a_cost_covers_the_exact_amount_and_less_than_a_micro_dollar_more(
    spent_in: int, spent_out: int, cents: tuple[int, int]
) -> None:
    price = Price(cents[0] / 100, cents[1] / 100)
    exact = Fraction(spent_in * cents[0] + spent_out * cents[1], 100)

    assert 0 <= price.micros(Usage(1, spent_in, spent_out)) - exact <= 1


def test_a_million_tokens_cost_the_listed_price() -> None:
    assert Price(2.5, 10.0).micros(Usage(1, 1_000_000, 1_000_000)) == 12_500_000
    assert Price().micros(Usage(1, 1_000_000, 1_000_000)) == 0


@pytest.mark.parametrize(
    ("budget", "spent", "named"),
    [
        (Budget(), (10**9, 10**12), ""),
        (Budget(customer_tokens=100), (99, 10**12), ""),
        (Budget(customer_tokens=100), (100, 0), "100 tokens a day"),
        (Budget(dollars=1.5), (10**9, 1_499_999), ""),
        (Budget(dollars=1.5), (0, 1_500_000), "$1.5 a day"),
        (Budget(customer_tokens=0), (0, 0), "0 tokens a day"),
    ],
)
def test_the_limit_that_is_reached_is_named(budget: Budget, spent: tuple[int, int], named: str) -> None:
    told = budget.exceeded(*spent)

    assert named in told
    assert bool(told) is bool(named)


def test_usages_add_up() -> None:
    assert sum_usage(Usage(1, 2, 3), Usage(10, 20, 30)) == Usage(11, 22, 33)


@pytest.mark.parametrize("models", [1, 2, 3])
def test_models_asked_one_after_the_other_share_the_time_of_one_run(models: int) -> None:
    shared = Limits(run_s=45, attempt_s=20).shared_by(models)

    assert shared.run_s * models == 45
    assert shared.attempt_s == min(20, shared.run_s)
