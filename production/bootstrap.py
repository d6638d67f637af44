"""The composition root: the only place that knows concrete things. Settings go in, processes come out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

from fastapi import FastAPI
from pydantic import SecretStr

from production import logs
from production.agent.guardrails.screening import screen
from production.agent.limits import Limits
from production.agent.models.choose import choose_model
from production.agent.models.embedder import MiniLmEmbedder, OpenAIEmbedder
from production.agent.models.openai import openai_client
from production.agent.offline.weigh import warm
from production.agent.turn import SupportAgent
from production.api.accept import Intake
from production.api.app import create_app
from production.api.deps import Deps
from production.api.numbers import TicketNumbers
from production.api.rate_limit import RateLimit
from production.channels.gmail.certificates import CertificateCache
from production.channels.gmail.client import GmailClient, GmailCredentials
from production.channels.gmail.verify import PushVerifier
from production.channels.web_form.client import StatusPageClient
from production.channels.whatsapp.client import WhatsAppClient
from production.crm.knowledge.ports import Embedder
from production.crm.knowledge.service import KnowledgeBase
from production.crm.support.model import Claim
from production.database import migrate
from production.database.events import EventStore
from production.database.knowledge import KnowledgeStore
from production.database.operations import HealthStore, MailboxStore, SpillStore, leadership
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.tickets import TicketStore
from production.database.turns import TurnStore
from production.schemas.errors import Unavailable
from production.schemas.health import HealthStatus
from production.schemas.ids import Channel
from production.settings import Settings, load_settings
from production.stream.kafka import KafkaConfig, KafkaPublisher, KafkaSource, ensure_topics
from production.workers.chores import GmailWatch, Pinged, drain_spill, relay_events, report_health
from production.workers.gmail_sync import GmailSync
from production.workers.intake import InboundConsumer
from production.workers.metrics_consumer import MetricsConsumer
from production.workers.pipeline import Pipeline
from production.workers.ports import ChannelClient
from production.workers.probe import serve_probes
from production.workers.reconcile import missing_chats, missing_mails
from production.workers.runner import Handler, KeyedRunner, RunnerLimits, Undertaker
from production.workers.scheduler import Chore, Scheduler, repeat
from production.workers.sender import Sender
from production.workers.steps.address import Manners
from production.workers.steps.decide import Manner

Process = Callable[[Settings, asyncio.Event], Awaitable[None]]
"""Runs until the event is set."""

_WORKER_PUBLISH_S = 10.0
"""Workers may wait longer for Kafka than a provider waits for us."""
_HEARTBEAT_S = 10.0
_CERTIFICATES_S = 60.0
_WARM_PASSAGES = 500


def build_app(settings: Settings) -> FastAPI:
    """The api."""
    return create_app(partial(_open_api, settings), max_body_bytes=settings.max_body_bytes)


def app_from_environment() -> FastAPI:
    """The api for whoever starts a server by hand."""
    settings = load_settings()
    logs.configure(settings.log_level)
    return build_app(settings)


async def run_worker(settings: Settings, stop: asyncio.Event) -> None:
    """Consume, think and send."""
    async with _database(settings) as database, _publisher(settings, _WORKER_PUBLISH_S) as publisher:
        await _run_together(_Worker(settings, database, publisher).loops(stop), stop)


async def run_scheduler(settings: Settings, stop: asyncio.Event) -> None:
    """Do the chores, if this process is the leader."""
    async with _database(settings) as database, _publisher(settings, _WORKER_PUBLISH_S) as publisher:
        scheduler = Scheduler(_chores(settings, database, publisher), partial(leadership, database))
        loops = [scheduler.run(stop)]
        if settings.worker_port:
            loops.append(serve_probes(settings.worker_port, scheduler.check, stop))
        await _run_together(loops, stop)


async def migrate_all(settings: Settings) -> list[str]:
    """Schema and topics; the names of the migrations applied now."""
    applied = await migrate_database(settings)
    if settings.kafka_create_topics:
        await ensure_topics(
            _kafka(settings),
            settings.topics.all(),
            partitions=settings.kafka_partitions,
            replicas=settings.kafka_replicas,
        )
    return applied


async def migrate_database(settings: Settings) -> list[str]:
    """The schema alone."""
    async with _database(settings) as database:
        return await migrate.migrate(database)


async def ledger(settings: Settings) -> dict[str, Any]:
    """What `fte ledger` prints."""
    async with _database(settings) as database:
        report = await TicketStore(database).ledger()
        missing = await _missing(settings, database)
    return {"states": report.states, "oldest_unowned_s": report.oldest_unowned_s, "missing": missing}


async def _missing(settings: Settings, database: Database) -> int | None:
    """How many messages the configured providers have and the ledger does not; None if none could be asked."""
    ledger, address = TicketStore(database), settings.gmail_mailbox.lower()
    found: list[str] = []
    try:
        since = await MailboxStore(database).watched_since(address)
        if settings.gmail_configured and since is not None:
            found += await missing_mails(_gmail_client(settings), address, since, ledger)
        if settings.twilio_configured:
            found += await missing_chats(_whatsapp_client(settings), ledger)
    except Unavailable:
        return None
    return len(found) if settings.gmail_configured or settings.twilio_configured else None


@asynccontextmanager
async def open_knowledge(settings: Settings) -> AsyncIterator[KnowledgeBase]:
    """The knowledge base with the embedder of these settings."""
    async with _database(settings) as database:
        yield KnowledgeBase(_embedder(settings), KnowledgeStore(database))


@asynccontextmanager
async def _open_api(settings: Settings) -> AsyncIterator[Deps]:
    async with (
        _database(settings) as database,
        _publisher(settings, settings.kafka_publish_timeout_s) as publisher,
        _push_verifier(settings) as verify_push,
    ):
        tickets = TicketStore(database)
        numbers = TicketNumbers(tickets)
        with suppress(Unavailable):
            await numbers.prepare()
        yield Deps(
            intake=Intake(publisher, SpillStore(database), settings.topics),
            tickets=tickets,
            numbers=numbers,
            figures=EventStore(database),
            health=HealthStore(database),
            broker=publisher,
            reports=OutboxStore(database),
            form_limit=RateLimit(burst=settings.form_burst, per_minute=settings.form_per_minute),
            verify_push=verify_push,
            twilio_auth_token=_secret(settings.twilio_auth_token),
            public_url=settings.public_url,
            token_secret=settings.ticket_token_secret.get_secret_value(),
            sandbox_url=settings.sandbox_url,
            web_root=settings.web_root,
        )


@asynccontextmanager
async def _push_verifier(settings: Settings) -> AsyncIterator[PushVerifier]:
    """Google's certificates are fetched beside the requests, never in one."""
    certificates, stop = CertificateCache(), asyncio.Event()
    chore = Chore("refresh certificates", _CERTIFICATES_S, certificates.refresh)
    refreshing = asyncio.create_task(repeat(chore, stop)) if settings.gmail_pubsub_audience else None
    yield PushVerifier(
        token=_secret(settings.gmail_pubsub_token),
        audience=settings.gmail_pubsub_audience,
        service_account=settings.gmail_pubsub_service_account,
        certificates=certificates.current,
    )
    stop.set()
    if refreshing is not None:
        await refreshing


