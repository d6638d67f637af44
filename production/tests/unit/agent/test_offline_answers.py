"""The built-in agent: real embedder, real documentation."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from production.agent.failures import ModelUnavailable
from production.agent.grounding import ground
from production.agent.limits import Limits
from production.agent.models.embedder import MiniLmEmbedder
from production.agent.offline.compose import is_admission, is_passing_on
from production.agent.offline_agent import OfflineAgent
from production.channels.registry import channels
from production.crm.knowledge.model import Passage
from production.crm.knowledge.service import KnowledgeBase
from production.lab.evals.answer_suite import ended
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel
from production.schemas.outcomes import EndCode
from production.schemas.turns import TurnAction
from production.tests.support.agent import CALM, CONTEXT, MakeTurn, OneOldTicket, OnePassage

QUESTIONS = json.loads((Path(__file__).parent / "questions.json").read_text("utf-8"))["questions"]
SAMPLES = json.loads((CONTEXT / "sample-tickets.json").read_text("utf-8"))["messages"]
STRANGE = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


async def test_steps_come_whole_and_in_order(offline: OfflineAgent, turn: MakeTurn) -> None:
    result = await offline.answer(turn("How do I invite new colleagues?", Channel.EMAIL), CALM)

    numbers = [line[0] for line in result.reply.splitlines() if line[:1].isdigit()]
    assert numbers == ["1", "2", "3", "4"]
    assert ended(result) == "replied"
    assert result.sources[0].document == "product-docs/workspaces.md"


async def test_two_questions_are_both_answered(offline: OfflineAgent, turn: MakeTurn) -> None:
    text = "Where do I change my profile picture? And how do I export a project as CSV?"

    result = await offline.answer(turn(text, Channel.EMAIL), CALM)

    assert "Upload picture" in result.reply
    assert "Excel or PDF" in result.reply


async def test_what_a_colleague_asks_for_is_answered_too(offline: OfflineAgent, turn: MakeTurn) -> None:
    asked = turn(
        "Where do I change my profile picture?", Channel.EMAIL, instruction="How do I export a project as CSV?"
    )
    result = await offline.answer(asked, CALM)

    assert "Upload picture" in result.reply
    assert "Excel or PDF" in result.reply


async def test_half_an_answer_says_what_is_passed_on(offline: OfflineAgent, turn: MakeTurn) -> None:
    text = "How do I export a project as CSV? Which university in Berlin would you recommend for my daughter?"

    result = await offline.answer(turn(text, Channel.EMAIL), CALM)

    assert ended(result) == "replied"
    assert result.passed_on == ("Which university in Berlin would you recommend for my daughter?",)
    assert is_passing_on(result.reply.split("\n\n")[-1])


async def test_a_reviewer_gets_the_admission_that_only_near_topics_are_known(
    offline: OfflineAgent, turn: MakeTurn
) -> None:
    text = "I was added to a workspace of an ex client. How do I leave it myself? I don't want to close my account"
    result = await offline.answer(turn(text), CALM)

    assert (is_admission(result.reply), ended(result), result.grounded) == (True, "drafted", False)
    assert result.reason.code is EndCode.NOT_DOCUMENTED


async def test_a_vague_message_is_asked_back_once(offline: OfflineAgent, turn: MakeTurn) -> None:
    first = await offline.answer(turn("help", Channel.WHATSAPP), CALM)
    again = await offline.answer(turn("please", Channel.WHATSAPP, history=["help", first.reply]), CALM)

    assert (first.action, first.reply[-1]) == (TurnAction.CLARIFY, "?")
    assert again.action is TurnAction.ESCALATE


async def test_thanks_get_one_closing_line(offline: OfflineAgent, turn: MakeTurn) -> None:
    result = await offline.answer(turn("perfect, thank you!", history=["How?", "Like this."]), CALM)

    assert (result.action, result.reply.count("\n"), ended(result)) == (TurnAction.CLOSE, 0, "replied")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Necesito cambiar la contraseña de mi cuenta, por favor", "the message is not in English"),
        ("Would your company sponsor our robotics tournament in May?", "not in the knowledge base"),
    ],
)
async def test_the_built_in_agent_hands_over_honestly(
    offline: OfflineAgent, turn: MakeTurn, text: str, reason: str
) -> None:
    result = await offline.answer(turn(text), CALM)

    assert (result.action, result.reason.detail, result.reply) == (TurnAction.ESCALATE, reason, "")


async def test_a_follow_up_is_understood_from_the_conversation(offline: OfflineAgent, turn: MakeTurn) -> None:
    before = ["My password reset link does not work any more", "Request a new one."]

    result = await offline.answer(turn("how long is it valid?", Channel.WHATSAPP, history=before), CALM)

    assert "60 minutes" in result.reply


@pytest.mark.parametrize("number", ["TKT-00120", "TKT-0099"])
async def test_of_another_ticket_than_the_one_named_nothing_is_told(
    offline: OfflineAgent, turn: MakeTurn, number: str
) -> None:
    result = await offline.answer(turn(f"What is the status of my ticket {number}?", identity_proven=True), CALM)

    assert "TKT-0012" not in result.reply


async def test_an_earlier_ticket_is_told_to_a_proven_sender_only(offline: OfflineAgent, turn: MakeTurn) -> None:
    text = "What is the status of my ticket TKT-0012?"
    proven = await offline.answer(turn(text, identity_proven=True), CALM)
    stranger = await offline.answer(turn(text), CALM)

    assert "TKT-0012" in proven.reply
    assert "is resolved" in proven.reply
    assert "TKT-0012" not in stranger.reply


async def test_the_same_turn_gets_the_same_answer(offline: OfflineAgent, turn: MakeTurn) -> None:
    question = turn("How do I make a task repeat every Monday?")

    assert await offline.answer(question, CALM) == await offline.answer(question, CALM)


async def test_replies_in_a_chat_are_shorter_than_in_a_mail(offline: OfflineAgent, turn: MakeTurn) -> None:
    asked = [question["question"] for question in QUESTIONS[:12] if question["topic"]]
    lengths = Counter[Channel]()
    for text in asked:
        for channel in (Channel.EMAIL, Channel.WHATSAPP):
            lengths[channel] += len((await offline.answer(turn(text, channel), CALM)).reply)

    assert lengths[Channel.WHATSAPP] < lengths[Channel.EMAIL]


@STRANGE
@given(text=st.text(max_size=300), subject=st.none() | st.text(max_size=40), channel=st.sampled_from(list(channels())))
async def test_no_message_breaks_a_turn(
    offline: OfflineAgent, turn: MakeTurn, text: str, subject: str | None, channel: Channel
) -> None:
    result = await offline.answer(turn(text, channel, subject=subject), CALM)

    assert bool(result.reply) is (result.action is not TurnAction.ESCALATE)


async def test_sample_tickets_end_as_expected(offline: OfflineAgent, turn: MakeTurn) -> None:
    """Needless handovers stay below 10 %; what must go to a person goes."""
    said: dict[str, list[str]] = {}
    outcomes = Counter[tuple[str, str]]()
    for sample in SAMPLES:
        expected = sample["expected"]
        if expected.get("trigger") or expected["outcome"] in ("parked", "rejected"):
            continue  # these never reach the agent
        history = said.get(sample.get("follows", ""), [])
        message = turn(sample["message"], Channel(sample["channel"]), history=history, subject=sample.get("subject"))
        result = await offline.answer(message, CALM)
        said[sample["id"]] = [*history, sample["message"], result.reply]
        outcomes[expected["outcome"], ended(result)] += 1

    answerable = sum(count for (wanted, _), count in outcomes.items() if wanted == "replied")
    assert outcomes["escalated", "replied"] + outcomes["escalated", "drafted"] == 0
    assert outcomes["replied", "escalated"] <= 0.10 * answerable
    assert outcomes["replied", "replied"] >= 0.90 * answerable


async def test_labelled_questions_are_answered_or_declined(
    offline: OfflineAgent, knowledge: KnowledgeBase, turn: MakeTurn
) -> None:
    """Guards the figures on the questions held out from tuning, and support of every sentence on all.

    What is not surely a known question is a draft: half is answered alone, three quarters were when near was enough.
    """
    ends = Counter[tuple[bool, str]]()
    for question in QUESTIONS:
        result = await offline.answer(turn(question["question"]), CALM)
        passages = await knowledge.search(question["question"], limit=200)
        said = "\n\n".join(one for one in result.reply.split("\n\n") if not is_passing_on(one))
        assert is_admission(said) or ground(said, passages, []).unsupported == ()
        if question["split"] == "held_out":
            ends[question["topic"] is not None, ended(result)] += 1

    answerable = sum(count for (known, _), count in ends.items() if known)
    unanswerable = sum(count for (known, _), count in ends.items() if not known)
    assert ends[True, "escalated"] <= 0.10 * answerable
    assert ends[True, "replied"] >= 0.50 * answerable
    assert ends[False, "replied"] <= 0.06 * unanswerable


async def test_who_waits_too_long_for_a_search_may_ask_somebody_else(embedder: MiniLmEmbedder, turn: MakeTurn) -> None:
    class Silent(OnePassage):
        async def search(self, query: str, *, limit: int = 5, language: str | None = None) -> list[Passage]:
            await asyncio.Event().wait()
            return []

    agent = OfflineAgent(embedder, Silent(), OneOldTicket(), Limits(run_s=0.01), "TechCorp")

    with pytest.raises(ModelUnavailable, match="in time"):
        await agent.answer(turn("How do I export a project?"), CALM)


async def test_a_database_that_is_away_is_no_fault_of_the_message(embedder: MiniLmEmbedder, turn: MakeTurn) -> None:
    agent = OfflineAgent(embedder, OnePassage(Unavailable("Postgres")), OneOldTicket(), Limits(), "TechCorp")

    with pytest.raises(Unavailable, match="Postgres"):
        await agent.answer(turn("How do I export a project?"), CALM)
