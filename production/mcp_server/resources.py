"""What a client may read beside the tools, as JSON or, for articles, as markdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from mcp.server.mcpserver import MCPServer
from pydantic import TypeAdapter

from production.crm.customers.model import Conversation
from production.crm.support.metrics import AlertThresholds, ChannelFigures
from production.crm.support.model import Draft, TicketView
from production.mcp_server.arguments import TicketNumber
from production.mcp_server.services import SupportServices
from production.schemas.errors import NotFound

_JSON = "application/json"
_MARKDOWN = "text/markdown"
_PERIOD = timedelta(hours=24)
_DRAFTS = 100


class Resources:
    """Each method is a resource; its docstring is what the client is told."""

    def __init__(self, services: SupportServices) -> None:
        self._services = services

    async def ticket(self, ticket_number: TicketNumber) -> str:
        """A ticket by its number, with its messages in order; drafts are not among them."""
        found = await self._services.tickets.ticket(ticket_number)
        if found is None:
            raise NotFound(f"There is no ticket {ticket_number}.")
        return _json(TicketView, found)

    async def conversation(self, conversation_id: UUID) -> str:
        """Every message of a conversation on any channel, drafts too, and how its delivery went."""
        found = await self._services.customers.conversation(conversation_id)
        if found is None:
            raise NotFound(f"There is no conversation {conversation_id}.")
        return _json(Conversation, found)

    async def articles(self) -> str:
        """The documents of the knowledge base, each with the address to read it by."""
        paths = await self._services.articles.documents()
        return _json(list[dict[str, str]], [{"document": one, "uri": f"fte://knowledge/{one}"} for one in paths])

    async def article(self, document: str) -> str:
        """One document of the knowledge base, as it is searched."""
        found = await self._services.articles.article(document)
        if found is None:
            raise NotFound(f"There is no article {document}; fte://knowledge lists them.")
        return found

    async def drafts(self) -> str:
        """Replies of the AI that wait for a person, oldest first."""
        return _json(list[Draft], await self._services.drafts.drafts(_DRAFTS))

    async def metrics(self) -> str:
        """Figures of the last 24 hours for every channel, with what needs attention."""
        figures, above = self._services.figures, self._services.alert_thresholds
        found = await figures.channel_figures(datetime.now(UTC) - _PERIOD)
        return _json(list[dict[str, Any]], [_figures(one, above) for one in found])


def register(server: MCPServer[Any], services: SupportServices) -> None:
    """Offer all of them."""
    read = Resources(services)
    offered: list[tuple[str, Callable[..., Any], str]] = [
        ("fte://tickets/{ticket_number}", read.ticket, _JSON),
        ("fte://conversations/{conversation_id}", read.conversation, _JSON),
        ("fte://knowledge", read.articles, _JSON),
        ("fte://knowledge/{+document}", read.article, _MARKDOWN),
        ("fte://drafts", read.drafts, _JSON),
        ("fte://metrics/channels", read.metrics, _JSON),
    ]
    for uri, method, kind in offered:
        server.resource(uri, mime_type=kind)(method)


def _figures(figures: ChannelFigures, above: AlertThresholds) -> dict[str, Any]:
    return asdict(figures) | {"escalation_rate": round(figures.escalation_rate, 4), "alerts": figures.alerts(above)}


def _json(kind: Any, value: Any) -> str:
    return TypeAdapter(kind).dump_json(value, indent=2).decode()
