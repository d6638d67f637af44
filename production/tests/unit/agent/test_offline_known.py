"""Known questions decide what is answered alone, and with which line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from production.agent.offline.compose import Draft, compose
from production.agent.offline.finding import Finding, beside_each_other
from production.agent.offline.known import Match, match
from production.agent.offline.questions import Question
from production.agent.offline.scoring import ScoredTopic
from production.agent.offline.topics import topics_of
from production.crm.knowledge.model import NearQuestion, Passage
from production.schemas.ids import Channel

EXPORT = """To export a project, open its menu and select "Export".

1. Open the menu.
2. Choose CSV or Excel.
3. Select "Export".

The link lasts 48 hours. It works once."""
ANSWERS = {
    "How do I export a project?": '3. Select "Export".',
    "Which formats can I choose?": "2. Choose CSV or Excel.",
    "How long does the link last?": "The link lasts 48 hours. It works once.",
    "Can I export to Jira?": None,
}
ELSEWHERE = NearQuestion("Where is the printer?", "In the hall.", 0.3)


def found(question: str, *near: tuple[str, float], rivals: Sequence[NearQuestion] = (ELSEWHERE,)) -> Finding:
    """What is found where `near` are the known questions of the section, with their similarities."""
    asked = tuple(NearQuestion(text, ANSWERS[text], similarity) for text, similarity in near)
    export = Passage("a.md", "Guide > Export", 0, EXPORT, 0.8, 0.8, asked)
    other = Passage("b.md", "Office > Printer", 0, "In the hall.", 0.4, 0.4, tuple(rivals))
    topics = [ScoredTopic(topic, (0.9,) * len(topic.units), 0.9, 0.0) for topic in topics_of([export, other], [])]
    one = Question(question, question, question, question)
    return Finding(one, topics, match(one, [export, other]))


def answer(question: str, *near: tuple[str, float], rivals: Sequence[NearQuestion] = (ELSEWHERE,)) -> Draft:
    """What is replied to it alone."""
    return compose([found(question, *near, rivals=rivals)], Channel.EMAIL)


def test_the_line_that_answers_comes_first() -> None:
    draft = answer("For how many hours is the link good?", ("How long does the link last?", 0.8))

    assert draft.text.startswith("The link lasts 48 hours. It works once.")
    assert draft.confidence >= 0.9


def test_a_step_that_answers_is_told_as_a_sentence() -> None:
    assert answer("Which formats are there?", ("Which formats can I choose?", 0.8)).text.startswith("Choose CSV or Ex")


def test_who_asks_for_the_way_gets_all_steps() -> None:
    text = answer("How do I export my project?", ("How do I export a project?", 0.8)).text

    assert [line[0] for line in text.splitlines() if line[:1].isdigit()] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("near", "rival"),
    [
        (("How long does the link last?", 0.4), 0.3),
        (("How long does the link last?", 0.7), 0.75),
    ],
    ids=["nothing near", "another answer as near"],
)
def test_what_is_not_surely_a_known_question_is_at_most_a_draft(near: tuple[str, float], rival: float) -> None:
    draft = answer("Until when?", near, rivals=[NearQuestion("Until when?", "Until noon.", rival)])

    assert 0.6 <= draft.confidence < 0.9


def test_a_name_that_is_asked_about_makes_its_known_question_nearer() -> None:
    outlook = NearQuestion("Does it sync with Outlook?", "The Outlook sync is one way.", 0.65)

    finding = found("Half of us have Outlook, is it the same?", ("How do I export a project?", 0.7), rivals=[outlook])

    assert finding.known is not None
    assert finding.known.text == outlook.text


def asked_alone(text: str) -> Question:
    return Question(asked=text, bare=text, query=text, message=text)


def test_a_question_in_nearly_the_same_words_is_clear_though_it_names_another_action() -> None:
    same = Match("tasks into gcal how", ("a.md", "Sync"), ('5. Select "Start sync".',), similarity=0.84, lead=0.4)

    asked = asked_alone("put my tasks into my gcal pls")

    assert same.clear(asked, by_passages=0.0)
    assert not replace(same, similarity=0.7).clear(asked, by_passages=0.0)


def test_single_steps_are_told_in_their_order_and_without_numbers() -> None:
    near = [("How do I export a project?", 0.80), ("Which formats can I choose?", 0.79)]

    told = answer("Which of them?", *near).text

    assert told.startswith('Choose CSV or Excel. Select "Export".')


@pytest.mark.parametrize(
    ("near", "is_open"),
    [(("Can I export to Jira?", 0.6), True), (("How long does the link last?", 0.6), False)],
)
def test_what_is_nearest_to_an_unanswered_question_is_open(near: tuple[str, float], is_open: bool) -> None:  # noqa: FBT001 - a table of cases
    assert found("Could it go to another tool?", near).is_open is is_open


def test_what_is_known_to_be_undocumented_is_not_answered() -> None:
    assert answer("Is there an export to Jira?", ("Can I export to Jira?", 0.9)).text == ""


def test_the_opposite_of_a_known_question_is_at_most_a_draft() -> None:
    assert answer("How do I import a project?", ("How do I export a project?", 0.9)).confidence < 0.9


def test_without_known_questions_the_passages_decide() -> None:
    assert answer("How long does the link last?", rivals=()).confidence >= 0.9


def test_a_question_whose_words_another_answer_has_is_not_clear_unless_the_known_one_is_nearly_the_same() -> None:
    history = Match("is anything changed", ("a.md", "Move"), ("Running it again updates.",), 0.66, 0.13, rival=0.2)
    asked = asked_alone("coming from there, old history too?")

    assert not history.clear(asked, by_passages=0.95)
    assert replace(history, rival=0.1).clear(asked, by_passages=0.95)
    assert replace(history, similarity=0.75).clear(asked, by_passages=0.95)


@pytest.mark.parametrize("second", ["And our logo on it?", "And can the link show our logo and colours?"])
def test_a_second_question_that_only_borrows_the_words_of_the_first_stays_open(second: str) -> None:
    lasts = ("How long does the link last?", 0.8)

    draft = compose([found("How long is the link good?", lasts), found(second, lasts)], Channel.EMAIL)

    assert draft.passed_on == (1,)


def test_where_one_asks_how_the_line_that_tells_it_goes_before_one_that_is_as_near() -> None:
    near = [("How long does the link last?", 0.80), ("How do I export a project?", 0.79)]

    assert answer("How do I get a link to my project?", *near).text.splitlines()[1].startswith("1. Open the menu.")


def test_beside_a_sure_question_another_needs_less_lead() -> None:
    sure = found("How long does the link last?", ("How long does the link last?", 0.95))
    weak = found("Which formats are there?", ("Which formats can I choose?", 0.48), ("Can I export to Jira?", 0.47))
    weak = replace(weak, known=replace(weak.known or Match(), similarity=0.56, lead=0.0))

    assert beside_each_other([weak])[0].confidence < 0.9
    assert [one.confidence >= 0.9 for one in beside_each_other([sure, weak])] == [True, True]
