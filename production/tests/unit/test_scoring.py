"""The formula of the smart score, to the digit."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.support.scoring import Difficulty, Facts, Weights, difficulty_of, score
from production.schemas.ids import Category, Priority
from production.schemas.turns import Trigger

WORKED = Facts(
    churn_risk=0.8,
    lifetime_value=3500.0,
    priority=Priority.URGENT,
    hours_waiting=2.0,
    difficulty=Difficulty.HARD,
    sentiment=0.1,
    matches_topic_alert=False,
)
UNKNOWN = replace(WORKED, churn_risk=None, lifetime_value=None, difficulty=None, sentiment=None)


def test_the_documented_example() -> None:
    parts = score(WORKED, Weights())
    assert astuple(parts) == pytest.approx((2.4, 7.0, 6.0, 0.5, -1.5, 2.0, 0.0), abs=1e-12)
    assert parts.total == pytest.approx(16.4, abs=1e-12)


@pytest.mark.parametrize(
    ("changes", "part", "expected"),
    [
        ({"priority": Priority.HIGH}, "urgency", 4.5),
        ({"priority": Priority.MEDIUM}, "urgency", 1.5),
        ({"priority": Priority.LOW}, "urgency", 0.75),
        ({"hours_waiting": 0.0}, "age", 10.0),
        ({"hours_waiting": 0.1}, "age", 10.0),
        ({"hours_waiting": 240.0}, "age", 1 / 240),
        ({"difficulty": Difficulty.EASY}, "difficulty", 1.0),
        ({"sentiment": 0.3}, "sentiment", 0.0),
        ({"sentiment": 0.29}, "sentiment", 2.0),
        ({"lifetime_value": -50.0}, "customer_value", 0.0),
        ({"matches_topic_alert": True}, "topic_alert", 5.0),
    ],
)
def test_each_part(changes: dict[str, object], part: str, expected: float) -> None:
    assert getattr(score(replace(UNKNOWN, **changes), Weights()), part) == pytest.approx(expected)  # type: ignore[arg-type]


def test_what_is_unknown_counts_nothing() -> None:
    assert score(UNKNOWN, Weights()).total == 6.0 + 0.5


@given(st.floats(0, 1), st.floats(0, 1e9), st.sampled_from(Priority), st.floats(0, 1e6), st.floats(0, 1))
def test_a_topic_alert_adds_the_same_whatever_else_is_known(
    churn: float, value: float, priority: Priority, hours: float, sentiment: float
) -> None:
    quiet = replace(
        WORKED, churn_risk=churn, lifetime_value=value, priority=priority, hours_waiting=hours, sentiment=sentiment
    )
    watched = replace(quiet, matches_topic_alert=True)
    assert score(watched, Weights()).total - score(quiet, Weights()).total == pytest.approx(5.0, abs=1e-6)


@pytest.mark.parametrize(
    ("triggers", "category", "documented", "expected"),
    [
        ((Trigger.REFUND,), Category.HOW_TO, True, Difficulty.HARD),
        ((Trigger.LEGAL,), Category.GENERAL, False, Difficulty.HARD),
        ((), Category.HOW_TO, True, Difficulty.EASY),
        ((), Category.HOW_TO, False, None),
        ((), Category.BUG_REPORT, True, None),
        ((Trigger.PRICING,), Category.GENERAL, False, None),
    ],
)
def test_difficulty(
    triggers: tuple[Trigger, ...], category: Category, *, documented: bool, expected: Difficulty | None
) -> None:
    assert difficulty_of(triggers, category, documented=documented) is expected
