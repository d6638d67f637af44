"""Amounts as people write them, and the money that they are of."""

from __future__ import annotations

from typing import Any

import pytest

from production.areas.imports.rules.amounts import money
from production.schemas.errors import InvalidInput


@pytest.mark.parametrize(
    ("cell", "column", "told"),
    [
        ("1250.50", None, {"value": 1250.5}),
        ("1.250,50", "EUR", {"value": 1250.5}),
        ("1,250,000", None, {"value": 1_250_000.0}),
        ("500 €", None, {"value": 500.0, "currency": "EUR"}),
        ("£500", None, {"value": 500.0, "currency": "GBP"}),
        ("CHF 1'250.50", None, {"value": 1250.5, "currency": "CHF"}),
        ("500EUR", "EUR", {"value": 500.0, "currency": "EUR"}),
        ("$500", None, {"value": 500.0, "currency": "USD"}),
        ("$500", "CAD", {"value": 500.0, "currency": "CAD"}),
        ("$500 CAD", None, {"value": 500.0, "currency": "CAD"}),
        ("¥500", "JPY", {"value": 500.0, "currency": "JPY"}),
    ],
)
def test_what_stands_beside_an_amount_is_its_currency(cell: str, column: str | None, told: dict[str, Any]) -> None:
    assert money(cell, column) == told


@pytest.mark.parametrize(
    ("cell", "column", "reason"),
    [
        ("1,250", None, "value: 1,250 may mean two things"),
        ("500 pcs", None, "value: must be an amount"),
        ("500 NET", None, "value: must be an amount"),
        ("many", None, "value: must be an amount"),
        ("500 €", "USD", "currency: € beside the amount"),
        ("500 EUR", "USD", "currency: EUR beside the amount"),
        ("$500", "EUR", "currency: $ beside the amount"),
        ("€500 USD", None, "currency: € and USD beside the amount"),
        ("¥500", None, "currency: ¥ may be several"),
    ],
)
def test_an_amount_that_may_be_another_is_refused(cell: str, column: str | None, reason: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        money(cell, column)
    assert str(refused.value).startswith(reason)
