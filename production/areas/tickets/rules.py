"""What becomes of a ticket in the hands of people. Every step is an arrow of `crm.support.lifecycle`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from production.crm.support.lifecycle import transition
from production.schemas.errors import InvalidInput
from production.schemas.outcomes import TicketStatus

_S = TicketStatus
MOST_TAGS = 20

EVENTS: Mapping[str, str] = {
    "ticket_begun": "begun",
    "ticket_taken_over": "taken_over",
    "ticket_handed_back": "handed_back",
    "ticket_changed": "changed",
    "ticket_escalated": "escalated",
    "reply_taken_back": "reply_taken_back",
    "reply_scheduled": "scheduled",
    "reply_unscheduled": "unscheduled",
    "scheduled_not_sent": "not_sent",
    "reply_proposed": "proposed",
    "draft_approved": "approved",
    "ticket_merged": "merged",
    "ticket_unmerged": "unmerged",
    "ticket_linked": "linked",
    "ticket_unlinked": "unlinked",
    "draft_rejected": "draft_rejected",
    "csat_answered": "rated",
    "sla_breached": "sla_breached",
    "answer_marked_wrong": "marked_wrong",
    "answer_mark_withdrawn": "mark_withdrawn",
    "ticket_of_leaving_customer": "customer_may_leave",
}
"""Acts of the audit log that a timeline shows, by what it calls them."""


def when_taken_over(current: TicketStatus) -> TicketStatus:
    """Somebody works on it; what waits for the customer, or is resolved, goes on doing so.

    Raises:
        ForbiddenTransition: it is closed.
    """
    if current in {_S.WAITING_CUSTOMER, _S.RESOLVED}:
        return current
    return transition(current, _S.IN_PROGRESS)


def when_handed_back(current: TicketStatus) -> TicketStatus:
    """Nobody works on it: what is not answered is open."""
    if current is _S.ESCALATED:
        current = transition(current, _S.IN_PROGRESS)
    return transition(current, _S.OPEN) if current is _S.IN_PROGRESS else current


def when_taken_in(current: TicketStatus, merged: TicketStatus) -> TicketStatus:
    """The status of a ticket that takes another one in: whoever waited there, waits here."""
    if current in {_S.WAITING_CUSTOMER, _S.RESOLVED} and merged in {_S.OPEN, _S.IN_PROGRESS, _S.ESCALATED}:
        return transition(current, _S.ESCALATED if merged is _S.ESCALATED else _S.OPEN)
    return current


def goes_to_a_person(wanted: Mapping[str, Any]) -> bool:
    """Whether a change makes the conversation somebody's: the AI never answers beside them."""
    return wanted.get("assigned_to") is not None or wanted.get("status") is _S.ESCALATED


def retagged(tags: Sequence[str], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """What is wanted of a ticket that has these tags, with `add_tags` and `remove_tags` as the `tags` that follow.

    Raises:
        InvalidInput: they would be more than MOST_TAGS.
    """
    values = {name: value for name, value in wanted.items() if name not in {"add_tags", "remove_tags"}}
    if len(values) == len(wanted):
        return values
    after = ({*tags} | {*wanted.get("add_tags", ())}) - {*wanted.get("remove_tags", ())}
    if len(after) > max(MOST_TAGS, len(tags)):
        raise InvalidInput("add_tags", f"a ticket has at most {MOST_TAGS}")
    return {**values, "tags": sorted(after)}
