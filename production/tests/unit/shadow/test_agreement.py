"""What a person said, looked for in a reply."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.shadow.agreement import Agreement, Conflict, compare

EXPORT = "To export a board:\n1. Open the board.\n2. Select Settings > Export.\n3. Choose CSV."
LOCKED = "After eight wrong passwords, the account is locked for 15 minutes."


def agreement(reply: str, answer: str, question: str = "How?") -> Agreement:
    return compare(reply, answer, question=question).agreement


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        (LOCKED, "Hi Ada,\n\nthe account is locked for a quarter of an hour after 8 wrong passwords.\n\nBest,\nBob"),
        (EXPORT, "Just open Settings > Export and choose CSV. Let me know if that helps!"),
        (EXPORT, "1. Open the board.\n2. Select Settings > Export.\n3. Choose CSV."),
        ("Files may be up to 25 MB each.", "The limit is 25 MB per file."),
        ("You cannot change the region yourself.", "No, you can't change the region."),
        ("The iPhone app needs iOS 16 or later.", "Thanks for asking! Our iPhone app needs iOS 16."),
        (
            "See https://help.techcorp.example/export for more.",
            "Look at https://help.techcorp.example/export for more.",
        ),
    ],
)
def test_the_same_facts_in_other_words_agree(reply: str, answer: str) -> None:
    assert agreement(reply, answer) is Agreement.AGREES


@pytest.mark.parametrize(
    ("reply", "answer", "conflict"),
    [
        (LOCKED, "An account is locked for 30 minutes after wrong passwords.", Conflict.NUMBER),
        (
            "After eight wrong passwords the account is locked for 15 minutes.",
            LOCKED.replace("15", "30"),
            Conflict.NUMBER,
        ),
        ("Files may be up to 50 MB each.", "The limit is 25 MB per file.", Conflict.NUMBER),
        ("On Free you can have up to 5 members.", "Free allows 10 members.", Conflict.NUMBER),
        (
            "Turn off two-factor under Settings > Security.",
            "You can turn it on under Settings > Security.",
            "direction",
        ),
        ("To export to Excel, open Settings > Export.", "You can't export to Excel.", Conflict.DENIAL),
        ("To import from Jira, open Settings > Import.", "Unfortunately that is not possible.", Conflict.DENIAL),
    ],
)
def test_another_number_direction_or_denial_contradicts(reply: str, answer: str, conflict: Conflict) -> None:
    found = compare(reply, answer, question="How?")
    assert found.agreement is Agreement.CONTRADICTS
    assert conflict in [finding.conflict for finding in found.findings]


@pytest.mark.parametrize(
    "answer",
    [
        "Open Settings > Export and choose CSV. Only Owners see that menu, so ask Maria to do it for you.",
        "Open Settings > Export and choose CSV. More is at https://help.techcorp.example/export.",
        "1. Choose CSV.\n2. Select Settings > Export.",
    ],
    ids=["more facts", "a link", "other order"],
)
def test_where_the_person_said_more_or_steps_in_another_order_it_agrees_in_part(answer: str) -> None:
    assert agreement(EXPORT, answer) is Agreement.PARTLY


@pytest.mark.parametrize(
    "answer",
    [
        "I have unlocked your account.",
        "Deine Rechnung liegt im Portal unter Dokumente.",
        "Ask https://other.example/x.",
    ],
)
def test_another_answer_is_neither_agreement_nor_contradiction(answer: str) -> None:
    assert agreement(EXPORT, answer) is Agreement.OTHER


@pytest.mark.parametrize(
    "answer",
    [
        "No problem, open Settings > Export and choose CSV.",
        "Open Settings > Export. If you can't see it, choose CSV on the board.",
    ],
)
def test_no_and_cannot_beside_the_matter_contradict_nothing(answer: str) -> None:
    assert agreement(EXPORT, answer).holds


@pytest.mark.parametrize("answer", ["", "Thank you!", "Hi Ada,\n\nthanks for your patience.\n\nKind regards\nBob"])
def test_courtesies_leave_nothing_to_compare(answer: str) -> None:
    assert agreement(EXPORT, answer) is Agreement.OPEN


def test_answers_as_people_write_them_are_told_from_those_to_which_the_reply_is_wrong() -> None:
    pairs = json.loads(Path(__file__).with_name("answers_beside_replies.json").read_text("utf-8"))
    held = Counter(one["right"] for one in pairs if agreement(one["reply"], one["answer"], one["question"]).holds)
    assert held[True] >= 24  # of 25; what is missed looks worse than it is
    assert held[False] <= 2  # of 19


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_words_stop_it(reply: str, answer: str) -> None:
    compare(reply, answer, question=answer)
