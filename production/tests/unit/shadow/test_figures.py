"""Thresholds: what each would have sent, and which one is recommended."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.shadow.agreement import Agreement
from production.shadow.figures import THRESHOLDS, broken_down, recommended, row, rows
from production.shadow.interval import interval
from production.shadow.shown import Shown
from production.tests.support.shadows import shown

QUESTIONS = st.lists(
    st.builds(
        shown,
        confidence=st.none() | st.floats(0, 1),
        may_leave=st.booleans(),
        agreement=st.sampled_from(Agreement),
        channel=st.sampled_from(["email", "whatsapp"]),
    ),
    max_size=40,
)


@given(QUESTIONS)
def test_a_higher_threshold_never_sends_more_of_any_kind(judged: Sequence[Shown]) -> None:
    for lower, higher in pairwise(rows(judged)):
        assert higher.sent <= lower.sent <= len(judged)
        assert all(higher.of.get(kind, 0) <= lower.of.get(kind, 0) for kind in Agreement)


@given(QUESTIONS, st.sampled_from(THRESHOLDS))
def test_each_reply_that_is_sent_agrees_in_one_way(judged: Sequence[Shown], threshold: float) -> None:
    one = row(judged, threshold)
    assert sum(one.of.values()) == one.sent
    assert one.right <= one.compared <= one.sent


@given(QUESTIONS, st.sampled_from(THRESHOLDS))
def test_the_groups_are_the_whole(judged: Sequence[Shown], threshold: float) -> None:
    groups = broken_down(judged, threshold, lambda one: one.channel).values()
    assert sum(group.questions for group in groups) == len(judged)
    assert sum(group.sent for group in groups) == row(judged, threshold).sent


def test_a_threshold_above_the_wrong_ones_is_recommended() -> None:
    right = [shown(confidence=0.93) for _ in range(40)]
    wrong = [shown(confidence=0.82, agreement=Agreement.CONTRADICTS) for _ in range(10)]
    best = recommended(rows([*right, *wrong]))
    assert best is not None
    assert (best.threshold, best.sent, best.share) == (0.85, 40, 1.0)


@pytest.mark.parametrize(
    ("right", "other", "contradicting", "is_recommended"),
    [
        (90, 10, 0, True),
        (89, 11, 0, False),  # fewer than nine in ten
        (16, 0, 0, True),
        (15, 0, 0, False),  # all of them, and too few to be sure
        (37, 3, 0, True),
        (36, 4, 0, False),  # nine in ten, and too few to be sure
        (95, 0, 5, True),
        (94, 0, 6, False),  # more than one in twenty
        (0, 0, 0, False),
    ],
)
def test_what_is_recommended_is_right_surely_so_and_hardly_ever_wrong(
    *, right: int, other: int, contradicting: int, is_recommended: bool
) -> None:
    counts = {Agreement.AGREES: right, Agreement.OTHER: other, Agreement.CONTRADICTS: contradicting}
    judged = [shown(agreement=kind) for kind, count in counts.items() for _ in range(count)]
    assert (recommended(rows(judged)) is not None) is is_recommended


def test_a_fixed_text_leaves_at_every_threshold() -> None:
    assert [one.sent for one in rows([shown(confidence=None, agreement=Agreement.OPEN)])] == [1] * len(THRESHOLDS)


@pytest.mark.parametrize(
    ("hits", "cases", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_interval_is_wilsons(hits: int, cases: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), method 3."""
    assert interval(hits, cases) == pytest.approx((low, high), abs=1e-4)
