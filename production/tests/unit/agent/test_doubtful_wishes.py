"""A wish that only its meaning tells is overruled by surely known questions, and by nothing that stands beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from production.agent.guardrails.semantic.classifier import SemanticClassifier
from production.agent.models.embedder import MiniLmEmbedder
from production.agent.offline_agent import OfflineAgent
from production.crm.knowledge.chunk import chunk
from production.lab.evals.answer_suite import ended
from production.lab.evals.screening.sets import cases
from production.schemas.ids import Channel
from production.schemas.turns import ScreenAction, Trigger
from production.tests.support.agent import CALM, CONTEXT, MakeTurn

DOUBTED = replace(CALM, action=ScreenAction.ESCALATE, triggers=(Trigger.HUMAN,), doubtful=True)
HARMLESS = {Trigger.REFUND, Trigger.PRICING, Trigger.HUMAN, Trigger.COMPLAINT}
WISHES = [
    case.text for name in ("held", "unseen", "fresh") for case in cases(name) if case.expect and case.expect <= HARMLESS
]
KNOWN = [
    known.text
    for file in sorted(CONTEXT.rglob("*.md"))
    for passage in chunk(str(file.relative_to(CONTEXT)), file.read_text("utf-8"))
    for known in passage.known
    if known.answer
]
BESIDE = (
    "{question}? {wish}",
    "{wish}. {question}?",
    "{question}, and {wish}",
    "{wish} {question}",
    "Hi {wish}\n{question}?",
    "{question}?\nThanks\n{wish}",
    "> {wish}\n{question}?",
    "    {wish}\n{question}?",
)
QUESTION = "Which lifetimes can be chosen for a token?"


@pytest.fixture(scope="session")
async def wishes(embedder: MiniLmEmbedder) -> list[str]:
    """Those that no rule knows."""
    look = SemanticClassifier(embedder, "TechCorp")
    return [text for text in WISHES if (await look.screen(text)).doubtful]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.sampled_from(KNOWN), beside=st.sampled_from(BESIDE), data=st.data())
async def test_no_wish_beside_a_known_question_is_lost(
    offline: OfflineAgent, turn: MakeTurn, wishes: list[str], question: str, beside: str, data: st.DataObject
) -> None:
    wish = data.draw(st.sampled_from(wishes))
    text = beside.format(question=question.rstrip("?.!"), wish=wish)

    assert ended(await offline.answer(turn(text), DOUBTED)) == "escalated"
    assert ended(await offline.answer(turn(question, subject=wish), DOUBTED)) == "escalated"


async def test_a_wish_that_meaning_finds_beside_a_known_question_goes_to_a_person(
    offline: OfflineAgent, turn: MakeTurn, embedder: MiniLmEmbedder
) -> None:
    text = "You took 49 from my card for a plan I had ended in April and the amount belongs to me. How do I export?"
    verdict = await SemanticClassifier(embedder, "TechCorp").screen(text)

    assert verdict.doubtful
    assert ended(await offline.answer(turn(text), verdict)) == "escalated"


@pytest.mark.parametrize(
    "text",
    [
        QUESTION,
        f"Hello,\n{QUESTION}\nMany thanks in advance\nBest regards\nDana Reed",
        f"{QUESTION} And how do I invite new colleagues?",
    ],
    ids=["alone", "with courtesies", "with another that is known"],
)
async def test_known_questions_alone_are_answered(offline: OfflineAgent, turn: MakeTurn, text: str) -> None:
    asked = turn(text, Channel.EMAIL, customer_name="Dana Reed")

    assert ended(await offline.answer(asked, DOUBTED)) == "replied"
    assert ended(await offline.answer(asked, replace(DOUBTED, doubtful=False))) == "escalated"


async def test_a_wish_whose_every_word_stands_in_the_question_is_left_to_a_person(
    offline: OfflineAgent, turn: MakeTurn
) -> None:
    question, wish = (
        "How do I look up what one person did in a certain week?",
        "Could one of your employees have a look",
    )

    assert ended(await offline.answer(turn(f"{question} {wish}?"), DOUBTED)) == "escalated"


@pytest.mark.parametrize(
    "beside",
    [
        "Which university in Berlin would you recommend for my daughter?",
        "Could one of your people look at it?",
        "I want somebody.",
        "Dana Reed",
    ],
    ids=["a question that is not known", "a wish as a question", "a wish of small words", "a name nobody knows"],
)
async def test_beside_anything_else_a_known_question_is_left_to_a_person(
    offline: OfflineAgent, turn: MakeTurn, beside: str
) -> None:
    assert ended(await offline.answer(turn(f"{QUESTION} {beside}"), DOUBTED)) == "escalated"
