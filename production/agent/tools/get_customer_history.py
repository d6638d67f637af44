"""Earlier tickets of the customer who is writing, and of nobody else."""

from __future__ import annotations

import json

from agents import RunContextWrapper, function_tool

from production.agent.context import TurnContext
from production.agent.tools.errors import explain
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
    told = [fact for ticket in tickets for fact in _facts(ticket)]
    run.context.facts += told
    return json.dumps({"tickets": told}, ensure_ascii=False)


def _facts(ticket: PastTicket) -> list[str]:
    """Sentences that a reply may repeat word for word."""
    state = _STATES.get(ticket.status, f"has the status {ticket.status}")
    about = f'{ticket.ticket_number} of {ticket.created_at:%d %B %Y} ("{ticket.subject}") {state}.'
    return [about, f"Our last answer in {ticket.ticket_number}: {ticket.last_reply}"] if ticket.last_reply else [about]
