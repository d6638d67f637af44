"""A message is a score only where it says nothing beside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.csat.rules import score_in


@pytest.mark.parametrize(
    ("text", "score"),
    [("4", 4), (" 5 ", 5), ("3/5", 3), ("2.", 2), ("1!", 1), ("⭐⭐⭐", 3), ("⭐️⭐️", 2), ("★", 1)],
)
def test_a_number_or_stars_are_a_score(text: str, score: int) -> None:
    assert score_in(text) == score


@pytest.mark.parametrize("text", ["0", "6", "45", "4 people cannot log in", "step 4", "4?", "", "⭐" * 6, "1-2"])
def test_anything_else_wants_to_be_read(text: str) -> None:
    assert score_in(text) is None


@given(st.text())
def test_every_score_is_on_the_scale(text: str) -> None:
    assert score_in(text) in {None, 1, 2, 3, 4, 5}
