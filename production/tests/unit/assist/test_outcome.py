"""What became of a suggestion is told by what a person sent."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.assist.model.replies import OpenSuggestion, SuggestionOutcome
from production.areas.assist.rules.outcome import edit_distance, judge

TEXT = "Open the board, choose Export and select CSV. The link is valid for two days."
EDITED = "Open the board, choose Export and select PDF. The link is valid for two days."


def suggestion(number: int = 1, content: str = TEXT, **changes: Any) -> OpenSuggestion:
    fields: dict[str, Any] = {"answer": None, "rejected_because": None}
    return OpenSuggestion(UUID(int=number), content, **fields | changes)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (TEXT, SuggestionOutcome.UNCHANGED),
        (TEXT.replace(". ", ".\n\n"), SuggestionOutcome.UNCHANGED),
        (EDITED, SuggestionOutcome.EDITED),
        ("Please call us.", SuggestionOutcome.REJECTED),
    ],
)
def test_a_reply_tells_what_was_made_of_the_suggestion(answer: str, outcome: SuggestionOutcome) -> None:
    [judged] = judge([suggestion(answer=answer)])
    assert judged.outcome is outcome


def test_without_a_reply_it_was_thrown_away_or_nobody_decided() -> None:
    thrown, void = judge([suggestion(1, rejected_because="wrong plan"), suggestion(2)])
    assert (thrown.outcome, thrown.reason) == (SuggestionOutcome.REJECTED, "wrong plan")
    assert void.outcome is SuggestionOutcome.VOID


def test_where_nothing_was_suggested_nobody_decided_against_it() -> None:
    empty, sent = judge([suggestion(1, "", answer=TEXT), suggestion(2, answer=TEXT)])
    assert (empty.outcome, sent.outcome) == (SuggestionOutcome.VOID, SuggestionOutcome.UNCHANGED)


def test_of_several_the_one_that_was_sent_is_the_nearest() -> None:
    first, second = judge([suggestion(1, answer=EDITED), suggestion(2, EDITED, answer=EDITED)])
    assert (first.outcome, first.reason) == (SuggestionOutcome.REJECTED, "another suggestion was sent")
    assert second.outcome is SuggestionOutcome.UNCHANGED


def test_the_distance_is_the_share_of_words_that_differ() -> None:
    assert edit_distance("a b c d", "a b x d") == 0.25
    assert edit_distance("a b", "a b c d") == 0.5


@given(st.text(), st.text())
def test_the_distance_is_a_share_and_zero_only_for_the_same_words(one: str, other: str) -> None:
    distance = edit_distance(one, other)
    assert 0 <= distance <= 1
    assert (distance == 0) == (one.split() == other.split())
