"""What a text costs, and that no cut goes through what a reader sees as one character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.sms.render import LIMIT, MOST_SEGMENTS, render
from production.channels.sms.segments import plain, segments
from production.channels.split import split
from production.schemas.delivery import RenderContext
from production.text.graphemes import grapheme_break

CONTEXT = RenderContext(ticket_number="TKT-0001", company="TechCorp")
TEXTS = st.lists(
    st.text() | st.sampled_from(["€", "word ", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "e\u0301", "x" * 150])
).map("".join)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("x", 1),
        ("x" * 160, 1),
        ("x" * 161, 2),
        ("x" * 306, 2),
        ("x" * 307, 3),
        ("€" * 80, 1),
        ("€" * 80 + "x", 2),
        ("[" + "x" * 159, 2),
        ("я" * 70, 1),
        ("я" * 71, 2),
        ("я" * 134, 2),
        ("я" * 135, 3),
        ("x" * 159 + "я", 3),
        ("\U0001f600" * 35, 1),
        ("\U0001f600" * 36, 2),
    ],
)
def test_segments(text: str, count: int) -> None:
    assert segments(text) == count


@given(TEXTS, st.integers(1, 4))
def test_every_part_fits_and_nothing_is_lost(text: str, most: int) -> None:
    parts = split(text, most, segments)
    assert all(0 < segments(part) <= most for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(st.lists(st.sampled_from(["\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea", "e\u0301"])))
def test_no_grapheme_is_cut(signs: list[str]) -> None:
    text = "".join(signs)
    at = 0
    for part in split(text, 1, segments):
        at += len(part)
        assert grapheme_break(text, at)


def test_typography_does_not_halve_the_segments() -> None:
    assert plain("\u201cSettings\u201d \u2013 it\u2019s there\u2026") == '"Settings" - it\'s there...'


def test_a_reply_is_one_message_without_markup() -> None:
    rendered = render("## Steps\n\n1. Open **Settings**.\n2. See [the page](https://t.example/a).", CONTEXT)
    assert rendered.parts == ("Steps\n\n1. Open Settings.\n2. See the page: https://t.example/a.\n\nTicket TKT-0001",)
    assert not rendered.over_limit


def test_a_letter_is_too_long_and_nothing_is_cut_off() -> None:
    rendered = render("word " * 900, CONTEXT)
    assert rendered.over_limit
    assert all(segments(part) <= MOST_SEGMENTS and len(part) <= LIMIT for part in rendered.parts)
    assert "".join(rendered.parts).count("word") == 900