class _Worker:
    """The loops of a worker process and what they share."""

    def __init__(self, settings: Settings, database: Database, publisher: KafkaPublisher) -> None:
        self._settings = settings
        self._database = database
        self._publisher = publisher
        self._embedder = _embedder(settings)
        self._sender = Sender(OutboxStore(database), _channel_clients(settings))
        self._runners = [self._inbound(), self._gmail(), self._metrics()]

    def loops(self, stop: asyncio.Event) -> list[Coroutine[Any, Any, None]]:
        beat = Chore("heartbeat", _HEARTBEAT_S, self._beat)
        port = self._settings.worker_port
        return [
            *(runner.run(stop) for runner in self._runners),
            self._sender.run(stop),
            repeat(beat, stop),
            self._warm_up(stop),
            *([serve_probes(port, self._check, stop)] if port else []),
        ]

    def _inbound(self) -> KeyedRunner:
        turns = TurnStore(self._database)
        settings, topics = self._settings, self._settings.topics
        pipeline = Pipeline(
            turns, screen, _agent(settings, self._database, self._embedder), _manners(settings), self._sender.wake
        )
        consumer = InboundConsumer(pipeline, turns, self._publisher, topics.dead_letters)
        return self._runner(topics.incoming, consumer.handle, consumer.bury)

    def _gmail(self) -> KeyedRunner:
        sync = _gmail_sync(self._settings, self._database, self._publisher)
        return self._runner(self._settings.topics.gmail, sync.handle, sync.bury)

    def _metrics(self) -> KeyedRunner:
        consumer = MetricsConsumer(EventStore(self._database))
        return self._runner(self._settings.topics.events, consumer.handle, consumer.bury)

    def _runner(self, topic: str, handle: Handler, bury: Undertaker) -> KeyedRunner:
        source = KafkaSource(_kafka(self._settings), topic=topic, group=f"fte-{topic}")
        return KeyedRunner(source, handle, bury, RunnerLimits())

    async def _warm_up(self, stop: asyncio.Event) -> None:
        """The built-in model would otherwise read each passage while its first customer waits."""
        if isinstance(self._embedder, MiniLmEmbedder):
            with suppress(Unavailable):
                await warm(await KnowledgeStore(self._database).newest(_WARM_PASSAGES), self._embedder)
        await stop.wait()

    async def _beat(self) -> None:
        await HealthStore(self._database).report("agent", HealthStatus.HEALTHY)

    async def _check(self) -> None:
        if not all(runner.joined for runner in self._runners):
            raise Unavailable("the consumers have not joined their groups yet")


