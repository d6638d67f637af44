"""Names of one person with a slip of the pen, and names of two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.customers.names import alike

WORD = st.text("abcdefghijklmnopqrstuvwxyzäöü", min_size=1, max_size=10)
NAMES = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "ADA  LOVELACE"),
        ("Ada Lovelace", "Lovelace, Ada"),
        ("Jürgen Müller", "Jurgen Muller"),
        ("Ada Lovelace", "Ada Lovelase"),
        ("Grace Hopper", "Grace Hpoper"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Smith", "Hanna Smith"),
        ("Ada Lovelace", "Ada"),
        ("John Smith", "Joan Smith"),
        ("Ada Lovelace", "Ada Lovingly"),
        ("Ada", None),
        (None, None),
        ("", "!"),
    ],
)
def test_not_surely_one_person(one: str | None, other: str | None) -> None:
    assert not alike(one, other)


@given(NAMES, NAMES)
def test_which_of_the_two_is_asked_about_makes_no_difference(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


@given(NAMES)
def test_everybody_is_called_like_themselves(name: str) -> None:
    assert alike(name, name.upper())
