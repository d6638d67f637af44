"""The api process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from fastapi import FastAPI

from production import logs
from production.api.app import create_app
from production.api.callers import THIS_MACHINE
from production.api.deps import ApiConfig, Deps, Limits
from production.api.first_drafts import DraftWriter
from production.api.intake import can_accept
from production.api.rate_limit import RateLimit
from production.areas import ApiResources
from production.bootstrap.area_routes import area_routes
from production.bootstrap.areas import area_background, area_offers
from production.bootstrap.infrastructure import company, kafka_config, mail_domain, open_database, open_publisher
from production.bootstrap.lifecycle import LOOK_S, is_behind
from production.bootstrap.oidc import oidc_provider
from production.channels.registry import providers, webhooks
from production.channels.web_chat.settings import ChatSettings
from production.channels.web_form.settings import FormSettings
from production.channels.web_form.turnstile import Turnstile
from production.crm.catalogue.settings import CatalogueSettings
from production.database.component_health import HealthStore
from production.schemas.errors import ConfigurationError, Unavailable
from production.schemas.secrets import secret
from production.settings import Settings, load_settings
from production.stream.publisher import KafkaPublisher
from production.stream.tail import TopicTail
from production.workers.health_probes import serve_probes
from production.workers.scheduler import Job, repeat

if TYPE_CHECKING:
    from production.agent.assistant import Thinker

_REFRESH_S = 60.0


def build_app(settings: Settings) -> FastAPI:
    """The api.

    Raises:
        ConfigurationError: there is no TICKET_TOKEN_SECRET.
    """
    config, stopping = _config(settings), asyncio.Event()
    app = create_app(config, partial(_open, settings, config, stopping), **area_routes())
    app.state.stopping = stopping
    return app


def app_from_environment() -> FastAPI:
    """The api for whoever starts a server by hand."""
    settings = load_settings()
    logs.configure(settings.log_level)
    return build_app(settings)


def _config(settings: Settings) -> ApiConfig:
    token_secret = secret(settings.ticket_token_secret)
    if token_secret is None:
        raise ConfigurationError("TICKET_TOKEN_SECRET: is not set; make one: openssl rand -hex 32")
    form = settings.of(FormSettings)
    return ApiConfig(
        token_secret=token_secret,
        company=settings.company_name,
        mail_domain=mail_domain(settings),
        service_token=secret(settings.service_token),
        turnstile_site_key=form.turnstile_site_key if form.turnstile_secret else None,
        public_url=settings.public_url,
        proxy_hops=settings.proxy_hops,
        sandbox_url=settings.sandbox_url,
        oidc=oidc_provider(settings),
        sample_people=_sample_people(settings),
        web_root=settings.web_root,
        topics=settings.topics,
        files=form.file_limits,
        chat=settings.of(ChatSettings),
        models=settings.models,
        alert_thresholds=settings.alert_thresholds,
        max_body_bytes=settings.max_body_bytes,
    )


def _sample_people(settings: Settings) -> bool:
    here = urlsplit(settings.public_url or "").hostname in THIS_MACHINE
    if settings.sample_people and not here:
        raise ConfigurationError(
            "SAMPLE_PEOPLE: lets anybody in; it needs a PUBLIC_URL on this machine, as in `fte dev`"
        )
    return settings.sample_people


@asynccontextmanager
async def _open(settings: Settings, config: ApiConfig, stopping: asyncio.Event) -> AsyncIterator[Deps]:
    async with (
        open_database(settings) as database,
        open_publisher(settings, settings.kafka_publish_timeout_s) as publisher,
        _guards(settings) as guards,
        _internal_app(settings, HealthStore(database), publisher),
    ):
        form = settings.of(FormSettings)
        deps = Deps(config, database, publisher, _limits(settings), guards)
        if config.turnstile_site_key and (hidden := secret(form.turnstile_secret)):
            deps.turnstile = Turnstile(hidden, url=form.turnstile_url)
        with suppress(Unavailable):  # messages are taken without a database, but not with an old one
            while await is_behind(database):
                await asyncio.sleep(LOOK_S)
            await deps.numbers.prepare()
        events = TopicTail(kafka_config(settings), settings.topics.events)
        resources = ApiResources(
            database, events, stopping, area_offers(), settings.of(CatalogueSettings), _thinker(settings)
        )
        async with area_background(resources) as running:
            deps.background = {**running, DraftWriter: DraftWriter(resources.thinker)}
            yield deps


def _limits(settings: Settings) -> Limits:
    form, chat = settings.of(FormSettings), settings.of(ChatSettings)
    forms = partial(RateLimit, burst=form.form_burst, per_minute=form.form_per_minute)
    return Limits(
        form=forms(),
        claim=forms(),
        chat=RateLimit(burst=chat.chat_burst, per_minute=chat.chat_per_minute),
        visitor=RateLimit(burst=chat.chat_visitor_burst, per_minute=chat.chat_visitor_per_minute),
    )


def _thinker(settings: Settings) -> Thinker | None:
    if settings.primary_model is None:
        return None
    from production.bootstrap.model_chain import thinker  # noqa: PLC0415 - only who asks a model waits for its SDK

    return thinker(settings)


@asynccontextmanager
async def _internal_app(settings: Settings, database: HealthStore, publisher: KafkaPublisher) -> AsyncIterator[None]:
    """Probes and metrics on a port that no ingress leads to."""
    stop, check = asyncio.Event(), partial(can_accept, publisher, database)
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
    jobs = [Job(each.refresh[0], _REFRESH_S, each.refresh[1]) for each in made.values() if each.refresh]
    refreshing = [asyncio.create_task(repeat(job, stop)) for job in jobs]
    yield {name: each.check for name, each in made.items()}
    stop.set()
    await asyncio.gather(*refreshing)
