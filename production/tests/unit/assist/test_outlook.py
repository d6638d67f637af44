"""Value and risk come with their reasons; what is not known counts nothing and says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.assist.model.customers import CustomerFacts
from production.areas.assist.rules.outlook import advice, churn_of, value_of

NOW = datetime(2026, 11, 30, tzinfo=UTC)
CALM = "How do I export a board?"


def facts(**changes: Any) -> CustomerFacts:
    fields: dict[str, Any] = {
        "customer_id": uuid4(),
        "plan": "pro",
        "monthly": Decimal("50.00"),
        "currency": "EUR",
        "since": NOW - timedelta(days=365),
        "tickets_this_month": 1,
        "waiting_since": None,
        "sentiments": (0.6,),
        "words": CALM,
    }
    return CustomerFacts(**fields | changes)


def risk(**changes: Any) -> float:
    found = churn_of(facts(**changes), NOW).risk
    assert found is not None
    return found


def test_a_plan_brings_its_price_for_every_month() -> None:
    value = value_of(facts(), NOW)
    assert (value.amount, value.currency) == (Decimal("550.00"), "EUR")
    assert value.factors == ("Plan pro: 50.00 EUR a month", "Customer for 11 months")


@pytest.mark.parametrize(("changes", "says"), [({"plan": None}, "no plan"), ({"monthly": None}, "plan pro brings")])
def test_an_unknown_value_says_what_is_missing(changes: dict[str, Any], says: str) -> None:
    value = value_of(facts(**changes), NOW)
    assert (value.known, value.amount) == (False, None)
    assert says in value.factors[0]


def test_of_somebody_who_never_wrote_no_risk_is_known() -> None:
    churn = churn_of(facts(sentiments=(), words=""), NOW)
    assert (churn.known, churn.risk) == (False, None)


@pytest.mark.parametrize(
    ("changes", "factor"),
    [
        ({"words": "Please cancel my subscription."}, "Writes about leaving"),
        ({"words": "We are moving to another provider"}, "Writes about leaving"),
        ({"sentiments": (0.1, 0.2)}, "Angry in the last 2 messages"),
        ({"sentiments": (0.4,)}, "Unhappy in the last message"),
        ({"tickets_this_month": 4}, "4 tickets within 30 days"),
        ({"waiting_since": NOW - timedelta(days=3)}, "Has waited for a person for 3 days"),
    ],
)
def test_each_reason_raises_the_risk_and_is_named(changes: dict[str, Any], factor: str) -> None:
    assert risk(**changes) > risk()
    assert churn_of(facts(**changes), NOW).factors == (factor,)


@pytest.mark.parametrize(
    "words", ["Can I cancel an export?", "How do I close a board?", "We moved a card to another board", CALM]
)
def test_use_of_the_product_is_no_wish_to_leave(words: str) -> None:
    assert churn_of(facts(words=words), NOW).factors == ("Nothing speaks for leaving",)


@given(st.lists(st.floats(0, 1), max_size=5), st.integers(0, 50), st.text())
def test_a_risk_is_a_share(sentiments: list[float], tickets: int, words: str) -> None:
    found = churn_of(facts(sentiments=tuple(sentiments), tickets_this_month=tickets, words=words), NOW).risk
    assert found is None or 0 <= found <= 1


def test_advice_is_given_for_much_value_and_for_much_risk() -> None:
    leaving = facts(words="Please close my account", since=NOW - timedelta(days=1000))
    assert [kind for kind, _ in advice(value_of(leaving, NOW), churn_of(leaving, NOW))] == ["value", "churn"]
    assert list(advice(value_of(facts(), NOW), churn_of(facts(), NOW))) == []
