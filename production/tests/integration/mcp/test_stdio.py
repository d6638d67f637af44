"""`fte mcp` as an assistant starts it: a process that speaks on stdin and stdout."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.types import TextContent, TextResourceContents
from typer.testing import CliRunner

from production.commands.mcp import app
from production.crm.support.model import Claim
from production.database.pool import Database
from production.schemas.errors import ConfigurationError
from production.tests.support.assistant import fetch

START = "from production.commands.mcp import app; app()"


async def test_a_client_uses_every_tool_and_resource_over_stdio(
    database_url: str, database: Database, turn: Claim, article: str
) -> None:
    ticket, ada = turn.ticket_number, {"customer": "ada@example.com"}
    filed = {"channel": "email", "category": "how_to", "priority": "low", "summary": "Export"}
    calls: list[tuple[str, dict[str, Any]]] = [
        ("search_knowledge_base", {"query": "export"}),
        ("get_customer_history", {"ticket_number": ticket}),
        ("create_ticket", ada | filed),
        ("send_response", {"ticket_number": ticket, "reply": "Done."}),
        ("escalate_to_human", {"ticket_number": ticket, "reason": "wants a call"}),
    ]
    uris = [
        f"fte://tickets/{ticket}",
        f"fte://conversations/{turn.conversation_id}",
        "fte://knowledge",
        f"fte://knowledge/{article}",
        "fte://drafts",
        "fte://metrics/channels",
    ]
    server = StdioServerParameters(command=sys.executable, args=["-c", START], env={"DATABASE_URL": database_url})
    async with Client(server) as client:
        assert {tool.name for tool in (await client.list_tools()).tools} == {name for name, _ in calls}
        assert [(await client.call_tool(name, given)).is_error for name, given in calls] == [False] * len(calls)
        for uri in uris:
            [content] = (await client.read_resource(uri)).contents
            assert isinstance(content, TextResourceContents)
            assert content.text
        [refusal] = (await client.call_tool("get_customer_history", {})).content
        assert isinstance(refusal, TextContent)
        assert refusal.text == "ticket_number: Field required"
    tickets = await fetch(database, "select status from tickets order by created_at")
    assert [one["status"] for one in tickets] == ["escalated", "open"]


def test_over_http_a_service_token_is_needed(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.delenv("SERVICE_TOKEN", raising=False)
    result = CliRunner().invoke(app, ["--http"])
    assert isinstance(result.exception, ConfigurationError)
    assert str(result.exception).startswith("SERVICE_TOKEN: is not set")
