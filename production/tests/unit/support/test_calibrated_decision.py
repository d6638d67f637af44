"""The thresholds are held against confidence as it is read, and both are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from production.crm.support.calibration import Calibration, Curve
from production.schemas.ids import Category
from production.schemas.outcomes import LedgerState
from production.schemas.turns import TurnAction, TurnResult
from production.tests.support.agent import CALM
from production.tests.support.claims import CLAIM, compose
from production.workers.steps.decide import decide

LOWER, HIGHER = Curve(1, -1, 500), Curve(1, 2, 500)


@pytest.mark.parametrize(
    ("curve", "confidence", "end"),
    [
        (LOWER, 0.92, LedgerState.DRAFTED),
        (LOWER, 0.70, LedgerState.ESCALATED),
        (HIGHER, 0.70, LedgerState.REPLIED),
        (None, 0.92, LedgerState.REPLIED),
    ],
)
def test_what_is_read_decides(curve: Curve | None, confidence: float, end: LedgerState) -> None:
    claim = replace(CLAIM, config=replace(CLAIM.config, calibration=Calibration(everything=curve)))
    decision = decide(claim, CALM, TurnResult("Press E.", TurnAction.REPLY, confidence), compose)
    assert (decision.state, decision.confidence) == (end, confidence)
    assert decision.calibrated == (curve(confidence) if curve else confidence)


def test_the_intent_that_the_agent_found_counts() -> None:
    calibration = Calibration(intents={Category.BILLING: LOWER})
    claim = replace(CLAIM, config=replace(CLAIM.config, calibration=calibration))
    results = [TurnResult("Press E.", TurnAction.REPLY, 0.92, category=one) for one in (Category.BILLING, None)]
    states = [decide(claim, CALM, one, compose).state for one in results]
    assert states == [LedgerState.DRAFTED, LedgerState.REPLIED]


def test_what_it_was_decided_by_is_kept() -> None:
    result = TurnResult("Press E.", TurnAction.REPLY, 0.95, known_questions=("Can I export?",))
    why = decide(CLAIM, CALM, result, compose).why
    assert why is not None
    assert (why.verdict, why.action, why.known_questions) == (CALM, TurnAction.REPLY, ("Can I export?",))
    assert (why.send_threshold, why.draft_threshold) == (0.9, 0.6)
