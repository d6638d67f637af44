"""Amounts keep every cent on their way in and out, and what is none is refused."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from production.areas.deals.model import Expected
from production.areas.deals.rules import outlook, weighted
from production.areas.deals.shapes import SumResponse
from production.crm.sales.stages import DealStatus, stages_of
from production.schemas.money import Amount

amounts = st.decimals(0, Decimal("999999999999.99"), places=2)
weights = st.decimals(0, 1, places=4)
expected = st.builds(
    Expected,
    st.sampled_from(DealStatus),
    st.sampled_from(["USD", "EUR", "JPY"]),
    st.integers(1, 100),
    amounts,
    st.sampled_from([None, date(2026, 1, 1), date(2026, 2, 1)]),
)


class Priced(BaseModel):
    value: Amount


@given(amounts)
def test_no_cent_is_lost(amount: Decimal) -> None:
    written = Priced(value=amount).model_dump_json()
    assert Priced.model_validate(json.loads(written)).value == amount


@pytest.mark.parametrize(
    "written", ["NaN", "Infinity", "-Infinity", "-0.01", "1.001", "1e12", "1e400", '"5"', "true", "null", "[1]"]
)
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        Priced.model_validate({"value": json.loads(written)})


def test_a_sum_may_be_larger_than_any_amount() -> None:
    column = SumResponse(currency="USD", deals=2, value=Decimal("1999999999999.98"), weighted=Decimal(0))
    assert json.loads(column.model_dump_json())["value"] == 1999999999999.98


@given(amounts, weights)
def test_what_is_expected_is_whole_cents_and_never_more_than_there_is(value: Decimal, weight: Decimal) -> None:
    stage = stages_of({"lead": {"weight": str(weight)}})[DealStatus.LEAD]
    share = stage.of(value)
    assert share.as_tuple().exponent == -2
    assert 0 <= share <= value
    assert abs(share - value * weight) <= Decimal("0.005")


@given(st.lists(expected))
def test_a_forecast_adds_up_and_never_across_currencies(found: Sequence[Expected]) -> None:
    stages = stages_of({})
    months = outlook(found, stages)
    assert len({(each.currency, each.month) for each in months}) == len(months)
    for currency in {each.currency for each in found}:
        of_it = [each for each in found if each.currency == currency]
        parts = [each for each in months if each.currency == currency]
        assert sum(each.value for each in parts) == sum(each.value for each in of_it)
        assert sum(each.weighted for each in parts) == sum(weighted(each, stages) for each in of_it)
        assert sum(each.deals for each in parts) == sum(each.deals for each in of_it)
