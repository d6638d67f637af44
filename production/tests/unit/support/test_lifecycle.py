"""The table of moves is the whole truth about a ticket's life."""

from __future__ import annotations

from itertools import product

import pytest

from production.crm.support.lifecycle import (
    ALLOWED_TRANSITIONS,
    ForbiddenTransition,
    may_agent_resolve,
    next_statuses,
    on_customer_message,
    transition,
)
from production.schemas.outcomes import TicketStatus


@pytest.mark.parametrize(("current", "wanted"), list(product(TicketStatus, TicketStatus)))
def test_only_the_moves_of_the_table_are_possible(current: TicketStatus, wanted: TicketStatus) -> None:
    if wanted == current or wanted in ALLOWED_TRANSITIONS[current]:
        assert transition(current, wanted) is wanted
    else:
        with pytest.raises(ForbiddenTransition, match=f"from {current} to {wanted}"):
            transition(current, wanted)


@pytest.mark.parametrize("current", list(TicketStatus))
def test_what_is_offered_is_what_is_possible(current: TicketStatus) -> None:
    assert [transition(current, wanted) for wanted in next_statuses(current)] == next_statuses(current)
    assert set(next_statuses(current)) == ALLOWED_TRANSITIONS[current]


@pytest.mark.parametrize("current", sorted(set(TicketStatus) - {TicketStatus.CLOSED}))
def test_a_new_message_reopens_or_stays_with_its_person(current: TicketStatus) -> None:
    expected = current if current in {TicketStatus.ESCALATED, TicketStatus.IN_PROGRESS} else TicketStatus.OPEN
    assert on_customer_message(current) is expected


def test_after_a_closed_ticket_a_new_one_is_needed() -> None:
    assert on_customer_message(TicketStatus.CLOSED) is None


@pytest.mark.parametrize(
    ("sentiment", "answered", "may"), [(0.9, True, True), (0.9, False, False), (0.49, True, False), (0.5, True, True)]
)
def test_unhappy_or_unanswered_tickets_are_not_resolved(sentiment: float, answered: bool, may: bool) -> None:  # noqa: FBT001
    assert may_agent_resolve(sentiment=sentiment, answered=answered) is may
