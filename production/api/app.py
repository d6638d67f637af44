"""The HTTP application: routes, error answers, limits, and the web app's files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI

from production import __version__
from production.api import problems
from production.api.body_limit import BodyLimit
from production.api.deps import Deps
from production.api.endpoints import (
    attachments,
    brand,
    conversations,
    customers,
    drafts,
    gmail_webhook,
    health,
    identity,
    knowledge,
    metrics,
    parked,
    reports,
    sandbox,
    suggestions,
    support_form,
    tickets,
    whatsapp_webhook,
)
from production.api.headers import ProtectiveHeaders
from production.api.pages import Pages, describe
from production.api.timing import Timing

_FORM = "/api/v1/support/form"
OpenDeps = Callable[[], AbstractAsyncContextManager[Deps]]


def create_app(open_deps: OpenDeps, *, max_body_bytes: int, max_form_bytes: int) -> FastAPI:
    """The application; `open_deps` is entered at start-up and left at shutdown.

    `max_form_bytes` is the limit of a support form with files, `max_body_bytes` that of every other request.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_deps() as deps:
            app.state.deps = deps
            app.state.customer_desk = deps.customer_desk
            app.state.form_desk = deps.form_desk
            app.state.learning_desk = deps.learning_desk
            if deps.web_root.is_dir():
                app.mount("/", Pages(deps.web_root, turnstile=deps.form_desk.turnstile is not None), name="web")
            yield

    app = FastAPI(
        title="CRM Digital FTE",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        responses={"default": {"model": problems.Problem, "description": "Refused, or failed"}},
        redirect_slashes=False,  # it would name the host that the caller says it called
    )
    problems.install(app)
    app.add_middleware(BodyLimit, limit=max_body_bytes, uploads={_FORM: max_form_bytes})
    app.add_middleware(ProtectiveHeaders)
    app.add_middleware(Timing)
    channels = (whatsapp_webhook, gmail_webhook, support_form)  # routes are tried in turn: the busiest first
    for module in (
        *channels,
        tickets,
        customers,
        conversations,
        attachments,
        identity,
        drafts,
        parked,
        knowledge,
        suggestions,
        reports,
        metrics,
        health,
        brand,
        sandbox,
    ):
        app.include_router(module.router, prefix="/api/v1")
    app.include_router(health.probes)
    describe(app)
    return app
