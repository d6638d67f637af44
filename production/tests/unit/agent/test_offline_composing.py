"""How an answer is cut out of passages: whole steps, their order, links, the length of the channel."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from production.agent.answerability.answer_type import holds_answer_type
from production.agent.money import speaks_of_money
from production.agent.offline.compose import compose, is_passing_on, passing_on
from production.agent.offline.conversation import Conversation
from production.agent.offline.finding import Finding
from production.agent.offline.known import Match
from production.agent.offline.questions import Question
from production.agent.offline.scoring import ScoredTopic
from production.agent.offline.topics import Form, Topic, Unit, topics_of, untold
from production.channels.registry import channels
from production.crm.knowledge.model import Passage
from production.schemas.ids import Channel

STEPS = tuple(Unit(Form.STEP, f"{number}. Select button {number}.") for number in range(1, 5))
EXPORT = Topic(
    "a.md",
    "Import and export > Export a project",
    0.8,
    (Unit(Form.SENTENCE, "To export, open the menu."), *STEPS, Unit(Form.SENTENCE, "The link lasts 48 hours.")),
)


def finding(text: str, *fits: float, topic: Topic = EXPORT, coverage: float = 0.9) -> Finding:
    return Finding(Question(text, text, text, text), [ScoredTopic(topic, fits, coverage, 0.0)])


HOW = finding("How do I export a project?", 0.9, 0.5, 0.5, 0.5, 0.5, 0.4)
HOW_LONG = finding("How long does the link last?", 0.4, 0.2, 0.2, 0.2, 0.2, 0.95)
UNKNOWN = finding("Do you like jazz?", 0.1, 0.0, 0.0, 0.0, 0.0, 0.0, coverage=0.0)


def test_two_questions_without_a_known_one_are_each_judged_by_themselves() -> None:
    both = [replace(each, known=Match()) for each in (HOW, HOW_LONG)]

    assert [part.split(".")[0] for part in compose(both, Channel.EMAIL, worth_showing=0.0).text.split("\n\n")] == [
        "To export, open the menu",
        "The link lasts 48 hours",
    ]


def test_beside_an_answer_what_nobody_is_known_to_have_asked_is_left_open() -> None:
    lasts = Match("How long is it good?", EXPORT.key, ("The link lasts 48 hours.",), 0.9, 0.4)

    draft = compose([replace(HOW_LONG, known=lasts), replace(HOW, known=Match())], Channel.EMAIL)

    assert draft.text == "The link lasts 48 hours."
    assert draft.passed_on == (1,)


def test_a_way_is_answered_with_all_its_steps_in_order() -> None:
    draft = compose([HOW], Channel.EMAIL)

    assert re.findall(r"^(\d)\. Select", draft.text, re.MULTILINE) == ["1", "2", "3", "4"]
    assert draft.text.startswith("To export, open the menu.")


def test_a_fact_is_answered_without_steps() -> None:
    assert compose([HOW_LONG], Channel.EMAIL).text == "The link lasts 48 hours."


def test_two_questions_about_one_topic_share_its_part() -> None:
    text = compose([HOW, HOW_LONG], Channel.EMAIL).text

    assert text.count("1. Select") == text.count("48 hours") == 1


def test_a_second_line_that_answers_is_told_before_steps_that_fill_the_budget() -> None:
    steps = tuple(Unit(Form.STEP, f"{number}. {'Select a button. ' * 8}") for number in range(1, 4))
    later, correct = Unit(Form.SENTENCE, "Add time later."), Unit(Form.SENTENCE, "Correct it for 14 days.")
    topic = Topic("a.md", "Time", 0.8, (later, *steps, correct))
    known = Match("how do i put hours in", topic.key, (later.text, correct.text), 0.8, 0.2)
    asked = finding("how do i mend last tuesday", 0.5, 0.1, 0.1, 0.1, 0.3, topic=topic)

    text = compose([replace(asked, known=known)], Channel.WHATSAPP).text

    assert text.startswith("Add time later. Correct it for 14 days.")


def test_what_was_not_found_is_left_open_beside_what_was() -> None:
    draft = compose([HOW, UNKNOWN], Channel.EMAIL)

    assert draft.passed_on == (1,)
    assert draft.confidence == compose([HOW], Channel.EMAIL).confidence


def test_a_guess_that_lacks_what_is_asked_for_is_left_open_beside_an_answer() -> None:
    elsewhere = finding("How do I export to Jira?", 0.9, 0.5, 0.5, 0.5, 0.5, 0.4)

    assert compose([HOW_LONG, elsewhere], Channel.EMAIL).passed_on == (1,)


@pytest.mark.parametrize(
    ("places", "named"),
    [([1], "your second question "), ([0, 2], "your first and third questions "), ([3, 7], "your fourth and other ")],
)
def test_the_customer_reads_which_questions_a_colleague_will_answer(places: list[int], named: str) -> None:
    said = passing_on(places)

    assert named in said
    assert is_passing_on(said)


def test_nothing_found_is_nothing_said() -> None:
    draft = compose([UNKNOWN], Channel.EMAIL)

    assert draft.text == ""
    assert draft.confidence < 0.6


def test_sentences_about_money_are_never_quoted() -> None:
    topic = Topic(
        "a.md", "Plans", 0.8, (Unit(Form.SENTENCE, "Starter costs $5."), Unit(Form.SENTENCE, "It has tasks."))
    )

    assert compose([finding("What is in Starter?", 0.9, 0.8, topic=topic)], Channel.EMAIL).text == "It has tasks."


@pytest.mark.parametrize(
    "sentence",
    [
        "Starter costs $12 a month.",
        "It is EUR 12.90 each.",
        "It is 12.90 EUR each.",
        "You pay Rs. 500 for it.",
        "A message is 5 cents.",
    ],
)
def test_an_amount_is_seen_however_it_is_written(sentence: str) -> None:
    assert speaks_of_money(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The currency field knows EUR, USD and 30 others.",
        "Try 3 times, then wait 5 minutes.",
        "A CAD 2024 drawing opens in the preview.",
    ],
)
def test_a_number_near_a_word_of_money_is_no_amount(sentence: str) -> None:
    assert not speaks_of_money(sentence)


def test_a_chat_keeps_to_its_length() -> None:
    sentences = tuple(
        Unit(Form.SENTENCE, f"Sentence {number} says something about exports. " * 4) for number in range(6)
    )
    long = finding("What happens to exports?", *[0.9] * 6, topic=Topic("a.md", "Export", 0.8, sentences))

    assert 0 < len(compose([long], Channel.WHATSAPP).text) <= channels()[Channel.WHATSAPP].style.budget


def test_topics_join_passages_of_one_heading_in_the_order_of_the_document() -> None:
    first = Passage("a.md", "Guide", 0, "One.\n\n1. Two.", 0.1, 0.2)
    second = Passage("a.md", "Guide", 1, "2. Three.", 0.5, 0.6)

    [topic] = topics_of([second], seen=[first, second])

    assert [unit.text for unit in topic.units] == ["One.", "1. Two.", "2. Three."]
    assert topic.similarity == 0.6


def test_what_was_told_before_is_not_told_again() -> None:
    [topic] = untold([EXPORT], Conversation.of(["To export,\nopen the menu.\n1. Select button 1."], []))

    assert [unit.text for unit in topic.units[:2]] == ["2. Select button 2.", "3. Select button 3."]


def test_a_topic_that_was_told_as_a_whole_is_gone() -> None:
    assert untold([EXPORT], Conversation.of([" ".join(unit.text for unit in EXPORT.units)], [])) == []


def test_markup_goes_and_links_stay() -> None:
    passage = Passage(
        "a.md", "Guide", 0, "Open **Settings** at [the page](https://a.example/x).\n\n- `code` here", 1, 1
    )

    [topic] = topics_of([passage], seen=[])

    assert [unit.text for unit in topic.units] == ["Open Settings at the page (https://a.example/x).", "code here"]


@pytest.mark.parametrize(
    ("question", "factual"),
    [
        ("How long is the link valid?", True),
        ("Do guests count as seats?", True),
        ("How do I export?", False),
        ("Why is the board slow?", False),
        ("Is there a way to export?", False),
        ("Where can I see how many are taken?", False),
        ("A colleague who got married cannot sign in.", False),
        ("What is the procedure to export?", False),
        ("and who may invite?", True),
    ],
)
def test_facts_and_ways_are_told_apart(question: str, factual: bool) -> None:  # noqa: FBT001 - a table of cases
    assert Question(question, question, question, question).way is not factual


@pytest.mark.parametrize(
    ("question", "holder", "other"),
    [
        ("How long is it valid?", "It lasts 48 hours.", "It is a link."),
        ("How often is it refreshed?", "It refreshes every 15 minutes.", "It has 15 widgets."),
        ("Where do I see it?", "Open Settings > Billing.", "It is blue."),
    ],
)
def test_a_sentence_with_the_kind_of_thing_asked_for_is_known(question: str, holder: str, other: str) -> None:
    assert holds_answer_type(question, holder)
    assert not holds_answer_type(question, other)
