"""The HTTP application: routes, error answers, limits, and the web app's files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import APIRouter, FastAPI, Response
from fastapi.staticfiles import StaticFiles
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from production import __version__
from production.api import problems
from production.api.body_limit import BodyLimit
from production.api.deps import Deps
from production.api.endpoints import (
    conversations,
    customers,
    drafts,
    gmail_webhook,
    health,
    identity,
    metrics,
    sandbox,
    support_form,
    tickets,
    whatsapp_webhook,
)
from production.api.timing import Timing

OpenDeps = Callable[[], AbstractAsyncContextManager[Deps]]


def create_app(open_deps: OpenDeps, *, max_body_bytes: int) -> FastAPI:
    """The application; `open_deps` is entered at start-up and left at shutdown."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_deps() as deps:
            app.state.deps = deps
            app.state.customer_desk = deps.customer_desk
            if deps.web_root.is_dir():
                app.mount("/", StaticFiles(directory=deps.web_root, html=True), name="web")
            yield

    app = FastAPI(title="CRM Digital FTE", version=__version__, lifespan=lifespan)
    problems.install(app)
    app.add_middleware(BodyLimit, limit=max_body_bytes)
    app.add_middleware(Timing)
    v1 = APIRouter(prefix="/api/v1")
    channels = (support_form, gmail_webhook, whatsapp_webhook)
    for module in (*channels, tickets, customers, conversations, identity, drafts, metrics, health, sandbox):
        v1.include_router(module.router)
    app.include_router(v1)
    app.include_router(health.probes)
    app.add_api_route("/metrics", _prometheus, include_in_schema=False)
    return app


async def _prometheus() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
