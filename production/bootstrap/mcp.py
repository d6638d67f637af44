"""The server for operators' assistants: over stdio for one, over HTTP for many."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn

from production.bootstrap.infrastructure import open_database
from production.bootstrap.providers import composer
from production.bootstrap.schema import migrate_database
from production.bootstrap.semantics import embedder
from production.crm.knowledge.service import KnowledgeBase
from production.crm.permissions.model import EVERYTHING, ActorKind, Caller, Reach, Role, Scope
from production.database.articles import ArticleStore
from production.database.customer_records import CustomerStore
from production.database.drafts import DraftStore
from production.database.events import EventStore
from production.database.knowledge import KnowledgeStore
from production.database.staff import StaffStore
from production.database.tickets import TicketStore
from production.mcp_server.server import build_server
from production.mcp_server.services import SupportServices
from production.schemas.errors import ConfigurationError
from production.schemas.secrets import secret
from production.settings import Settings

_OPERATOR = Scope(Caller(kind=ActorKind.TOKEN, name="fte mcp", role=Role.ADMIN), Reach.ALL)
"""As whom it acts: clients over stdio may do what this machine's user may, those over HTTP show the service token."""


async def serve_stdio(settings: Settings) -> None:
    """One client, which started this process and may therefore do what its user may."""
    async with open_services(settings) as services:
        await build_server(services).run_stdio_async()


@asynccontextmanager
async def http_server(settings: Settings, host: str, port: int) -> AsyncIterator[uvicorn.Server]:
    """For any number of clients with the service token, at /mcp; without sessions, so that replicas are alike.

    Raises:
        ConfigurationError: there is no service token.
    """
    token = secret(settings.service_token)
    if not token:
        raise ConfigurationError("SERVICE_TOKEN: is not set; over HTTP every client has to show it as a bearer token")
    async with open_services(settings) as services:
        app = build_server(services, token).streamable_http_app(host=host, stateless_http=True, json_response=True)
        yield uvicorn.Server(uvicorn.Config(app, host=host, port=port, log_config=None, access_log=False))


@asynccontextmanager
async def open_services(settings: Settings) -> AsyncIterator[SupportServices]:
    await migrate_database(settings)
    async with open_database(settings) as database:
        yield SupportServices(
            staff=StaffStore(database, _OPERATOR),
            tickets=TicketStore(database),
            customers=CustomerStore(database, EVERYTHING),
            knowledge=KnowledgeBase(embedder(settings), KnowledgeStore(database)),
            articles=ArticleStore(database),
            drafts=DraftStore(database, EVERYTHING),
            figures=EventStore(database),
            compose=composer(settings),
            may_send=settings.mcp_may_send,
            alert_thresholds=settings.alert_thresholds,
        )
