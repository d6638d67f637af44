"""The api process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

from fastapi import FastAPI

from production import logs
from production.api.accept import Intake
from production.api.app import create_app
from production.api.customer_desk import CustomerDesk
from production.api.deps import Deps
from production.api.form_desk import FormDesk
from production.api.learning_desk import LearningDesk
from production.api.numbers import TicketNumbers
from production.api.rate_limit import RateLimit
from production.bootstrap.foundation import company, mail_domain, open_database, open_publisher
from production.bootstrap.loops import LOOK_S, is_behind
from production.channels.registry import providers, webhooks
from production.channels.web_form.turnstile import Turnstile
from production.database.attachments import AttachmentStore
from production.database.customer_codes import CodeStore
from production.database.customer_records import CustomerStore
from production.database.drafts import DraftStore
from production.database.events import EventStore
from production.database.gaps import GapStore
from production.database.operations import HealthStore, SpillStore
from production.database.outbox import OutboxStore
from production.database.parked import ParkedStore
from production.database.pool import Database
from production.database.reports import ReportStore
from production.database.suggestions import SuggestionStore
from production.database.tickets import TicketStore
from production.schemas.errors import ConfigurationError, Unavailable
from production.schemas.secrets import secret
from production.settings import Settings, load_settings
from production.stream.publisher import KafkaPublisher
from production.workers.probe import serve_probes
from production.workers.scheduler import Chore, repeat

_REFRESH_S = 60.0
_REFUSED_BURST, _REFUSED_PER_MINUTE = 50, 60
_LOOK_BURST, _LOOK_PER_MINUTE = 60, 60


def build_app(settings: Settings) -> FastAPI:
    """The api.

    Raises:
        ConfigurationError: there is no TICKET_TOKEN_SECRET.
    """
    token_secret = secret(settings.ticket_token_secret)
    if token_secret is None:
        raise ConfigurationError("TICKET_TOKEN_SECRET: is not set; make one: openssl rand -hex 32")
    return create_app(
        partial(_open, settings, token_secret),
        max_body_bytes=settings.max_body_bytes,
        max_form_bytes=settings.max_body_bytes + settings.file_limits.bytes_all,
    )


def app_from_environment() -> FastAPI:
    """The api for whoever starts a server by hand."""
    settings = load_settings()
    logs.configure(settings.log_level)
    return build_app(settings)


@asynccontextmanager
async def _open(settings: Settings, token_secret: str) -> AsyncIterator[Deps]:
    async with (
        open_database(settings) as database,
        open_publisher(settings, settings.kafka_publish_timeout_s) as publisher,
        _guards(settings) as guards,
        _inside(settings, HealthStore(database), publisher),
    ):
        tickets = TicketStore(database)
        numbers = TicketNumbers(tickets)
        with suppress(Unavailable):  # messages are taken without a database, but not with an old one
            while await is_behind(database):
                await asyncio.sleep(LOOK_S)
            await numbers.prepare()
        refused = RateLimit(burst=_REFUSED_BURST, per_minute=_REFUSED_PER_MINUTE)
        yield Deps(
            intake=Intake(publisher, SpillStore(database), settings.topics),
            tickets=tickets,
            numbers=numbers,
            drafts=DraftStore(database),
            parked=ParkedStore(database),
            figures=EventStore(database),
            health=HealthStore(database),
            broker=publisher,
            reports=OutboxStore(database),
            form_limit=RateLimit(burst=settings.form_burst, per_minute=settings.form_per_minute),
            claim_limit=RateLimit(burst=settings.form_burst, per_minute=settings.form_per_minute),
            refused_limit=refused,
            look_limit=RateLimit(burst=_LOOK_BURST, per_minute=_LOOK_PER_MINUTE),
            customer_desk=_customer_desk(settings, token_secret, database, refused),
            learning_desk=LearningDesk(ReportStore(database), GapStore(database), SuggestionStore(database)),
            form_desk=_form_desk(settings, database),
            guards=guards,
            public_url=settings.public_url,
            token_secret=token_secret,
            sandbox_url=settings.sandbox_url,
            web_root=settings.web_root,
        )


def _customer_desk(settings: Settings, token_secret: str, database: Database, refused: RateLimit) -> CustomerDesk:
    return CustomerDesk(
        customers=CustomerStore(database),
        codes=CodeStore(database),
        code_limit=RateLimit(burst=10, per_minute=10),
        refused_limit=refused,
        token_secret=token_secret,
        service_token=secret(settings.service_token),
        company=settings.company_name,
        mail_domain=mail_domain(settings),
    )


def _form_desk(settings: Settings, database: Database) -> FormDesk:
    hidden, shown = secret(settings.turnstile_secret), settings.turnstile_site_key
    turnstile = Turnstile(hidden, url=settings.turnstile_url) if hidden and shown else None
    return FormDesk(AttachmentStore(database), settings.file_limits, turnstile, shown if turnstile else None)


@asynccontextmanager
async def _inside(settings: Settings, database: HealthStore, publisher: KafkaPublisher) -> AsyncIterator[None]:
    """Probes and metrics on a port that no ingress leads to."""

    async def check() -> None:
        try:
            await publisher.ping()
        except Unavailable:
            await database.ping()

    stop = asyncio.Event()
    serving = asyncio.create_task(serve_probes(settings.worker_port, check, stop)) if settings.worker_port else None
    yield
    stop.set()
    if serving is not None:
        await serving


@asynccontextmanager
async def _guards(settings: Settings) -> AsyncIterator[dict[str, Any]]:
    """What tells each provider from strangers, by its name; kept up to date beside the requests, never in one."""
    us, stop = company(settings), asyncio.Event()
    made = {name: each.guard(settings.of(providers()[name].settings), us) for name, each in webhooks().items()}
    chores = [Chore(each.refresh[0], _REFRESH_S, each.refresh[1]) for each in made.values() if each.refresh]
    refreshing = [asyncio.create_task(repeat(chore, stop)) for chore in chores]
    yield {name: each.check for name, each in made.items()}
    stop.set()
    await asyncio.gather(*refreshing)
