"""A desk with one customer, one answered mail and one article, and clients of the SDK that talk to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from production.agent.models.embedder import MiniLmEmbedder
from production.bootstrap.mcp import http_server
from production.crm.knowledge.service import KnowledgeBase
from production.crm.support.model import Claim, OutboundPart
from production.database.knowledge import KnowledgeStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.settings import Settings
from production.tests.builders import mail
from production.tests.support.assistant import ARTICLE, TOKEN, Assistant
from production.tests.support.turns import claimed, reply


@pytest.fixture
async def turn(database: Database) -> Claim:
    """Ada's answered mail."""
    turns = TurnStore(database)
    claim = await claimed(turns, mail("How do I export a board?"))
    part = OutboundPart("Choose Export.", "sent-before", "ada@example.com")
    await turns.settle(claim, reply(parts=(part,)))
    return claim


@pytest.fixture
async def article(database: Database) -> str:
    """The path of an article."""
    await KnowledgeBase(MiniLmEmbedder(), KnowledgeStore(database)).ingest([("guides/export.md", ARTICLE)])
    return "guides/export.md"


@pytest.fixture
def may_send() -> bool:
    return True


@pytest.fixture
async def address(database_url: str, turn: Claim, *, may_send: bool) -> AsyncIterator[str]:
    """Of a server on loopback."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        database_url=database_url,
        service_token=SecretStr(TOKEN),
        mcp_may_send=may_send,
    )
    async with http_server(settings, "127.0.0.1", 0) as server:
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/mcp"
        server.should_exit = True
        await serving


@pytest.fixture
def client(address: str) -> Assistant:
    return Assistant(address)
