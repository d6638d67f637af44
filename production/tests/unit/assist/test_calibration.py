"""Confidence is read by what became of replies; without outcomes it stays what it is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.assist.model.calibration import Observed
from production.areas.assist.rules.calibration import UNTOUCHED, fit, fit_all
from production.crm.support.calibration import ENOUGH, FEW, MARGIN, NOT_CALIBRATED, Calibration, Curve

shares = st.floats(0, 1)
curves = st.builds(Curve, st.floats(0, 50), st.floats(-50, 50), st.integers(0, 3 * ENOUGH))


@st.composite
def outcomes(draw: st.DrawFn) -> Observed:
    judged = draw(st.integers(0, 200))
    weight = judged + UNTOUCHED * draw(st.integers(0, 10_000))
    return Observed("email", "how_to", draw(shares), judged, weight, weight * draw(shares))


def judged(confidence: float, number: int, right: float, channel: str = "email", intent: str = "how_to") -> Observed:
    return Observed(channel, intent, confidence, number, number, number * right)


@given(curves, shares, shares)
def test_whoever_is_surer_is_never_read_as_less_sure(curve: Curve, one: float, other: float) -> None:
    assert curve(min(one, other)) <= curve(max(one, other)) + 1e-12


@given(curves, shares)
def test_what_is_read_is_a_probability(curve: Curve, confidence: float) -> None:
    assert 0 <= curve(confidence) <= 1


@given(st.lists(outcomes(), max_size=20))
def test_a_fit_never_falls(observed: Sequence[Observed]) -> None:
    assert fit(observed).slope >= 0


@given(shares)
def test_without_outcomes_confidence_stays_what_it_is(confidence: float) -> None:
    assert NOT_CALIBRATED(confidence, "how_to") == fit([])(confidence) == confidence


@given(st.lists(outcomes(), max_size=5).filter(lambda all_: sum(one.judged for one in all_) < FEW), shares)
def test_few_outcomes_change_nothing(observed: Sequence[Observed], confidence: float) -> None:
    assert fit(observed)(confidence) == confidence


@given(st.lists(outcomes(), max_size=5).filter(lambda all_: sum(one.judged for one in all_) < ENOUGH), shares)
def test_below_enough_outcomes_nobody_is_read_as_surer(observed: Sequence[Observed], confidence: float) -> None:
    assert fit(observed)(confidence) <= confidence


def test_what_is_often_rejected_is_lowered_by_a_dozen_outcomes() -> None:
    assert fit([judged(0.92, 12, right=0.25)])(0.92) < 0.9


def test_what_is_always_sent_unchanged_is_raised_only_by_enough() -> None:
    assert fit([judged(0.8, ENOUGH - 1, right=1)])(0.8) == 0.8
    assert fit([judged(0.8, 2 * ENOUGH, right=1)])(0.8) > 0.9


def test_many_outcomes_are_told_as_they_were() -> None:
    curve = fit([judged(0.65, 2000, right=0.4), judged(0.95, 2000, right=0.8)])
    assert (curve(0.65), curve(0.95)) == pytest.approx((0.4, 0.8), abs=0.01)


def test_where_the_sure_are_more_often_wrong_confidence_tells_nothing() -> None:
    curve = fit([judged(0.65, 500, right=0.9), judged(0.95, 500, right=0.3)])
    assert curve(0.65) == pytest.approx(curve(0.95))


def test_silence_about_automatic_answers_never_calibrates_alone() -> None:
    silent = Observed("email", "how_to", 0.95, 0, UNTOUCHED * 100_000, UNTOUCHED * 100_000)
    assert fit([silent])(0.7) == 0.7


def test_ten_complaints_about_few_automatic_answers_lower_what_is_sent() -> None:
    answers = [judged(0.95, 10, right=0), Observed("email", "how_to", 0.95, 0, UNTOUCHED * 300, UNTOUCHED * 300)]
    assert fit(answers)(0.95) < 0.9


def test_an_intent_speaks_for_itself_once_it_has_enough() -> None:
    good, bad = judged(0.95, 500, right=0.95), judged(0.95, ENOUGH, right=0.1, intent="billing")
    calibration = Calibration.on("email", fit_all([good, bad]))
    assert calibration(0.95, "billing") < 0.5
    assert calibration(0.95, "how_to") > 0.8


def test_a_channel_with_few_outcomes_is_read_as_all_are() -> None:
    curves_of_all = fit_all([judged(0.9, 500, right=0.5), judged(0.9, 5, right=1, channel="whatsapp")])
    assert Calibration.on("whatsapp", curves_of_all)(0.9, "how_to") == curves_of_all["", ""](0.9)


def test_a_model_that_is_certain_is_read_as_one_that_is_nearly_so() -> None:
    assert Curve(1, 0, ENOUGH)(1.0) == pytest.approx(1 - MARGIN)
