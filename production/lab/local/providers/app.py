"""The local providers as one application for uvicorn."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
from fastapi import FastAPI

from production.lab.local.provider_config import ProviderConfig
from production.lab.local.providers import (
    gmail,
    gmail_history,
    gmail_write,
    graph,
    media,
    problems,
    sandbox,
    sandbox_meta,
    sandbox_shop,
    twilio,
)
from production.lab.local.providers.account import Account
from production.lab.local.providers.acks import Acks
from production.lab.local.providers.background import Background
from production.lab.local.providers.chats import Chats
from production.lab.local.providers.faults import Faults
from production.lab.local.providers.files import Files
from production.lab.local.providers.gmail_push import Pusher
from production.lab.local.providers.graph_chats import GraphChats
from production.lab.local.providers.graph_webhooks import GraphWebhooks
from production.lab.local.providers.history import History
from production.lab.local.providers.mailbox import Mailbox, now_ms
from production.lab.local.providers.misbehave import Misbehaviour
from production.lab.local.providers.store import Store
from production.lab.local.providers.storefront import Storefront
from production.lab.local.providers.watch import Watches
from production.lab.local.providers.webhooks import Webhooks
from production.lab.local.providers.world import World

__all__ = ["ProviderConfig", "create_app"]

_WEBHOOK_TIMEOUT = httpx.Timeout(15.0, connect=5.0, pool=None)
"""Twilio gives a webhook 15 s; many customers may write at once, so waiting for a free connection is no failure."""


def create_app(config: ProviderConfig) -> FastAPI:
    """Everything the providers and the sandbox serve; the database is opened when the server starts."""
    faults, storefront = Faults(), Storefront(config.shop)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with _open_world(config, faults, storefront) as world:
            app.state.world = world
            yield

    app = FastAPI(title="Local Gmail, Twilio, Meta and shop", lifespan=lifespan, openapi_url=None)
    app.add_middleware(Misbehaviour, faults=faults)
    problems.install(app)
    for module in (gmail, gmail_history, gmail_write, twilio, media, graph, sandbox, sandbox_meta, sandbox_shop):
        app.include_router(module.router)
    app.include_router(graph.files)
    app.include_router(gmail_write.upload_router)
    app.include_router(gmail.token_router)
    app.mount("/shop", storefront.speaker.app())
    return app


@asynccontextmanager
async def _open_world(config: ProviderConfig, faults: Faults, storefront: Storefront) -> AsyncIterator[World]:
    tokens = {config.mailbox: config.gmail_access_token, **config.more_mailboxes}
    paths = [config.database, *(config.database.with_name(f"{address}.sqlite") for address in config.more_mailboxes)]
    stores = [await asyncio.to_thread(Store, path) for path in paths]
    background = Background()
    acks = Acks()
    hooks: dict[str, list[Callable[..., Any]]] = {"request": [acks.started], "response": [acks.answered]}
    async with httpx.AsyncClient(timeout=_WEBHOOK_TIMEOUT, trust_env=False, event_hooks=hooks) as client:
        accounts = []
        for (address, token), store in zip(tokens.items(), stores, strict=True):
            history, watches = History(store), Watches(store, now_ms())
            pusher = Pusher(config, address, history, watches, faults, client)
            background.start(pusher.run())
            accounts.append(Account(address, token, Mailbox(store), history, watches, pusher))
        chats, kept, webhooks = Chats(stores[0]), Files(stores[0]), Webhooks(config.auth_token, client)
        graph_chats, graph_webhooks = GraphChats(stores[0]), GraphWebhooks(config.meta, client)
        yield World(
            config,
            tuple(accounts),
            chats,
            kept,
            webhooks,
            graph_chats,
            graph_webhooks,
            background,
            faults,
            acks,
            storefront,
        )
        await background.close()
    for store in stores:
        store.close()
