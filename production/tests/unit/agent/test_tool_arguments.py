"""What a model gives its tools."""

from __future__ import annotations

from production.agent.tools.errors import text_within


def test_a_models_words_are_cleaned_as_a_customers_are() -> None:
    assert text_within("reply", " one\0\7\x0btwo\x1b\ud800 ", 20) == "one\ntwo"
