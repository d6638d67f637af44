from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.text.greetings import first_name
from production.text.sentences.edited import sentences as of_articles
from production.text.sentences.spans import sentences
from production.text.words import word_count

CASES = json.loads((files(__package__) / "sentences.json").read_text("utf-8"))
DENSE = json.loads((files(__package__) / "sentences_dense.json").read_text("utf-8"))


@pytest.mark.parametrize("expected", CASES, ids=lambda case: case[0][:40])
def test_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("expected", DENSE, ids=lambda case: case[0][:40])
def test_sentences_of_scripts_without_spaces(expected: list[str]) -> None:
    assert sentences("".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1) one 2) two", ["1) one", "2) two"]),
        ("Do it: 1. Open the app 2. Tap Help 3. Write", ["Do it:", "1. Open the app", "2. Tap Help", "3. Write"]),
        ("Version 1. The 2. try works", ["Version 1.", "The 2. try works"]),
        ("First\n\nSecond", ["First", "Second"]),
        ("Do this:\n1. Open it.\n2. Save it.", ["Do this:", "1. Open it.", "2. Save it."]),
        ("- one\n- two", ["- one", "- two"]),
        ("a line that was\nwrapped here. Next.", ["a line that was\nwrapped here.", "Next."]),
        (
            "\u3053\u308c\u306f\u30da\u30f3\u3002\u305d\u308c\u306f\u672c\uff01",
            ["\u3053\u308c\u306f\u30da\u30f3\u3002", "\u305d\u308c\u306f\u672c\uff01"],
        ),
        ("", []),
        ("  \n ", []),
    ],
)
def test_breaks_and_scripts(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet=st.sampled_from('aB .!?\n"()1\u3002\u0964\U0001f600\u200d,'), max_size=60) | st.text())
def test_nothing_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Lisa Chen", "Lisa"),
        ("Chen, Lisa", "Lisa"),
        ("Dr. Lisa Chen", "Lisa"),
        ("Jean-Luc Picard", "Jean-Luc"),
        ("\u674e\u96f7", "\u674e\u96f7"),
        ("\u60a8\u7684\u8d26\u6237\u5df2\u88ab\u505c\u7528" * 3, None),
        ("lisa@example.com", None),
        ("xX_77", None),
        ("  ", None),
        (None, None),
    ],
)
def test_first_name(name: str | None, greeted: str | None) -> None:
    assert first_name(name) == greeted


@pytest.mark.parametrize(("text", "words"), [("", 0), ("two words", 2), ("\u4f60\u597d\u4f60\u597d", 3)])
def test_word_count(text: str, words: int) -> None:
    assert word_count(text) == words


_UNCUTTABLE = st.sampled_from(
    ["https://t.example/a.b/c?d=1.5&e=f!", "3.141,59", "a.b@c.example", "10.14.3.7", "www.t.example"]
)


@given(st.lists(_UNCUTTABLE | st.sampled_from(["One.", "two", "Three!", "\u56db\u3002", "z.B.", "1."]), min_size=1))
def test_links_addresses_and_numbers_are_never_cut(words: list[str]) -> None:
    kept = " ".join(sentences(" ".join(words))).split()
    assert kept == words


def test_a_key_to_press_is_no_initial() -> None:
    pressed = "Press Ctrl+W. Then ask J. Miller."
    assert of_articles(pressed) == ["Press Ctrl+W.", "Then ask J. Miller."]
