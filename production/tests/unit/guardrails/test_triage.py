"""Category and priority of typical messages."""

from __future__ import annotations

import pytest

from production.agent.guardrails.screening import screen
from production.schemas.ids import Category, Priority


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("How do I invite a colleague?", Category.HOW_TO),
        ("Where can I change my avatar?", Category.HOW_TO),
        ("The app crashes when I open a board", Category.BUG_REPORT),
        ("We get error 500 when saving a form", Category.BUG_REPORT),
        ("Please send me last month's invoice", Category.BILLING),
        ("My credit card was declined", Category.BILLING),
        ("It would be nice to have a dark theme, just a suggestion", Category.FEEDBACK),
        ("Our webhook needs a token with SSO", Category.TECHNICAL),
        ("Hello", Category.GENERAL),
        ("", Category.GENERAL),
    ],
)
def test_category(text: str, category: Category) -> None:
    assert screen(text).category is category


@pytest.mark.parametrize(
    ("text", "priority"),
    [
        ("URGENT: production is down for everyone", Priority.URGENT),
        ("our whole team is blocked", Priority.URGENT),
        ("the update deleted all our data", Priority.URGENT),
        ("I am stuck, the deadline is near", Priority.HIGH),
        ("This is the worst, most disgusting service ever!", Priority.HIGH),
        ("How do I rename a board?", Priority.MEDIUM),
        ("No rush, just curious: is there a keyboard shortcut?", Priority.LOW),
        ("Found a typo on the pricing page", Priority.LOW),
    ],
)
def test_priority(text: str, priority: Priority) -> None:
    assert screen(text).priority is priority
