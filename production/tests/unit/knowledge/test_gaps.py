"""The same question asked in different words is one gap; different questions stay apart."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from uuid import UUID, uuid5

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.agent.models.embedder import MiniLmEmbedder
from production.crm.knowledge.gaps import (
    MAX_EXAMPLES,
    MIN_CLUSTER_SIMILARITY,
    UnansweredQuestion,
    average_linkage_clusters,
    find_gaps,
)

_SETS = json.loads(Path(__file__).with_name("gap_questions.json").read_text("utf-8"))
_MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
_SPACE = UUID(int=7)


def asked(text: str, *vector: float, minute: int = 0, customer: str = "ada") -> UnansweredQuestion:
    length = float(np.linalg.norm(vector))
    return UnansweredQuestion(
        id=uuid5(_SPACE, f"{text}{minute}{customer}"),
        customer_id=uuid5(_SPACE, customer),
        ticket_number="TKT-0001",
        channel="email",
        text=text,
        asked_at=_MONDAY + timedelta(minutes=minute),
        vector=np.array(vector, np.float32) / np.float32(length),
    )


@pytest.mark.parametrize(("name", "recall"), [("tuned", 0.8), ("unseen", 0.9)])
async def test_paraphrases_meet_and_strangers_do_not(name: str, recall: float) -> None:
    labelled = [(text, topic if topic != "alone" else text) for topic, texts in _SETS[name].items() for text in texts]
    vectors = np.array(await MiniLmEmbedder().embed([text for text, _ in labelled]), np.float64)
    groups = {row: number for number, group in enumerate(average_linkage_clusters(vectors)) for row in group}
    together = {(a, b) for a, b in combinations(range(len(labelled)), 2) if groups[a] == groups[b]}
    same = {(a, b) for a, b in combinations(range(len(labelled)), 2) if labelled[a][1] == labelled[b][1]}
    assert together <= same
    assert len(together & same) / len(same) >= recall


def test_what_most_people_ask_comes_first_however_often_one_person_repeats_it() -> None:
    nagging = [asked("Dark mode?", 1, 0, minute=minute, customer="bob") for minute in range(4)]
    two_people = [asked("Apple Watch?", 0, 1, customer="ada"), asked("On my watch?", 0, 1, customer="eve")]
    assert [(gap.customers, gap.questions) for gap in find_gaps([*nagging, *two_people])] == [(2, 2), (1, 4)]


def test_a_gap_keeps_its_name_when_others_ask_too() -> None:
    first = asked("Dark mode?", 1, 0.1)
    [before] = find_gaps([first])
    [after] = find_gaps([asked("Black theme?", 1, 0.2, minute=5), first])
    assert before.id == after.id == first.id


def test_examples_are_different_and_the_most_typical_leads() -> None:
    questions = [asked("same", 1, 0.5, minute=minute) for minute in range(9)]
    odd = [asked(f"odd {number}", 1, -0.1 * number, minute=20 + number) for number in range(1, 8)]
    [gap] = find_gaps([*odd, *questions])
    texts = [example.text for example in gap.examples]
    assert len(texts) == len(set(texts)) == MAX_EXAMPLES
    assert gap.questions == 16


def test_nothing_asked_is_no_gap() -> None:
    assert find_gaps([]) == []


@given(
    st.lists(
        st.lists(st.floats(-1, 1), min_size=3, max_size=3).filter(lambda v: np.linalg.norm(v) > 0.1),
        min_size=1,
        max_size=12,
    )
)
def test_every_question_is_in_exactly_one_group_and_no_two_groups_are_alike(rows: list[list[float]]) -> None:
    vectors = np.array(rows)
    vectors /= np.linalg.norm(vectors, axis=1)[:, None]
    groups = average_linkage_clusters(vectors)
    assert sorted(index for group in groups for index in group) == list(range(len(rows)))
    for left, right in combinations(groups, 2):
        assert (vectors[left] @ vectors[right].T).mean() < MIN_CLUSTER_SIMILARITY + 1e-9
