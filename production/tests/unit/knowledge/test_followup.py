"""A question that leans on the conversation is searched with the words it leans on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.knowledge.follow_up import (
    MAX_TEXT_CHARACTERS,
    MAX_TEXTS,
    is_follow_up,
    with_conversation,
    with_last_context,
)
from production.text.words import stem, stems


def test_a_complete_question_stays_alone() -> None:
    question = "How do I export a project as CSV?"

    assert with_last_context(question, ["Can I invite guests?"]) == question


@pytest.mark.parametrize(
    "question", ["How long is it valid?", "And for guests?", "What about Outlook calendars and tasks?"]
)
def test_a_leaning_question_is_led_by_the_last_earlier_text(question: str) -> None:
    assert with_last_context(question, ["Hi!", "I got a reset link."]) == f"I got a reset link. {question}"


def test_earlier_texts_that_add_nothing_are_passed_over() -> None:
    assert with_last_context("Is the link valid?", ["I got a reset link.", "Link!"]).startswith("I got")


def test_without_history_a_leaning_question_stays_as_it_is() -> None:
    assert with_last_context("How long is it valid?", []) == "How long is it valid?"


def test_the_conversation_follows_the_question_oldest_first() -> None:
    assert with_conversation("And then?", ["Open it.", "Which one?"]) == "And then?\nOpen it.\nWhich one?"


def test_the_question_itself_is_not_repeated() -> None:
    assert with_conversation("And then?", ["Open it.", "And then?"]) == "And then?\nOpen it."


@given(st.text(), st.lists(st.text(), max_size=12))
def test_a_long_conversation_leaves_room_for_the_question(question: str, said: list[str]) -> None:
    whole = with_conversation(question, said)

    assert whole.startswith(question)
    assert len(whole) <= len(question) + MAX_TEXTS * (MAX_TEXT_CHARACTERS + 1)


def test_a_question_with_enough_words_of_its_own_does_not_lean() -> None:
    assert not is_follow_up("How do I export a project as CSV?")


@pytest.mark.parametrize(
    "forms",
    [
        ("invite", "inviting", "invitation", "invitations"),
        ("automate", "automation", "automations"),
        ("delete", "deleted", "deletion"),
        ("notify", "notification", "notifications"),
        ("create", "created", "creating"),
    ],
)
def test_forms_of_a_word_share_their_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_function_words_are_no_content() -> None:
    assert stems("How do I do this with the board?") == {"board"}
