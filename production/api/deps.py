"""What every endpoint works with: put together once a process, reached through the application's state."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Protocol, cast

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from production.api.callers import verification
from production.api.intake import Intake, Publisher
from production.api.numbers import TicketNumbers
from production.api.rate_limit import RateLimit
from production.channels.web_chat.settings import ChatSettings
from production.crm.attachments.check import FileLimits
from production.crm.support.metrics import AlertThresholds
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.spill import SpillStore
from production.database.tickets import TicketStore
from production.schemas.oidc import OidcProvider
from production.schemas.topics import Topics
from production.schemas.turns import BUILT_IN

_UPLOADS_AT_ONCE = 4
"""Each may have all its files in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiConfig:
    """What settings say about the api."""

    token_secret: str
    """Unlocks the words of tickets."""
    company: str
    mail_domain: str
    """Right side of the Message-IDs that we mint."""
    service_token: str | None = None
    """None: no service is let in."""
    turnstile_site_key: str | None = None
    """Public half of Turnstile: the page shows its widget with it."""
    public_url: str | None = None
    proxy_hops: int = 0
    """Proxies in front, each of which adds whom it saw to `X-Forwarded-For`."""
    sandbox_url: str | None = None
    oidc: OidcProvider | None = None
    """Where people sign in who work here; None: by password only."""
    sample_people: bool = False
    """Whoever is on this machine may enter as one of the sample people."""
    web_root: Path = Path("web-form/out")
    topics: Topics = field(default_factory=Topics)
    files: FileLimits = field(default_factory=FileLimits)
    models: tuple[str, ...] = (BUILT_IN,)
    """What may answer, by name: workers have them."""
    alert_thresholds: AlertThresholds = field(default_factory=AlertThresholds)
    chat: ChatSettings = field(default_factory=ChatSettings.model_construct)
    """Of the chat on websites."""
    max_body_bytes: int = 1_000_000
    """Of every request but a form with files, which may bring `files` as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How often one network, or one address, may do something."""

    form: RateLimit
    """Forms of one network."""
    claim: RateLimit
    """Accepted forms that name one email address: more are accepted too, and left to a person."""
    chat: RateLimit
    """Requests of the chat windows of one network."""
    visitor: RateLimit
    """Messages of one visitor of the chat."""
    writing: RateLimit = field(default_factory=lambda: RateLimit(burst=10, per_minute=30))
    """How often one visitor of the chat says that they write: a window does every four seconds."""
    refused: RateLimit = field(default_factory=lambda: RateLimit(burst=50, per_minute=60))
    """Requests of one network that could not be verified."""
    look: RateLimit = field(default_factory=lambda: RateLimit(burst=60, per_minute=60))
    """What one network looks at without showing a token."""
    code: RateLimit = field(default_factory=lambda: RateLimit(burst=10, per_minute=10))
    """One-time codes that one network asks for, and its guesses."""
    sign_in: RateLimit = field(default_factory=lambda: RateLimit(burst=60, per_minute=60))
    """Passwords and links that one network tries: a whole office may come in at nine."""
    account: RateLimit = field(default_factory=lambda: RateLimit(burst=10, per_minute=10))
    """Passwords that one network tries for one account."""


class PersonCheck(Protocol):
    """Tells people from programs."""

    async def check(self, token: str | None, *, address: str) -> None:
        """
        Raises:
            InvalidInput: the token does not stand for a person.
        """
        ...


class Deps:
    """Everything the api may touch. Stores are built where they are used: see `store`."""

    def __init__(
        self, config: ApiConfig, database: Database, broker: Publisher, limits: Limits, guards: Mapping[str, Any]
    ) -> None:
        """`guards` is what each provider's webhook tells it from strangers with, by its name."""
        self.config = config
        self.database = database
        self.broker = broker
        self.limits = limits
        self.guards = guards
        self.intake = Intake(broker, SpillStore(database), config.topics)
        self.numbers = TicketNumbers(TicketStore(database))
        self.room = asyncio.Semaphore(_UPLOADS_AT_ONCE)
        """For uploads whose files are being checked and stored."""
        self.reports = OutboxStore(database)
        self.turnstile: PersonCheck | None = None
        """None: nobody is asked to confirm."""
        self.background: Mapping[type, Any] = {}
        """What areas, and several of them together, run beside the requests, by its type: see `running`."""

    def verification(self, request: HTTPConnection) -> AbstractContextManager[None]:
        """As `callers.verification`."""
        return verification(request, self.limits.refused)


async def _injected(request: Request) -> Deps:
    """As a coroutine: the framework would run a plain function in a thread."""
    return cast("Deps", request.app.state.deps)


Dependencies = Annotated[Deps, Depends(_injected)]


def store(kind: Callable[[Database], Any]) -> Any:
    """What gives an endpoint a store over the database of this process.

    `deals: Annotated[DealStore, store(DealStore)]`
    """

    async def opened(deps: Dependencies) -> Any:
        return kind(deps.database)

    return Depends(opened)


def running(kind: type) -> Any:
    """What gives an endpoint that which runs beside the requests.

    `hub: Annotated[Hub, running(Hub)]`
    """

    async def found(deps: Dependencies) -> Any:
        return deps.background[kind]

    return Depends(found)
