"""The worker process: consume, think and send."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from production.agent.guardrails.languages import unsupported_language
from production.agent.guardrails.semantic.apart import LongTextReader
from production.agent.models.embedder import MiniLmEmbedder
from production.agent.offline_agent import OfflineAgent
from production.agent.ports import Agent
from production.areas import Desk
from production.bootstrap.agent import agents_by_name, build_agent
from production.bootstrap.areas import area_answers, area_consumers, area_effects, area_work
from production.bootstrap.infrastructure import (
    WORKER_PUBLISH_S,
    WORKER_QUEUE_S,
    kafka_config,
    open_database,
    open_publisher,
    site,
)
from production.bootstrap.lifecycle import Loops, run_together, when_migrated
from production.bootstrap.providers import Providers, composer
from production.bootstrap.semantics import embedder, semantic_classifier
from production.bootstrap.warm_up import warm_up
from production.crm.knowledge.ports import Embedder
from production.database.component_health import HealthStore
from production.database.events import EventStore
from production.database.knowledge import KnowledgeStore
from production.database.knowledge_in_memory import KnowledgeInMemory
from production.database.outbox import OutboxStore
from production.database.outreach_outbox import OutreachOutbox
from production.database.pool import Database
from production.database.turns import TurnStore
from production.database.vectors import VectorStore
from production.schemas.errors import Unavailable
from production.schemas.health import HealthStatus
from production.schemas.ids import Channel
from production.schemas.metrics import FAILING, OLDEST_UNFINISHED, UNFINISHED
from production.settings import Settings
from production.stream.publisher import KafkaPublisher
from production.stream.source import KafkaSource
from production.workers.hand_over import HandOver
from production.workers.health_probes import serve_probes
from production.workers.inbound_consumer import InboundConsumer
from production.workers.metrics_consumer import MetricsConsumer
from production.workers.pipeline import Pipeline
from production.workers.ports import BatchHandler
from production.workers.runner import KeyedRunner, RunnerLimits
from production.workers.scheduler import Job, repeat
from production.workers.sender import Sender
from production.workers.steps.build_turn import Screen

_HEARTBEAT_S = 10.0
_MEASURE_S = 2.0
_FETCH_S = 5.0
_REFRESH_S = 1.0
_TURNS_ELSEWHERE = 64
_TURNS_HERE = 8
"""The built-in agent thinks on our processor: more turns at once would only make each of them slower."""


async def run_worker(settings: Settings, stop: asyncio.Event, agent: Agent | None = None) -> None:
    """Consume, think and send. `agent` takes the place of the one that the settings name, and screens by words only."""
    async with (
        open_database(settings, queue_s=WORKER_QUEUE_S) as database,
        open_publisher(settings, WORKER_PUBLISH_S) as publisher,
    ):
        embeds, knowledge = None, KnowledgeInMemory(database)
        if agent is None:
            embeds = embedder(settings)
            agent = build_agent(settings, database, embeds, knowledge)
        screen = semantic_classifier(embeds, settings.company_name, LongTextReader()).screen
        worker = _Worker(settings, database, publisher, agent, screen)
        read = Job("read the knowledge base", _REFRESH_S, knowledge.refresh)
        work = when_migrated(
            database, lambda stop: [*worker.loops(stop), repeat(read, stop), _warm_up(database, embeds, stop)], stop
        )
        await run_together([work, *worker.probes(stop)], stop)


class _Worker:
    """The loops of a worker process and what they share."""

    def __init__(
        self, settings: Settings, database: Database, publisher: KafkaPublisher, agent: Agent, screen: Screen
    ) -> None:
        self._settings = settings
        self._database = database
        self._publisher = publisher
        self._agent = agent
        self._screen = screen
        providers = Providers(settings)
        clients = providers.clients()
        self._compose = composer(settings)
        self._senders = {channel: Sender(OutboxStore(database), channel, client) for channel, client in clients.items()}
        self._campaigns: list[Sender] = []
        if here := site(settings):  # without an address of ours nobody could unsubscribe
            outreach = OutreachOutbox(database, here)
            self._campaigns = [Sender(outreach, *each) for each in providers.outreach_clients().items()]
        self._attachments = providers.fetch_attachments(database)
        topics = settings.topics
        self._runners = {
            topics.incoming: self._runner(topics.incoming, self._inbound()),
            topics.gmail: self._runner(topics.gmail, providers.gmail_sync(database, publisher)),
            topics.events: self._runner(topics.events, MetricsConsumer(EventStore(database))),
        }
        for area, name, handler in area_consumers(database):
            topic = getattr(topics, name)
            reader = f"{topic}-{area}" if topic in self._runners else topic
            self._runners[reader] = self._runner(topic, handler, reader)

    def loops(self, stop: asyncio.Event) -> Loops:
        models, public_url = agents_by_name(self._agent), self._settings.public_url
        desk = Desk(self._database, self._agent, self._screen, self._compose, models, public_url)
        return [
            *(runner.run(stop) for runner in self._runners.values()),
            *(sender.run(stop) for sender in (*self._senders.values(), *self._campaigns)),
            repeat(Job("heartbeat", _HEARTBEAT_S, self._heartbeat), stop),
            repeat(Job("measure", _MEASURE_S, self._measure), stop),
            *(repeat(job, stop) for job in area_work(desk)),
            repeat(Job("fetch attachments", _FETCH_S, self._attachments.run), stop),
        ]

    def probes(self, stop: asyncio.Event) -> Loops:
        port = self._settings.worker_port
        return [serve_probes(port, self._check, stop)] if port else []

    def _inbound(self) -> InboundConsumer:
        settings, turns = self._settings, TurnStore(self._database, area_effects())
        pipeline = Pipeline(
            turns,
            self._screen,
            self._agent,
            asyncio.Semaphore(settings.agent_concurrency or _turns_at_once(self._agent)),
            self._compose,
            self._wake_sender,
            settings.crisis_help,
            area_answers(self._database),
        )
        hand_over = HandOver(turns, self._screen, self._compose, settings.crisis_help)
        return InboundConsumer(pipeline, hand_over, turns, self._publisher, settings.topics.dead_letters)

    def _wake_sender(self, channel: Channel) -> None:
        if sender := self._senders.get(channel):
            sender.wake()

    def _runner(self, topic: str, handler: BatchHandler, reader: str | None = None) -> KeyedRunner:
        """`reader` has offsets of its own, where several read one topic."""
        source = KafkaSource(kafka_config(self._settings), topic=topic, group=f"fte-{reader or topic}")
        return KeyedRunner(source, handler, RunnerLimits())

    async def _heartbeat(self) -> None:
        await HealthStore(self._database).report("agent", HealthStatus.HEALTHY)

    async def _measure(self) -> None:
        for topic, runner in self._runners.items():
            UNFINISHED.labels(topic).set(await runner.backlog())
            OLDEST_UNFINISHED.labels(topic).set(runner.oldest_s)
            FAILING.labels(topic).set(runner.failing)

    async def _check(self) -> None:
        if not all(runner.joined for runner in self._runners.values()):
            raise Unavailable("the consumers have not joined their groups yet")
        if any(runner.failing for runner in self._runners.values()):
            raise Unavailable("most messages fail: nothing is given up, look at the log for batch_failed")


def _turns_at_once(agent: Agent) -> int:
    """The built-in agent comes without a chain of others."""
    return _TURNS_HERE if isinstance(agent, OfflineAgent) else _TURNS_ELSEWHERE


async def _warm_up(database: Database, embeds: Embedder | None, stop: asyncio.Event) -> None:
    """The built-in models would otherwise be read while their first customer waits."""
    await asyncio.to_thread(unsupported_language, "Which language is this?")
    if isinstance(embeds, MiniLmEmbedder):
        with suppress(Unavailable):
            await warm_up(KnowledgeStore(database), VectorStore(database), embeds)
    await stop.wait()
