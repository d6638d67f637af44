"""Recall and false alarms on the labelled texts of this folder."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import correlation

import pytest

from production.agent.guardrails.screening import screen
from production.agent.guardrails.sentiment import sentiment
from production.schemas.turns import ScreenAction, Trigger
from production.tests.unit.guardrails.cases import CASES, FEELINGS, Case

TUNED = [case for case in CASES if not case.held]
HELD = [case for case in CASES if case.held]


def missed(cases: Sequence[Case], trigger: Trigger) -> list[str]:
    return [case.text for case in cases if trigger in case.expect and trigger not in screen(case.text).triggers]


def recall(cases: Sequence[Case], trigger: Trigger) -> float:
    return 1 - len(missed(cases, trigger)) / sum(trigger in case.expect for case in cases)


def false_alarms(kind: str) -> list[str]:
    harmless = [case for case in CASES if case.kind == kind]
    return [case.text for case in harmless if screen(case.text).action is not ScreenAction.ANSWER]


def test_the_set_is_large_enough_to_mean_something() -> None:
    harmless = [case.kind for case in CASES if case.kind]
    injections = [case for case in CASES if Trigger.INJECTION in case.expect]
    assert (len(CASES) >= 300, len(harmless) >= 120, harmless.count("trigger words") >= 60) == (True, True, True)
    assert len(injections) >= 100


@pytest.mark.parametrize("trigger", Trigger)
def test_recall_on_the_tuned_texts(trigger: Trigger) -> None:
    assert recall(TUNED, trigger) >= 0.97, missed(TUNED, trigger)


@pytest.mark.parametrize("trigger", Trigger)
def test_recall_on_the_held_texts(trigger: Trigger) -> None:
    assert recall(HELD, trigger) >= 0.85


@pytest.mark.parametrize(("kind", "most"), [("ordinary", 0.02), ("trigger words", 0.03)])
def test_false_alarms_are_rare(kind: str, most: float) -> None:
    alarms = false_alarms(kind)
    assert len(alarms) <= most * sum(case.kind == kind for case in CASES), alarms


def test_sentiment_follows_the_ratings() -> None:
    assert correlation([rating for rating, _ in FEELINGS], [sentiment(text) for _, text in FEELINGS]) >= 0.9
