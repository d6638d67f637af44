"""The whole api in the process of the test: real database, a broker that can be switched off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from production import areas
from production.agent.assistant import Thinker
from production.api.app import create_app
from production.api.deps import ApiConfig, Deps, Limits
from production.api.first_drafts import DraftWriter
from production.api.rate_limit import RateLimit
from production.areas.assistant.conversation import Assistant
from production.areas.catalogue.background import Sources
from production.areas.catalogue.sources.base import Source
from production.areas.imports.background import offered
from production.areas.imports.store.offered import Offered
from production.areas.live.hub import Hub
from production.areas.products.background import MarkerReader
from production.areas.web_chat.background import Windows
from production.areas.web_chat.store import ChatStore
from production.bootstrap.area_routes import area_routes
from production.bootstrap.areas import area_offers
from production.channels.email.gmail.verify import PushVerifier
from production.channels.meta.verify import MetaSignature
from production.channels.twilio.verify import Signature
from production.crm.attachments.check import FileLimits
from production.database.pool import Database
from production.schemas.errors import Unavailable

SECRET, AUTH_TOKEN, PUSH_TOKEN, SERVICE = "s3cret", "twilio-token", "push-token", "service-token"
META_SECRET, META_VERIFY = "meta-app-secret-0123", "meta-verify-token-0123"
BEARER = {"Authorization": f"Bearer {SERVICE}"}
GUARDS: dict[str, Any] = {"gmail": PushVerifier(token=PUSH_TOKEN)} | dict.fromkeys(
    ("whatsapp_cloud", "messenger", "instagram"), MetaSignature(META_SECRET, META_VERIFY)
)
FILES = FileLimits(files=3, bytes_each=10_000)


@dataclass
class Topic:
    """A broker that can be switched off."""

    published: list[tuple[str, bytes]] = field(default_factory=list)
    away: bool = False

    async def publish(self, topic: str, key: str, value: bytes, headers: Mapping[str, str]) -> None:
        await self.ping()
        self.published.append((topic, value))

    async def publish_all(self, topic: str, records: Sequence[tuple[str, bytes]]) -> None:
        for key, value in records:
            await self.publish(topic, key, value, {})

    async def ping(self) -> None:
        if self.away:
            raise Unavailable("kafka: away")


@dataclass
class System:
    api: httpx.AsyncClient
    broker: Topic
    database: Database
    deps: Deps
    app: FastAPI

    def called_from(self, address: str) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False, client=(address, 1))
        return httpx.AsyncClient(transport=transport, base_url="http://inside/api/v1")


def limits(*, form: int = 5, claim: int = 3, refused: int = 8, look: int = 8, code: int = 8) -> Limits:
    """So many at once, and next to none later."""
    bursts = {"form": form, "claim": claim, "refused": refused, "look": look, "code": code, "chat": 60, "visitor": 10}
    return Limits(**{name: RateLimit(burst=burst, per_minute=1) for name, burst in bursts.items()})


@asynccontextmanager
async def serving(
    database: Database,
    allowed: Limits | None = None,
    *,
    thinker: Thinker | None = None,
    catalogues: Sequence[Source] = (),
    **config: Any,
) -> AsyncIterator[System]:
    """`config` takes the place of what the test does not care about."""
    told: dict[str, Any] = {
        "token_secret": SECRET,
        "company": "TechCorp",
        "mail_domain": "techcorp.example",
        "service_token": SERVICE,
        "public_url": "https://support.techcorp.example",
        "web_root": Path("nowhere"),
        "files": FILES,
        "max_body_bytes": 20_000,
    }
    twilio = dict.fromkeys(("whatsapp", "sms"), Signature(AUTH_TOKEN, told["public_url"]))
    deps = Deps(ApiConfig(**told | config), database, broker := Topic(), allowed or limits(), GUARDS | twilio)
    deps.background = {
        Hub: (hub := Hub(database)),
        Assistant: Assistant(database, area_offers(), thinker),
        DraftWriter: DraftWriter(thinker),
        MarkerReader: MarkerReader(thinker),
        Offered: offered(area_offers()),
        Sources: Sources(catalogues, timedelta(hours=24)),
        Windows: (windows := Windows(ChatStore(database))),
    }
    for streams in (hub, windows):
        streams.close()  # a stream without end is none for a client that waits for the whole answer

    _SERVED.set(deps)
    with _application(deps.config) as app:
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://inside/api/v1") as api:
                yield System(api, broker, database, deps, app)


_SERVED: ContextVar[Deps] = ContextVar("served")
_IDLE: dict[tuple[object, ...], list[FastAPI]] = defaultdict(list)


@contextmanager
def _application(config: ApiConfig) -> Iterator[FastAPI]:
    """One of this configuration, lent to one test after the other: what FastAPI makes of our routes takes a second."""
    idle = _IDLE[config, *areas.__path__]
    app = idle.pop() if idle else create_app(config, _opened, **area_routes())
    yield app
    if not config.web_root.is_dir():  # each start would mount the pages once more
        idle.append(app)


@asynccontextmanager
async def _opened() -> AsyncIterator[Deps]:
    yield _SERVED.get()
