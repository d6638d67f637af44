"""What a question demands is there, or it is said what is missing: direction, names, kind of answer."""

from __future__ import annotations

import pytest

from production.agent.answerability.gate import unmet
from production.agent.context import ProposedReply, TurnContext
from production.agent.results import DRAFT_CAP, to_result
from production.crm.knowledge.model import Passage
from production.schemas.outcomes import EndCode
from production.schemas.turns import TurnAction
from production.tests.support.agent import CALM, TURN, OneOldTicket, OnePassage


def missing(question: str, evidence: str, message: str = "") -> str:
    return unmet(question, evidence, known="", message=message or question)


@pytest.mark.parametrize(
    ("question", "evidence"),
    [
        ("How do I export all my tasks?", "To import a CSV file, open Import and select the file."),
        ("How do I disable two-factor for my account?", "To turn on two-factor authentication, scan the code."),
        ("How can I turn the digest mails off?", "Switch on the daily digest under Notifications."),
        ("How do I remove a guest?", "To add a guest, select Invite."),
        ("How do I get my board back?", "To delete a board, select Delete."),
        ("How do I disconnect Slack?", "To connect Slack, an Admin selects Connect."),
        ("Who can unlock my week?", "A week is locked by the lead when it is approved."),
    ],
)
def test_the_opposite_of_what_is_asked_is_no_answer(question: str, evidence: str) -> None:
    assert "opposite" in missing(question, evidence)


@pytest.mark.parametrize(
    ("question", "evidence"),
    [
        ("How do I export all my tasks?", "Open Settings > Import & export and choose Export."),
        ("How do I remove a guest?", "Select the guest and choose Remove from project."),
        ("Can I turn it on and off again?", "Turn it on under Settings."),
        ("How do I restore a deleted task?", "Deleted tasks are restored from the Trash."),
        ("Do I have to invite her anew or is there a way to get her back?", "An Admin brings removed people back."),
    ],
)
def test_evidence_that_tells_what_is_asked_may_tell_its_opposite_too(question: str, evidence: str) -> None:
    assert missing(question, evidence) == ""


@pytest.mark.parametrize(
    ("question", "evidence", "name"),
    [
        ("How many members are allowed on Starter?", "The Free plan allows 10 members.", "Starter"),
        ("Can I connect it with Teams?", "To connect Slack, open Integrations.", "Teams"),
        ("How do I import from Trello?", "To import from Jira, open Import.", "Trello"),
    ],
)
def test_a_name_that_the_evidence_does_not_know_is_named(question: str, evidence: str, name: str) -> None:
    assert name in missing(question, evidence)


def test_a_question_that_leans_on_the_sentence_before_means_what_is_named_there() -> None:
    assert "Teams" in missing(
        "How do I set that up?", "To set up Slack, select Connect.", "We work with Teams. How do I set that up?"
    )


@pytest.mark.parametrize(
    "question",
    ["Ada and Bob share a board, how do they export it?", "How do I export the board 'Sent to Bob' with its cards?"],
)
def test_names_of_writers_and_of_what_they_made_are_not_asked_for(question: str) -> None:
    assert missing(question, "To export a board, select Export.") == ""


@pytest.mark.parametrize(
    ("question", "evidence"),
    [
        ("How many rules can a project have?", "Rules are made under Automations."),
        ("How long is the link valid?", "A link arrives by email."),
        ("Who may delete a workspace?", "Workspaces are deleted under General."),
        ("Which plan has single sign-on?", "Single sign-on uses SAML."),
    ],
)
def test_another_kind_of_answer_than_asked_for_is_none(question: str, evidence: str) -> None:
    assert "kind" in missing(question, evidence)


@pytest.mark.parametrize(
    ("question", "evidence"),
    [
        ("How many rules can a project have?", "A project can have 50 rules."),
        ("How long is the link valid?", "The link works for two days."),
        ("Who may delete a workspace?", "Only Owners delete a workspace."),
        ("Which plan has single sign-on?", "Single sign-on is part of the Enterprise plan."),
        ("Where can I look the key up again?", "The key is shown only this time."),
    ],
)
def test_the_kind_of_answer_asked_for_is_enough(question: str, evidence: str) -> None:
    assert missing(question, evidence) == ""


def test_whoever_wrote_a_reply_that_tells_the_opposite_it_is_a_draft_that_says_so() -> None:
    said = "To import tasks, select Import and choose the file."
    seen = Passage("a.md", "Tasks > Bring tasks in", 0, said, 0.8, 0.7)
    context = TurnContext(TURN, OnePassage(), OneOldTicket(), reads_left=0, passages={("a.md", 0): seen})
    context.reply = ProposedReply(said, 1.0, TurnAction.REPLY)

    result = to_result(context, CALM)

    assert result.confidence == DRAFT_CAP
    assert (result.reason.code, "opposite" in result.reason.detail) == (EndCode.NOT_DOCUMENTED, True)
