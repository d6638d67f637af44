"""Files the ticket of this turn. Proposes only; settle writes it."""

from __future__ import annotations

from typing import Annotated

from agents import RunContextWrapper, function_tool

from production.agent.context import TurnContext
from production.agent.tools.errors import explain, text_within
from production.crm.support.model import TicketRequest
from production.schemas.ids import Category, Priority

SUMMARY_LIMIT = 300


@function_tool(failure_error_function=explain)
async def create_ticket(
    run: RunContextWrapper[TurnContext],
    category: Annotated[Category, "What the request is about."],
    priority: Annotated[Priority, "How soon a person should look at it."],
    summary: Annotated[str, "One line that tells a colleague what the customer wants."],
) -> str:
    """File the request. Call it once, before send_response or escalate_to_human."""
    run.context.ticket = TicketRequest(category, priority, text_within("summary", summary, SUMMARY_LIMIT))
    return f"Filed as {run.context.turn.ticket_number}."
