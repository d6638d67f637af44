from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.split import split
from production.schemas.errors import InvalidInput


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("One. Two. Three.", 100, ["One. Two. Three."]),
        ("One. Two. Three.", 9, ["One. Two.", "Three."]),
        ("First line\n\nSecond line", 12, ["First line", "Second line"]),
        ("Go to https://t.example/a.b?c=1. Then stop.", 35, ["Go to https://t.example/a.b?c=1.", "Then stop."]),
        ("one two three four", 9, ["one two", "three", "four"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 3,
            10,
            ["\U0001f468\u200d\U0001f469\u200d\U0001f467" * 2, "\U0001f468\u200d\U0001f469\u200d\U0001f467"],
        ),
        ("\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7", 3, ["\U0001f1e9\U0001f1ea", "\U0001f1eb\U0001f1f7"]),
        ("e\u0301e\u0301", 3, ["e\u0301", "e\u0301"]),
        ("\U0001f468\u200d\U0001f469", 1, ["\U0001f468", "\u200d", "\U0001f469"]),
        ("", 10, []),
        ("   ", 10, []),
    ],
)
def test_split(text: str, limit: int, parts: list[str]) -> None:
    assert split(text, limit) == parts


def test_twilios_limit_is_the_default() -> None:
    assert [len(part) for part in split("x" * 3300)] == [1600, 1600, 100]


def test_limit_must_be_positive() -> None:
    with pytest.raises(InvalidInput, match="limit"):
        split("x", 0)


@given(st.lists(st.text() | st.sampled_from(["Dr. ", "ok. ", "\U0001f600", "\n"])).map("".join), st.integers(1, 60))
def test_every_part_fits_and_nothing_is_lost(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(0 < len(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
