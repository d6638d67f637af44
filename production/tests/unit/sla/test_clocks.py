"""Which clock runs, when it ends, and what it says meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.sla.model import BusinessHours, Clock, Facts, Opening, Pause, Policy, SlaSettings, State, Weekday
from production.areas.sla.rules import calendar_of, judge, raised
from production.schemas.ids import Priority

HOURS = BusinessHours(time_zone="UTC", week={day: [Opening(opens="00:00", closes="24:00")] for day in Weekday})
CALENDAR = calendar_of(HOURS)
POLICY = Policy(first_response_minutes=60, next_response_minutes=120, resolution_minutes=600)
SETTINGS = SlaSettings(hours=HOURS, policies={Priority.MEDIUM: POLICY})
BEGAN = datetime(2026, 11, 30, 9, tzinfo=UTC)
NEW = Facts(
    priority=Priority.MEDIUM,
    created_at=BEGAN,
    paused=False,
    over=False,
    answered_at=None,
    waiting_since=BEGAN,
)
ANSWERED = replace(NEW, answered_at=BEGAN + timedelta(minutes=5), waiting_since=None)


def after(minutes: float) -> datetime:
    return BEGAN + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("minutes", "state", "look_at"),
    [(0, State.OK, 45), (44.9, State.OK, 45), (45, State.AT_RISK, 60), (60, State.BREACHED, None)],
)
def test_three_quarters_of_the_time_are_a_warning(minutes: float, state: State, look_at: int | None) -> None:
    said = judge(NEW, SETTINGS, CALENDAR, after(minutes))
    assert (said.state, said.clock, said.due_at) == (state, Clock.FIRST_RESPONSE, after(60))
    assert said.look_at == (after(look_at) if look_at else None)


def test_what_the_customer_writes_after_an_answer_has_a_clock_of_its_own() -> None:
    again = replace(ANSWERED, waiting_since=after(30))
    assert judge(again, SETTINGS, CALENDAR, after(31)).due_at == after(150)


def test_once_nobody_waits_for_words_the_end_is_waited_for() -> None:
    said = judge(ANSWERED, SETTINGS, CALENDAR, after(10))
    assert (said.clock, said.due_at) == (Clock.RESOLUTION, after(600))


@given(st.lists(st.tuples(st.integers(1, 90), st.integers(1, 5000)), max_size=5))
def test_what_the_customer_takes_is_not_ours(rounds: list[tuple[int, int]]) -> None:
    """Each round: minutes that we work, then minutes that the customer takes."""
    at, pauses = BEGAN, []
    for ours, theirs in rounds:
        at += timedelta(minutes=ours)
        pauses.append(Pause(at, at + timedelta(minutes=theirs)))
        at = at + timedelta(minutes=theirs)
    said = judge(replace(ANSWERED, pauses=pauses), SETTINGS, CALENDAR, at)
    assert said.due_at == after(600 + sum(theirs for _, theirs in rounds))


def test_while_the_customer_is_awaited_nothing_is_due() -> None:
    said = judge(replace(ANSWERED, paused=True, pauses=[Pause(after(5), None)]), SETTINGS, CALENDAR, after(9_999))
    assert (said.state, said.due_at, said.look_at) == (State.PAUSED, None, None)


@pytest.mark.parametrize("facts", [replace(NEW, over=True, paused=True), replace(NEW, priority=Priority.LOW)])
def test_nothing_is_promised_for_what_is_over_or_has_no_policy(facts: Facts) -> None:
    assert judge(facts, SETTINGS, CALENDAR, after(9_999)).state is None


def test_a_promise_that_was_not_made_has_no_clock() -> None:
    only_end = SlaSettings(hours=HOURS, policies={Priority.MEDIUM: Policy(resolution_minutes=600)})
    assert judge(NEW, only_end, CALENDAR, after(0)).clock is Clock.RESOLUTION


def test_a_breach_raises_by_one_step_up_to_urgent() -> None:
    all_the_same = SlaSettings(hours=HOURS, policies=dict.fromkeys(Priority, POLICY))
    steps = [raised(each, Clock.RESOLUTION, all_the_same) for each in (Priority.LOW, Priority.MEDIUM, Priority.HIGH)]
    assert steps == [Priority.MEDIUM, Priority.HIGH, Priority.URGENT]
    assert raised(Priority.URGENT, Clock.RESOLUTION, all_the_same) is Priority.URGENT


@pytest.mark.parametrize("above", [None, Policy(resolution_minutes=600), Policy(first_response_minutes=61)])
def test_a_breach_does_not_raise_to_where_it_would_be_none(above: Policy | None) -> None:
    policies = {Priority.MEDIUM: POLICY} | ({Priority.HIGH: above} if above else {})
    settings = SlaSettings(hours=HOURS, policies=policies)
    assert raised(Priority.MEDIUM, Clock.FIRST_RESPONSE, settings) is Priority.MEDIUM
