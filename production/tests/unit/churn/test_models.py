"""Probabilities are probabilities, and each model says why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import exp, isclose, lgamma, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from production.areas.churn.model import Model, Snapshot, snapshot_of
from production.areas.churn.rules import bg_nbd, regression
from production.areas.churn.rules.bg_nbd import BgNbd
from production.areas.churn.rules.choosing import ENOUGH, choose, cuts, horizon_of, read

NOW = datetime(2026, 11, 30, tzinfo=UTC)
HORIZON = 60


def snapshot(size: int, seed: int, *, told_by: str = "silence") -> Snapshot:
    """Customers who stay away by how long they have been silent, or by how angry they were."""
    chance = np.random.default_rng(seed)
    orders = chance.geometric(0.4, size).astype(float)
    age = chance.uniform(30, 700, size)
    silence = np.where(orders > 1, chance.uniform(0, 1, size) * age, age)
    complaints = chance.poisson(0.6, size).astype(float)
    odds = {"silence": np.log1p(silence) - 4.5, "complaints": 3 * complaints - 2}[told_by]
    gone = (chance.uniform(0, 1, size) < 1 / (1 + np.exp(-odds))).astype(float)
    return Snapshot(orders, age, silence, complaints + 1, complaints, np.full(size, 0.5), gone)


MODELS: list[Model] = [
    regression.fitted("recency", regression.RECENCY, snapshot(500, 1)),
    regression.fitted("logistic", regression.EVERYTHING, snapshot(500, 1)),
    bg_nbd.fitted(snapshot(500, 1), HORIZON),
]
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
days = st.floats(0, 20_000, allow_nan=False)
counts = st.integers(0, 10_000).map(float)


@st.composite
def anybody(draw: st.DrawFn) -> Snapshot:
    silence = draw(days)
    orders = 1.0 + draw(counts)
    age = silence + (draw(days) if orders > 1 else 0.0)
    mood = draw(st.floats(0, 1))
    row = [orders, age, silence, draw(counts), draw(counts), mood, float("nan")]
    return Snapshot(*(np.array([each]) for each in row))


@each_model
@given(who=anybody())
def test_a_probability_lies_between_0_and_1(model: Model, who: Snapshot) -> None:
    [said] = model.gone(who)
    assert 0 <= said <= 1


@each_model
@given(who=anybody())
def test_the_shares_of_the_factors_add_up(model: Model, who: Snapshot) -> None:
    [factors] = model.factors(who)
    assert all(0 < each.share <= 1 + 1e-9 or each.share == 0 for each in factors)
    assert not factors or isclose(sum(each.share for each in factors), 1, abs_tol=1e-6)
    assert factors == sorted(factors, key=lambda each: -each.share)


@each_model
@given(who=anybody())
def test_what_is_written_down_says_the_same(model: Model, who: Snapshot) -> None:
    again = read(model.name, model.parameters())
    assert again.gone(who).tolist() == model.gone(who).tolist()


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), turned=st.sampled_from([0.0, 1.0]))
def test_by_recency_a_longer_silence_never_speaks_for_coming_back(seed: int, turned: float) -> None:
    """Whatever it was fitted to."""
    seen = snapshot(200, seed)
    outcome = np.abs(turned - seen.gone)
    fitted_to = Snapshot(seen.orders, seen.age, seen.silence, seen.tickets, seen.complaints, seen.mood, outcome)
    model = regression.fitted("recency", regression.RECENCY, fitted_to)
    silence = np.linspace(0, 3000, 200)
    same = np.ones(200)
    said = model.gone(Snapshot(same, silence, silence, same, same, same, same))
    assert (np.diff(said) >= 0).all()


def test_bg_nbd_is_as_likely_as_in_the_paper() -> None:
    """Its likelihood of one customer, written out separately."""
    model = BgNbd(0.243, 4.414, 0.793, 2.426, 39 * 7)
    x, last, age = 2.0, 30.43, 38.86
    [said] = model.gone(one(x + 1, age, age - last))
    odds = model.a / (model.b + x - 1) * ((model.alpha + age) / (model.alpha + last)) ** (model.r + x)
    alive = 1 / (1 + odds)
    assert alive == pytest.approx(0.7266, abs=2e-3)  # the paper's customer 0001
    quiet = ((model.alpha + age) / (model.alpha + age + model.horizon)) ** (model.r + x)
    assert said == pytest.approx(1 - alive + alive * quiet)


def test_bg_nbd_finds_the_most_likely_parameters() -> None:
    """No step to the side makes the customers more likely, by a likelihood written apart from the fit's."""
    seen = snapshot(400, 3)
    model = bg_nbd.fitted(seen, HORIZON)
    best = likelihood(model, seen)
    for name in ("r", "alpha", "a", "b"):
        for step in (0.8, 1.25):
            moved = BgNbd(**{**model.parameters(), name: model.parameters()[name] * step})
            assert likelihood(moved, seen) < best + 0.2


