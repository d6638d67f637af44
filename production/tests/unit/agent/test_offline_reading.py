"""What the built-in agent understands of a message before it asks anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.agent.offline.cleaning import clean
from production.agent.offline.language import is_english
from production.agent.offline.message_analysis import MessageKind, analyse_message
from production.agent.offline.spelling import correct_spelling
from production.agent.offline.vocabulary import without_company

COMPANY = "TechCorp"


def kind(text: str, subject: str = "") -> MessageKind:
    return analyse_message(text, subject=subject, earlier=[], company=COMPANY).kind


def queries(text: str, *, subject: str = "", earlier: tuple[str, ...] = ()) -> list[str]:
    return [
        question.query
        for question in analyse_message(text, subject=subject, earlier=earlier, company=COMPANY).questions
    ]


@pytest.mark.parametrize(
    "text", ["Thanks!", "perfect, thx 🙏", "That worked, thank you so much!\n\nDana", "ok got it, bye"]
)
def test_thanks(text: str) -> None:
    assert kind(text) is MessageKind.THANKS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "help",
        "🤔🤔❓",
        "hello",
        "it doesn't work",
        "I have a problem, please help me asap!!",
        "invoices",
        "Hi team,\n\nBest\nAnn",
    ],
)
def test_vague(text: str) -> None:
    assert kind(text) is MessageKind.VAGUE


@pytest.mark.parametrize(
    "text",
    [
        "No puedo entrar en mi cuenta y necesito cambiar la contraseña, por favor",
        "Bonjour, je n'arrive pas à inviter mes collègues",
        "seit heute Morgen kann ich keine Dateien mehr anhängen, können Sie mir bitte helfen?",
        "mera account nahi khul raha hai, kya karo",
        "我忘记了密码",
        "پاس ورڈ بھول گیا ہوں",
    ],
)
def test_other_languages(text: str) -> None:
    assert kind(text) is MessageKind.FOREIGN


@pytest.mark.parametrize(
    "text",
    [
        "thanks, but it still does not export my project",
        "E-1004",
        "How do I export a project?",
        "reset password",
        "Can Jürgen Müller and Zoë be guests in our café project?",
    ],
)
def test_requests(text: str) -> None:
    assert kind(text) is MessageKind.REQUEST


def test_a_specific_subject_makes_an_empty_mail_a_request() -> None:
    assert queries("", subject="How do I turn on two-factor authentication?") == [
        "How do I turn on two-factor authentication?"
    ]


def test_a_single_word_after_our_question_is_an_answer() -> None:
    assert (
        analyse_message("invoices", subject="", earlier=["help"], company=COMPANY, asked_back=True).kind
        is MessageKind.REQUEST
    )


@pytest.mark.parametrize(
    "text",
    [
        "How do I export a board? Can I invite external guests?",
        "1) How do I export a board?\n2) Can I invite external guests?",
        "Where can I export a board, and can I invite external guests?",
        "our office asks: where can i export a board, and can people invite external guests",
        "how can i export a board? also can members invite external guests",
        "1) can i export a board 2) do you let us invite external guests",
        "can i export a board, and which person may invite external guests",
        "Can I export a board, and does what we invite external guests to count?",
        "When can I export a board, and at what point may we invite external guests?",
        "In which year can I export a board and who's the one to invite external guests?",
        "i want to export a board (its a big one). where? and can i invite external guests",
        "cannot export a board since friday also can each of us invite external guests",
    ],
)
def test_two_questions_become_two_searches(text: str) -> None:
    first, second = queries(text)

    assert "export a board" in first
    assert "invite external guests" in second
    assert "export" not in second


def test_a_question_may_begin_with_a_preposition_and_one_with_a_dash() -> None:
    first, second = queries("The mailed reports - which plan has them and to how many addresses can one be sent?")

    assert "which plan" in first
    assert second.endswith("to how many addresses can one be sent?")


def test_the_limit_of_what_was_asked_is_part_of_it() -> None:
    assert len(queries("Can a board have more than one owner? What's the max?")) == 1


def test_a_second_question_about_the_same_thing_takes_the_first_along() -> None:
    assert queries("How often do you make backups, and how long are they kept?") == [
        "How often do you make backups",
        "How often do you make backups how long are they kept?",
    ]


def test_a_second_question_that_points_at_nothing_is_searched_alone() -> None:
    assert queries("Where do I see that you are offline? And is there more than one way to invite?") == [
        "Where do I see that you are offline?",
        "And is there more than one way to invite?",
    ]


def test_a_second_question_that_says_nothing_by_itself_stays_with_the_first() -> None:
    [query] = queries("Can I export a board? How can I do that?")

    assert query == "Can I export a board? How can I do that?"


def test_a_question_without_a_word_of_its_own_means_what_was_said_before_it() -> None:
    [query] = queries("Your upload refuses our little setup file. What can I do about that?")

    assert "refuses our little setup file" in query


def test_a_word_after_a_question_word_is_a_question() -> None:
    assert kind("which browsers") is MessageKind.REQUEST


def test_what_points_back_in_a_conversation_is_a_question() -> None:
    assert analyse_message("and does it try again?", subject="", earlier=["My card failed"], company=COMPANY).questions


def test_a_question_that_points_back_takes_its_sentence_along() -> None:
    [query] = queries("Our invoices do not show our VAT number. Where can I enter it?")

    assert "VAT number" in query


def test_a_follow_up_takes_the_earlier_question_along() -> None:
    [query] = queries("and how long is it valid?", earlier=("I asked for a password reset link",))

    assert "password reset link" in query


def test_codes_in_a_pasted_log_are_searched() -> None:
    [query] = queries(
        "What does that mean?\n\n```\n12:00 E-1002: This task was changed\n```", subject="Strange message"
    )

    assert "E-1002" in query


def test_quoted_mail_code_greeting_and_signature_ask_nothing() -> None:
    text = (
        "Hello TechCorp team,\n\nhow do I rename a column?\n\n    print('x')\n\nKind regards\nAnn Lee\n\n"
        "On Mon, 2 Nov 2026 at 09:14, Bob <bob@example.com> wrote:\n> I want a refund.\n"
    )

    assert clean(text) == "how do I rename a column?"


def test_the_companys_name_asks_nothing_and_stays_in_addresses() -> None:
    assert without_company("Who may see app.acme.example at ACME", "Acme").split() == [
        "Who",
        "may",
        "see",
        "app.acme.example",
    ]


def test_a_hard_wrapped_sentence_is_whole_again() -> None:
    assert clean("how do I change the assignee\nof many tasks?") == "how do I change the assignee of many tasks?"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("how to exprot all projcts", "how to export all projects"), ("repeet evry monday", "repeat every monday")],
)
def test_plain_typing_mistakes_are_mended(typed: str, meant: str) -> None:
    assert correct_spelling(typed) == meant


@pytest.mark.parametrize(
    "text", ["jira saml webhook okta trello login timesheet", "Exprot", "E-1102", "cant reuse assignees"]
)
def test_names_codes_and_uncommon_words_are_left_alone(text: str) -> None:
    assert correct_spelling(text) == text


def test_texts_too_short_to_tell_count_as_english() -> None:
    assert all(map(is_english, ["", "E-1004", "ok", "invoice"]))


@given(st.text(), st.text(max_size=30), st.lists(st.text(max_size=30), max_size=3))
def test_any_text_can_be_read(text: str, subject: str, earlier: list[str]) -> None:
    reading = analyse_message(text, subject=subject, earlier=earlier, company=COMPANY)

    assert bool(reading.questions) is (reading.kind is MessageKind.REQUEST)
    assert all(question.query.strip() and len(question.query) <= 400 for question in reading.questions)
