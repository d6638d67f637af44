"""The promises under faults: nothing lost, nobody answered twice, order kept.

A short run; `make faults` is the long one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from production.channels.registry import channels, providers
from production.tests.faults.plan import Plan
from production.tests.faults.run import Outcome, run


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Outcome:
    folder = tmp_path_factory.mktemp("faults")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    return run(folder, repository / "context", Plan(customers=120, messages=8, at_once=50, faults=14, seed=7))


def test_every_channel_takes_part(outcome: Outcome) -> None:
    carried = {name: each.channel for name, each in providers().items()}
    assert {carried.get(way, way) for way in outcome.by_way} == set(channels())


def test_every_message_has_an_end(outcome: Outcome) -> None:
    assert outcome.open_at_end == 0


def test_nothing_is_lost(outcome: Outcome) -> None:
    assert (outcome.verdict.accepted, outcome.verdict.lost) == (960, ())


def test_nobody_is_answered_twice(outcome: Outcome) -> None:
    assert outcome.verdict.answered_twice == ()


def test_answers_keep_the_order_of_the_questions(outcome: Outcome) -> None:
    assert outcome.verdict.out_of_order == ()
