"""A suggestion is as long as its channel takes, in whole sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.assist.rules.manner import manner_of, shortened
from production.schemas.ids import Channel


def words(number: int) -> str:
    return " ".join(["word"] * number)


@pytest.mark.parametrize(
    ("channel", "tone", "most"),
    [
        ("email", "professional", 200),
        ("web_form", "professional", 200),
        ("whatsapp", "friendly", 100),
        ("phone", "conversational", 75),
    ],
)
def test_words_are_counted(channel: str, tone: str, most: int) -> None:
    manner = manner_of(Channel(channel))
    assert manner.tone == tone
    assert (manner.takes(words(most)), manner.takes(words(most + 1))) == (True, False)


@pytest.mark.parametrize(("char", "most"), [("a", 160), ("€", 80), ("ł", 70), ("🙂", 35)])
def test_a_text_message_has_160_characters_of_its_alphabet_and_70_of_others(char: str, most: int) -> None:
    manner = manner_of(Channel("sms"))
    assert manner.tone == "casual"
    assert (manner.takes(char * most), manner.takes(char * (most + 1))) == (True, False)


def test_what_is_too_long_ends_with_a_whole_sentence() -> None:
    text = "Open the board. Choose Export. Then:\n1. Select CSV.\n2. Select PDF."
    assert shortened(text, lambda one: len(one) <= 40) == "Open the board. Choose Export."
    assert shortened(text, lambda one: len(one) <= 55) == "Open the board. Choose Export. Then:\n1. Select CSV."
    assert shortened(text, lambda one: len(one) < 3) == ""


@given(st.text(), st.integers(0, 50))
def test_a_shortened_text_is_taken_and_a_beginning(text: str, most: int) -> None:
    kept = shortened(text, lambda one: len(one) <= most)
    assert text.startswith(kept)
    assert len(kept) <= most
