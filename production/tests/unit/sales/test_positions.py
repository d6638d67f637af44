"""Between two cards there is always room, and a key that is short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.sales.positions import position_between

places = st.lists(st.floats(0, 1), max_size=200)


def inserted(at: list[float]) -> list[str]:
    """A column into which cards were put one after the other, each at that share of its height."""
    column: list[str] = []
    for share in at:
        index = round(share * len(column))
        above = column[index - 1] if index else None
        below = column[index] if index < len(column) else None
        column.insert(index, position_between(above, below))
    return column


@given(places)
def test_cards_stand_where_they_were_put(at: list[float]) -> None:
    column = inserted(at)
    assert column == sorted(set(column))


@given(st.lists(st.floats(0, 1), min_size=200, max_size=200))
def test_keys_stay_short(at: list[float]) -> None:
    """However the cards come: 200 into one gap take 6 bits each of a digit's 5.95."""
    assert max(map(len, inserted(at))) <= 6 + 200 // 5 + 1


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_keys_at_the_ends_never_grow(share: float) -> None:
    assert {len(key) for key in inserted([share] * 5_000)} == {6}


def test_ten_thousand_cards_at_random_places_have_keys_of_a_dozen_characters() -> None:
    shares = [(number * 0.618034) % 1 for number in range(10_000)]
    assert max(map(len, inserted(shares))) <= 12


@pytest.mark.parametrize(("above", "below"), [("V00000", "V00000"), ("V00001", "V00000"), ("V000000", "V00000")])
def test_what_is_no_order_is_refused(above: str, below: str) -> None:
    with pytest.raises(ValueError, match="does not sort before"):
        position_between(above, below)
