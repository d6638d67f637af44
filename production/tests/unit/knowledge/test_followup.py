"""A question that leans on the conversation is searched with the words it leans on."""

from __future__ import annotations

import pytest

from production.crm.knowledge.followup import standalone
from production.crm.knowledge.words import stem, stems


def test_a_complete_question_stays_alone() -> None:
    question = "How do I export a project as CSV?"

    assert standalone(question, ["Can I invite guests?"]) == question


@pytest.mark.parametrize(
    "question", ["How long is it valid?", "And for guests?", "What about Outlook calendars and tasks?"]
)
def test_a_leaning_question_is_led_by_the_last_earlier_text(question: str) -> None:
    assert standalone(question, ["Hi!", "I got a reset link."]) == f"I got a reset link. {question}"


def test_earlier_texts_that_add_nothing_are_passed_over() -> None:
    assert standalone("Is the link valid?", ["I got a reset link.", "Link!"]).startswith("I got")


def test_without_history_a_leaning_question_stays_as_it_is() -> None:
    assert standalone("How long is it valid?", []) == "How long is it valid?"


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
