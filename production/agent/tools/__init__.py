"""The five tools of the agent. They read through ports and propose; none of them writes."""

from agents import Tool

from production.agent.tools.create_ticket import create_ticket
from production.agent.tools.escalate_to_human import escalate_to_human
from production.agent.tools.get_customer_history import get_customer_history
from production.agent.tools.search_knowledge_base import search_knowledge_base
from production.agent.tools.send_response import send_response

__all__ = ["TOOLS", "Tool"]

TOOLS: list[Tool] = [
    search_knowledge_base,
    create_ticket,
    get_customer_history,
    escalate_to_human,
    send_response,
]
