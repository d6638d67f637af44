"""The HTTP application: routes, error answers, limits, and the web app's files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from types import MappingProxyType

from fastapi import APIRouter, FastAPI

from production import __version__
from production.api import endpoints, problems
from production.api.body_limit import BodyLimit
from production.api.cross_origin import CrossOrigin
from production.api.deps import ApiConfig, Deps
from production.api.endpoints import health
from production.api.headers import ProtectiveHeaders
from production.api.pages import Pages, describe
from production.api.permissions import require_entries
from production.api.proxies import BehindProxies
from production.api.timing import Timing
from production.channels.provider import Door
from production.channels.registry import providers, webhooks
from production.channels.web_chat.channel import WEB_CHAT
from production.schemas.ids import Channel

PREFIX = "/api/v1"
UNVERSIONED = "/api"
_FORM = f"{PREFIX}/support/form"
_CHAT = f"{PREFIX}/web-chat"
_CHAT_BYTES = 20_000
"""Of what a chat window may send at once: a message, or two tokens."""
Routers = Mapping[str, Sequence[APIRouter]]
"""By their prefix."""
OpenDeps = Callable[[], AbstractAsyncContextManager[Deps]]


def create_app(
    config: ApiConfig,
    open_deps: OpenDeps,
    *,
    staff: Routers = MappingProxyType({}),
    public: Routers = MappingProxyType({}),
    uploads: Mapping[str, int] = MappingProxyType({}),
) -> FastAPI:
    """The application; `open_deps` is entered at start-up and left at shutdown.

    `staff` and `public` are the routes of areas, by prefix: for who may do what they name, and for whoever asks.
    `uploads` are paths of theirs that take a file, with its limit in bytes.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_deps() as deps:
            app.state.deps = deps
            door: Door = deps
            app.state.door = door
            if config.web_root.is_dir():
                app.mount("/", Pages(config.web_root, turnstile=deps.turnstile is not None), name="web")
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
    _guard(app, config, uploads)
    _include(app, staff, public)
    app.include_router(health.probes)
    describe(app)
    return app


def _guard(app: FastAPI, config: ApiConfig, uploads: Mapping[str, int]) -> None:
    beside = config.max_body_bytes  # what a body has around its files
    chat = {f"{_CHAT}/{path}": _CHAT_BYTES for path in ("session", "messages")}
    limits = {f"{PREFIX}{path}": beside + limit for path, limit in uploads.items()}
    batches = {f"{PREFIX}{each.intake}": beside + each.batch_bytes for each in webhooks().values()}
    uploaded = {**limits, **chat, _FORM: beside + config.files.bytes_all}
    app.add_middleware(BodyLimit, limit=beside, uploads=uploaded, batches=batches)
    app.add_middleware(CrossOrigin, below=_CHAT, origins=config.chat.chat_origins)
    app.add_middleware(ProtectiveHeaders)
    app.add_middleware(Timing, intake=_intake())
    app.add_middleware(BehindProxies, hops=config.proxy_hops)


def _include(app: FastAPI, staff: Routers, public: Routers) -> None:
    called = [each.router for each in webhooks().values()]
    for prefix, router in _each({PREFIX: [*called, *endpoints.PUBLIC]}, public):
        app.include_router(router, prefix=prefix)
    for prefix, router in _each({PREFIX: endpoints.STAFF}, staff):
        app.include_router(require_entries(router), prefix=prefix)


def _each(*several: Routers) -> Iterator[tuple[str, APIRouter]]:
    return ((prefix, router) for routers in several for prefix, found in routers.items() for router in found)


def _intake() -> dict[str, Channel]:
    """Where messages come in."""
    called = {f"{PREFIX}{each.intake}": providers()[name].channel for name, each in webhooks().items()}
    return {_FORM: Channel.WEB_FORM, f"{_CHAT}/messages": WEB_CHAT, **called}
