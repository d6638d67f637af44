"""Life cycle of a ticket: one table of allowed transitions.

A ticket is worked on (`in_progress`), waits for the customer after an answer (`waiting_customer`), belongs to a
person (`escalated`), is `resolved` when the customer is content, and `closed` for good. A new message of the customer
reopens everything but `closed`: after that a new ticket begins.
"""

from __future__ import annotations

from production.schemas.errors import Conflict
from production.schemas.outcomes import TicketStatus

_S = TicketStatus

ALLOWED_TRANSITIONS: dict[TicketStatus, frozenset[TicketStatus]] = {
    _S.OPEN: frozenset({_S.IN_PROGRESS, _S.WAITING_CUSTOMER, _S.ESCALATED, _S.RESOLVED}),
    _S.IN_PROGRESS: frozenset({_S.OPEN, _S.WAITING_CUSTOMER, _S.ESCALATED, _S.RESOLVED}),
    _S.WAITING_CUSTOMER: frozenset({_S.OPEN, _S.ESCALATED, _S.RESOLVED}),
    _S.ESCALATED: frozenset({_S.IN_PROGRESS, _S.WAITING_CUSTOMER, _S.RESOLVED}),
    _S.RESOLVED: frozenset({_S.OPEN, _S.ESCALATED, _S.CLOSED}),
    _S.CLOSED: frozenset(),
}

RESOLVABLE_SENTIMENT = 0.5
"""The agent resolves a ticket only if the customer's last words were at least this content."""


class ForbiddenTransition(Conflict):
    """The ticket cannot change to that status."""

    def __init__(self, current: TicketStatus, wanted: TicketStatus) -> None:
        allowed = ", ".join(sorted(ALLOWED_TRANSITIONS[current])) or "none: the ticket is closed"
        super().__init__(f"status: a ticket cannot go from {current} to {wanted}; allowed: {allowed}")


def transition(current: TicketStatus, wanted: TicketStatus) -> TicketStatus:
    """The new status; staying where one is, is always allowed.

    Raises:
        ForbiddenTransition: the table has no such arrow.
    """
    if wanted != current and wanted not in ALLOWED_TRANSITIONS[current]:
        raise ForbiddenTransition(current, wanted)
    return wanted


def next_statuses(current: TicketStatus) -> list[TicketStatus]:
    """Where a ticket can go from here, in the order in which a ticket lives."""
    return [each for each in TicketStatus if each in ALLOWED_TRANSITIONS[current]]


def on_customer_message(current: TicketStatus) -> TicketStatus | None:
    """Status after the customer wrote; None when a new ticket must be opened.

    A ticket that belongs to a person stays with that person.
    """
    if current is TicketStatus.CLOSED:
        return None
    if current in {TicketStatus.ESCALATED, TicketStatus.IN_PROGRESS}:
        return current
    return transition(current, TicketStatus.OPEN)


def may_agent_resolve(*, sentiment: float, answered: bool) -> bool:
    """The agent never resolves a ticket whose customer is still unhappy or unanswered."""
    return answered and sentiment >= RESOLVABLE_SENTIMENT
