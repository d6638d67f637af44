"""Earlier tickets of the customer who is writing, and of nobody else.

What is known of a ticket by number, date, state and category is a fact that backs a reply. Its subject and what was
answered are words that somebody once typed: the model may read them to understand, but nothing is proven by them.
"""

from __future__ import annotations

import json
from typing import TypedDict

from agents import RunContextWrapper, function_tool

from production.agent.context import TurnContext
from production.agent.guardrails.normalise import truncate
from production.agent.guardrails.screening import is_injection
from production.agent.tools.errors import explain
from production.crm.knowledge.links import without_links
from production.crm.support.model import PastTicket
from production.schemas.outcomes import TicketStatus

_STATES: dict[str, str] = {
    TicketStatus.OPEN: "is open",
    TicketStatus.IN_PROGRESS: "is being worked on",
    TicketStatus.WAITING_CUSTOMER: "is waiting for your answer",
    TicketStatus.ESCALATED: "is with a colleague",
    TicketStatus.RESOLVED: "is resolved",
    TicketStatus.CLOSED: "is closed",
}

CLOSED = "This sender has not proven who they are, so earlier tickets stay closed. Answer without them."


@function_tool(failure_error_function=explain)
async def get_customer_history(run: RunContextWrapper[TurnContext]) -> str:
    """Read the earlier tickets of this customer on all channels, newest first."""
    run.context.spend_read()
    turn = run.context.turn
    if not turn.identity_proven:
        return CLOSED
    tickets = await run.context.history.past_tickets(turn.customer_id)
    facts = [_fact(ticket) for ticket in tickets]
    run.context.facts += facts
    return json.dumps({"tickets": facts, "material": [_material(ticket) for ticket in tickets]}, ensure_ascii=False)


class _Material(TypedDict):
    ticket: str
    subject: str
    last_answer: str


def _fact(ticket: PastTicket) -> str:
    """A sentence that a reply may repeat word for word."""
    state = _STATES.get(ticket.status, f"has the status {ticket.status}")
    about = f" ({ticket.category.replace('_', ' ')})" if ticket.category else ""
    return f"{ticket.ticket_number} of {ticket.created_at:%d %B %Y}{about} {state}."


def _material(ticket: PastTicket) -> _Material:
    return {
        "ticket": ticket.ticket_number,
        "subject": _harmless(ticket.subject),
        "last_answer": _harmless(ticket.last_reply or ""),
    }


def _harmless(text: str) -> str:
    """Without links; nothing at all, if it tries to steer the assistant."""
    words = without_links(truncate(text))
    return "" if is_injection(words) or is_injection(text) else words