def _chores(settings: Settings, database: Database, publisher: KafkaPublisher) -> list[Chore]:
    events, spill, health = EventStore(database), SpillStore(database), HealthStore(database)
    topics = settings.topics
    chores = [
        Chore("relay events", 0.2, partial(relay_events, events, publisher, topics.events)),
        Chore("drain spill", 1.0, partial(drain_spill, spill, publisher)),
    ]
    pinged: dict[str, Pinged] = {}
    if settings.gmail_configured:
        client = _gmail_client(settings)
        address = settings.gmail_mailbox.lower()
        watch = GmailWatch({address: client}, MailboxStore(database), settings.gmail_watch_topic)
        sync = _gmail_sync(settings, database, publisher)
        pinged["gmail"] = client
        chores.append(Chore("renew watch", 60.0, watch.renew))
        chores.append(Chore("poll gmail", settings.gmail_poll_s, partial(sync.sync, address)))
    if settings.twilio_configured:
        pinged["whatsapp"] = _whatsapp_client(settings)
    chores.append(Chore("ask providers", 30.0, partial(report_health, health, pinged)))
    return chores


async def _run_together(loops: list[Coroutine[Any, Any, None]], stop: asyncio.Event) -> None:
    """Run until all have ended; one that fails ends the others, and the process with them."""
    async with asyncio.TaskGroup() as group:
        for loop in loops:
            group.create_task(_stopping(loop, stop))


async def _stopping(loop: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    try:
        await loop
    finally:
        stop.set()


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.database_url, max_size=settings.database_pool_size)
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def _publisher(settings: Settings, timeout_s: float) -> AsyncIterator[KafkaPublisher]:
    publisher = KafkaPublisher(_kafka(settings), timeout_s=timeout_s)
    try:
        yield publisher
    finally:
        await publisher.close()


def _kafka(settings: Settings) -> KafkaConfig:
    return KafkaConfig(settings.kafka_bootstrap_servers, security={})


def _embedder(settings: Settings) -> Embedder:
    key = _secret(settings.openai_api_key)
    return OpenAIEmbedder(openai_client(api_key=key)) if key else MiniLmEmbedder()


def _agent(settings: Settings, database: Database, embedder: Embedder) -> SupportAgent:
    knowledge = KnowledgeBase(embedder, KnowledgeStore(database))
    model = choose_model(
        settings.agent_model,
        embedder=embedder,
        api_key=_secret(settings.openai_api_key),
        base_url=settings.agent_base_url,
        protocol=settings.agent_api,
    )
    return SupportAgent(model, knowledge, TicketStore(database), Limits())


def _manners(settings: Settings) -> Mapping[Channel, Callable[[Claim], Manner]]:
    domain = settings.gmail_mailbox.rpartition("@")[2]
    return Manners(settings.company_name, domain).by_channel()


def _channel_clients(settings: Settings) -> dict[Channel, ChannelClient]:
    """Only what is configured: replies of other channels wait."""
    clients: dict[Channel, ChannelClient] = {Channel.WEB_FORM: StatusPageClient()}
    if settings.gmail_configured:
        clients[Channel.EMAIL] = _gmail_client(settings)
    if settings.twilio_configured:
        clients[Channel.WHATSAPP] = _whatsapp_client(settings)
    return clients


def _whatsapp_client(settings: Settings) -> WhatsAppClient:
    callback = f"{settings.public_url}/api/v1/webhooks/whatsapp/status" if settings.public_url else None
    return WhatsAppClient(
        settings.twilio_account_sid or "",
        _secret(settings.twilio_auth_token) or "",
        settings.twilio_whatsapp_from,
        status_callback=callback,
        base_url=settings.twilio_api_url,
    )


def _gmail_client(settings: Settings) -> GmailClient:
    credentials = GmailCredentials(
        client_id=settings.gmail_client_id,
        client_secret=_secret(settings.gmail_client_secret),
        refresh_token=_secret(settings.gmail_refresh_token),
        token_url=settings.gmail_token_url,
    )
    name = f"{settings.company_name} Support"
    return GmailClient(settings.gmail_mailbox.lower(), credentials, name=name, base_url=settings.gmail_api_url)


def _gmail_sync(settings: Settings, database: Database, publisher: KafkaPublisher) -> GmailSync:
    mailboxes = {settings.gmail_mailbox.lower(): _gmail_client(settings)} if settings.gmail_configured else {}
    return GmailSync(mailboxes, MailboxStore(database), publisher, settings.topics.incoming)


def _secret(value: SecretStr | None) -> str | None:
    return value.get_secret_value() if value else None
