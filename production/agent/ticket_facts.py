"""What is known of an earlier ticket without anybody's words."""

from __future__ import annotations

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


def ticket_fact(ticket: PastTicket) -> str:
    """A sentence that a reply may repeat word for word; the ticket's number comes first."""
    state = _STATES.get(ticket.status, f"has the status {ticket.status}")
    about = f" ({ticket.category.replace('_', ' ')})" if ticket.category else ""
    return f"{ticket.ticket_number} of {ticket.created_at:%d %B %Y}{about} {state}."
