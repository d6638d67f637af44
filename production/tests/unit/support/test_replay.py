"""Two ends of one turn compared, and what held a turn back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from production.crm.support.model import Claim, Decision, OutboundPart, as_draft_for_person
from production.crm.support.replay import TurnEnd, differences, turn_end_of, with_recorded_block
from production.schemas.ids import Category, Priority
from production.schemas.outcomes import EndCode, LedgerState, TicketStatus
from production.tests.builders import because
from production.tests.support.claims import CLAIM
from production.tests.support.replays import EXPORT, IMPORT, THEN

DECISION = Decision(
    state=LedgerState.REPLIED,
    reason=because("answered"),
    ticket_status=TicketStatus.WAITING_CUSTOMER,
    category=Category.HOW_TO,
    priority=Priority.LOW,
    sentiment=0.5,
    parts=(OutboundPart("One.", "1", "+12025550101"), OutboundPart("Two.", "2", "+12025550101")),
    confidence=0.95,
    sources=(EXPORT,),
)


def test_the_same_end_is_no_change() -> None:
    assert differences(THEN, THEN) == ()


@pytest.mark.parametrize(
    ("now", "changed"),
    [
        (replace(THEN, state=LedgerState.DRAFTED), ("state",)),
        (replace(THEN, state=LedgerState.ESCALATED), ("state", "action")),
        (replace(THEN, state=LedgerState.PARKED), ("state", "action")),
        (replace(THEN, confidence=None), ("action", "confidence")),
        (replace(THEN, confidence=0.9), ("confidence",)),
        (replace(THEN, confidence=0.951), ()),
        (replace(THEN, sources=(EXPORT,)), ("sources",)),
        (replace(THEN, sources=(IMPORT, replace(EXPORT, score=0.1))), ()),
        (replace(THEN, sources=None), ()),
        (replace(THEN, text="Press E."), ("reply",)),
        (replace(THEN, text=None), ()),
        (replace(THEN, reason=because("another")), ()),
    ],
)
def test_each_difference_has_its_name(now: TurnEnd, changed: tuple[str, ...]) -> None:
    assert differences(THEN, now) == changed
    assert differences(now, THEN) == changed


@pytest.mark.parametrize(
    ("state", "confidence", "action"),
    [
        (LedgerState.REPLIED, 0.9, "reply"),
        (LedgerState.DRAFTED, 0.7, "reply"),
        (LedgerState.REPLIED, None, "decline"),
        (LedgerState.ESCALATED, None, "escalate"),
        (LedgerState.ESCALATED, 0.0, "escalate"),
        (LedgerState.IGNORED, None, "ignore"),
    ],
)
def test_what_became_of_the_question(state: LedgerState, confidence: float | None, action: str) -> None:
    assert replace(THEN, state=state, confidence=confidence).action == action


@pytest.mark.parametrize(
    "held",
    [replace(CLAIM, assigned_to_human=True), replace(CLAIM, opted_out=True), replace(CLAIM, recent_replies=20)],
)
def test_what_held_a_reply_back_then_holds_it_back_again(held: Claim) -> None:
    assert held.auto_reply_blocked_by is not None
    assert with_recorded_block(CLAIM, held.auto_reply_blocked_by.code) == held


@pytest.mark.parametrize("code", [EndCode.ANSWERED, EndCode.SCREENED, EndCode.UNKNOWN])
def test_any_other_reason_holds_nothing_back(code: EndCode) -> None:
    assert with_recorded_block(CLAIM, code) == CLAIM


def test_the_end_of_a_decision_has_all_parts_of_the_reply() -> None:
    assert turn_end_of(DECISION, THEN) == TurnEnd(
        LedgerState.REPLIED, 0.95, (EXPORT,), "One.\n\nTwo.", because("answered")
    )


def test_a_decision_without_a_reply_names_no_sources() -> None:
    end = turn_end_of(replace(DECISION, parts=()), THEN)
    assert (end.text, end.sources) == (None, None)


def test_a_person_who_took_over_meanwhile_does_so_again() -> None:
    then = replace(THEN, state=LedgerState.DRAFTED, reason=as_draft_for_person(DECISION).reason)
    assert turn_end_of(DECISION, then).state is LedgerState.DRAFTED
