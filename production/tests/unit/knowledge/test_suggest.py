"""An article says what was asked and answered, and nothing of who asked."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from production.agent.models.embedder import MiniLmEmbedder
from production.crm.knowledge.suggest import SAME_QUESTION, TITLE_LENGTH, Solved, compose

_SETS = json.loads(Path(__file__).with_name("gap_questions.json").read_text("utf-8"))
ANSWER = "Open Settings, choose Themes and pick Night."


def solved(**changes: Any) -> Solved:
    fields: dict[str, Any] = {
        "ticket_id": UUID(int=1),
        "question_id": UUID(int=2),
        "subject": "Re: Colours",
        "question": "Hi, I am Ada Lovelace. Is there a dark mode? Thanks, Ada",
        "answers": (ANSWER,),
        "known": ("Ada Lovelace",),
    }
    return Solved(**fields | changes)


def test_the_question_names_the_article_and_the_answer_fills_it() -> None:
    article = compose(solved())
    assert (article.title, article.body) == ("Is there a dark mode?", ANSWER)


def test_the_question_is_shown_without_the_person() -> None:
    assert compose(solved()).question == "I am [name]. Is there a dark mode?"


def test_several_answers_follow_each_other() -> None:
    article = compose(solved(answers=("Hi Ada,\n\nOpen Settings.", "Then pick Night.\n\nBest,\nTom")))
    assert article.body == "Open Settings.\n\nThen pick Night."


@pytest.mark.parametrize(
    ("subject", "question", "title"),
    [
        ("Re: AW: Dark colours", "My eyes hurt.", "Dark colours"),
        ("Any dark colours?", "My eyes hurt.", "Any dark colours?"),
        (None, "My eyes hurt. It is too bright.", "My eyes hurt."),
        (None, "Hi!", "A question"),
    ],
)
def test_without_a_question_the_subject_or_the_beginning_names_it(
    subject: str | None, question: str, title: str
) -> None:
    assert compose(solved(subject=subject, question=question)).title == title


def test_a_long_question_gives_a_short_title() -> None:
    title = compose(solved(question=f"Can I {'really ' * 60}use it?")).title
    assert len(title) <= TITLE_LENGTH
    assert title.endswith("…")


@pytest.mark.parametrize(
    ("answer", "teaches"), [(ANSWER, True), ("Done!", False), ("# Only a heading of five words", False)]
)
def test_an_answer_teaches_if_somebody_else_could_use_it(answer: str, teaches: bool) -> None:  # noqa: FBT001 - expected
    assert compose(solved(answers=(answer,))).teaches is teaches


@pytest.mark.parametrize("name", ["tuned", "unseen"])
async def test_different_questions_are_never_taken_for_the_same(name: str) -> None:
    labelled = [(text, topic if topic != "alone" else text) for topic, texts in _SETS[name].items() for text in texts]
    vectors = np.array(await MiniLmEmbedder().embed([text for text, _ in labelled]))
    strangers = [(a, b) for a, b in combinations(range(len(labelled)), 2) if labelled[a][1] != labelled[b][1]]
    assert max(float(vectors[a] @ vectors[b]) for a, b in strangers) < SAME_QUESTION
