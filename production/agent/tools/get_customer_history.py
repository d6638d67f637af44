"""Earlier tickets of the customer who is writing, and of nobody else.

What is known of a ticket by number, date, state and category is a fact that backs a reply. Its subject and what was
answered are words that somebody once typed: the model may read them to understand, but nothing is proven by them.
"""

from __future__ import annotations

import json
from typing import TypedDict

from agents import RunContextWrapper, function_tool

from production.agent.context import TurnContext
from production.agent.guardrails.screening import is_injection
from production.agent.ticket_facts import ticket_fact
from production.agent.tools.errors import explain
from production.crm.knowledge.links import without_links
from production.crm.support.model import PastTicket
from production.text.visible import truncate

CLOSED = "This sender has not proven who they are, so earlier tickets stay closed. Answer without them."


@function_tool(failure_error_function=explain)
async def get_customer_history(run: RunContextWrapper[TurnContext]) -> str:
    """Read the earlier tickets of this customer on all channels, newest first."""
    tickets = await run.context.past_tickets()
    if not run.context.turn.identity_proven:
        return CLOSED
    facts, material = [ticket_fact(ticket) for ticket in tickets], [_material(ticket) for ticket in tickets]
    return json.dumps({"tickets": facts, "material": material}, ensure_ascii=False)


class _Material(TypedDict):
    ticket: str
    subject: str
    last_answer: str


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