def likelihood(model: BgNbd, seen: Snapshot) -> float:
    total = 0.0
    for orders, age, silence in zip(seen.orders, seen.age, seen.silence, strict=True):
        x, last = orders - 1, age - silence
        head = lgamma(model.r + x) - lgamma(model.r) + model.r * log(model.alpha)
        stayed = beta(model.a, model.b + x) - beta(model.a, model.b) - (model.r + x) * log(model.alpha + age)
        likely = exp(head + stayed)
        if x > 0:
            left = beta(model.a + 1, model.b + x - 1) - beta(model.a, model.b) - (model.r + x) * log(model.alpha + last)
            likely += exp(head + left)
        total += log(likely)
    return total


def beta(one: float, other: float) -> float:
    return lgamma(one) + lgamma(other) - lgamma(one + other)


def one(orders: float, age: float, silence: float) -> Snapshot:
    return Snapshot(*(np.array([each]) for each in (orders, age, silence, 0.0, 0.0, 0.5, 0.0)))


def test_recency_is_used_where_nothing_else_tells() -> None:
    fitted = choose(NOW, HORIZON, [snapshot(400, seed) for seed in (1, 2, 3)])
    assert fitted.model == "recency"


def test_what_clearly_beats_recency_is_used() -> None:
    fitted = choose(NOW, HORIZON, [snapshot(400, seed, told_by="complaints") for seed in (1, 2, 3)])
    assert fitted.model == "logistic"
    [recency, _, logistic] = fitted.judged
    assert (logistic.brier < recency.brier, logistic.auc > recency.auc) == (True, True)


@pytest.mark.parametrize(
    "seen",
    [
        [],
        [snapshot(400, 1)],
        [snapshot(ENOUGH - 1, 1), snapshot(400, 2)],
        [snapshot(400, 1), snapshot(ENOUGH - 1, 2)],
    ],
    ids=["nothing", "nothing before", "few held out", "few before"],
)
def test_too_few_tell_nothing(seen: list[Snapshot]) -> None:
    fitted = choose(NOW, HORIZON, seen)
    assert (fitted.model, fitted.judged, fitted.why) == (None, (), "not_enough_data")


def test_outcomes_that_are_all_the_same_tell_nothing() -> None:
    seen = snapshot(400, 1)
    all_gone = Snapshot(seen.orders, seen.age, seen.silence, seen.tickets, seen.complaints, seen.mood, np.ones(400))
    assert choose(NOW, HORIZON, [all_gone, all_gone]).model is None


@given(gaps=st.lists(st.floats(1, 5_000), max_size=50))
def test_the_horizon_keeps_its_limits(gaps: list[float]) -> None:
    assert 30 <= horizon_of(np.array(gaps)) <= 180


@given(horizon=st.integers(30, 180), history=st.integers(0, 2_000))
def test_what_is_held_out_comes_after_all_else(horizon: int, history: int) -> None:
    moments = cuts(NOW, horizon, NOW - timedelta(days=history))
    over = timedelta(days=horizon)
    assert moments == sorted(moments, reverse=True)
    assert all(earlier + over <= moments[0] <= NOW - over for earlier in moments[1:])
    assert all(at - over >= NOW - timedelta(days=history) for at in moments)


def test_a_snapshot_of_nobody_is_empty() -> None:
    assert len(snapshot_of([])) == 0
