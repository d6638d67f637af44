"""A question that goes on means what was talked about, and no answer is given twice."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from production.agent.offline.conversation import Conversation, joined, new_in
from production.agent.offline.known import match
from production.agent.offline.questions import Question, find_questions
from production.crm.knowledge.model import NearQuestion, Passage

CAPTCHA = 'Turn on "Show captcha" for public forms.'
FORMS = {"How do I get a captcha?": CAPTCHA, "Do captchas work on phones?": "A captcha also works on a phone."}
BOARDS = {"Does the board work on phones?": "Boards need a wide screen."}


def passage(name: str, answers: Mapping[str, str], **near: float) -> Passage:
    """A section whose known questions are as near as `near` says by the first word of their answer."""
    asked = tuple(
        NearQuestion(text, answer, near[answer.split()[0]])
        for text, answer in answers.items()
        if answer.split()[0] in near
    )
    return Passage(f"{name}.md", name, 0, "\n".join(answers.values()), 0.5, 0.5, asked)


def asked(text: str) -> Question:
    return Question(text, text, text, text)


def test_the_section_that_was_quoted_goes_before_one_that_is_as_near() -> None:
    hits = [passage("Boards", BOARDS, Boards=0.62), passage("Forms", FORMS, A=0.60)]

    alone = match(asked("And on phones?"), hits)
    going_on = match(asked("And on phones?"), hits, before=Conversation(("Forms.md", "Forms")))

    assert alone is not None
    assert going_on is not None
    assert (alone.place[1], going_on.place[1]) == ("Boards", "Forms")


def test_what_was_as_near_before_the_new_question_is_what_was_asked_before() -> None:
    before = Conversation.of(["Use the switch."], [passage("Forms", FORMS, Turn=0.8, A=0.3)])
    behind = [passage("Forms", FORMS, Turn=0.7, A=0.6)]

    [hit] = new_in(behind, before)

    assert [one.text for one in hit.asked] == ["Do captchas work on phones?"]


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [("Did that, what else can we do?", True), ("It says E-3002, what does it want?", False)],
)
def test_what_says_nothing_by_itself_goes_on_but_for_an_error_code(text: str, goes_on: bool) -> None:  # noqa: FBT001 - a table of cases
    earlier = ["How do I bring a list in?"]

    [question] = find_questions(text, codes_in=text, subject="", earlier=earlier, company="TechCorp")

    assert question.goes_on is goes_on


def test_of_two_searches_the_nearer_similarity_counts() -> None:
    [hit] = joined([passage("Forms", FORMS, A=0.4)], [passage("Forms", FORMS, A=0.6)])

    assert [one.similarity for one in hit.asked] == [0.6]


@pytest.mark.parametrize(
    ("line", "told"),
    [(f"3. {CAPTCHA}", True), ("Public forms can turn on a show captcha.", True), ("A captcha needs a key.", False)],
)
def test_a_line_is_recognised_also_in_other_words(line: str, told: bool) -> None:  # noqa: FBT001 - a table of cases
    assert Conversation.of([f'Open the form, select "Share" and {CAPTCHA.lower()}'], []).has_told(line) is told


def test_what_was_told_is_no_answer_to_the_next_question() -> None:
    told = Conversation.of([CAPTCHA], [])

    found = match(asked("Is it from a vendor?"), [passage("Forms", FORMS, Turn=0.9)], before=told)

    assert found is not None
    assert found.lines == ()


def test_a_question_is_searched_behind_the_last_one_that_says_something() -> None:
    [question] = find_questions(
        "and on Starter?", codes_in="", subject="", earlier=["How many guests may join?", "ok"], company="TechCorp"
    )

    assert question.behind == "How many guests may join? and on Starter?"


def test_a_second_question_is_searched_behind_the_first_as_well() -> None:
    text = "Are formula fields part of Starter? And can one take a number from another card for the sum?"

    _, second = find_questions(text, codes_in="", subject="", earlier=[], company="TechCorp")

    assert second.behind.startswith("Are formula fields part of Starter? And can one take a number")
    assert "formula" not in second.query


def test_an_ellipsis_belongs_to_the_question_before_it() -> None:
    text = "When does the counter start again? On the day we signed up?"

    [question] = find_questions(text, codes_in="", subject="", earlier=[], company="TechCorp")

    assert question.asked == text
