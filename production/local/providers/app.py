"""The local providers as one application for uvicorn."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
from fastapi import FastAPI

from production.local.providers import gmail, gmail_history, gmail_write, media, problems, sandbox, twilio
from production.local.providers.acks import Acks
from production.local.providers.background import Background
from production.local.providers.chats import Chats
from production.local.providers.config import ProviderConfig
from production.local.providers.faults import Faults
from production.local.providers.files import Files
from production.local.providers.gmail_push import Pusher
from production.local.providers.history import History
from production.local.providers.mailbox import Mailbox, now_ms
from production.local.providers.misbehave import Misbehaviour
from production.local.providers.store import Store
from production.local.providers.watch import Watches
from production.local.providers.webhooks import Webhooks
from production.local.providers.world import World

__all__ = ["ProviderConfig", "create_app"]

_WEBHOOK_TIMEOUT = httpx.Timeout(15.0, connect=5.0, pool=None)
"""Twilio gives a webhook 15 s; many customers may write at once, so waiting for a free connection is no failure."""


def create_app(config: ProviderConfig) -> FastAPI:
    """Everything both providers and the sandbox serve; the database is opened when the server starts."""
    faults = Faults()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with _open_world(config, faults) as world:
            app.state.world = world
            yield

    app = FastAPI(title="Local Gmail and Twilio", lifespan=lifespan, openapi_url=None)
    app.add_middleware(Misbehaviour, faults=faults)
    problems.install(app)
    for module in (gmail, gmail_history, gmail_write, twilio, media, sandbox):
        app.include_router(module.router)
    app.include_router(gmail_write.upload_router)
    app.include_router(gmail.token_router)
    return app


@asynccontextmanager
async def _open_world(config: ProviderConfig, faults: Faults) -> AsyncIterator[World]:
    store = await asyncio.to_thread(Store, config.database)
    background = Background()
    acks = Acks()
    hooks: dict[str, list[Callable[..., Any]]] = {"request": [acks.started], "response": [acks.answered]}
    async with httpx.AsyncClient(timeout=_WEBHOOK_TIMEOUT, trust_env=False, event_hooks=hooks) as client:
        history, watches = History(store), Watches(store, now_ms())
        pusher = Pusher(config, history, watches, faults, client)
        webhooks = Webhooks(config.auth_token, client)
        background.start(pusher.run())
        mailbox, chats, kept = Mailbox(store), Chats(store), Files(store)
        yield World(config, mailbox, history, watches, pusher, chats, kept, webhooks, background, faults, acks)
        await background.close()
    store.close()
