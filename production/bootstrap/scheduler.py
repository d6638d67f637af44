"""The scheduler process: what must happen once in the whole system."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

from production.areas import Resources
from production.bootstrap.areas import area_jobs, area_offers
from production.bootstrap.infrastructure import WORKER_PUBLISH_S, open_database, open_publisher, site
from production.bootstrap.lifecycle import run_together, when_migrated
from production.bootstrap.maintenance_jobs import maintenance_jobs
from production.bootstrap.providers import Providers, composer
from production.bootstrap.semantics import embedder, semantic_classifier
from production.channels.email.gmail.provider import GmailSettings
from production.channels.meta.page import PageSettings
from production.crm.catalogue.settings import CatalogueSettings
from production.crm.knowledge.ports import Embedder
from production.crm.permissions.model import EVERYTHING
from production.database.attachments import AttachmentStore
from production.database.component_health import HealthStore
from production.database.events import EventStore
from production.database.leadership import leadership
from production.database.ledger import LedgerStore
from production.database.letters import LetterStore
from production.database.mailboxes import MailboxStore
from production.database.pool import Database
from production.database.spill import SpillStore
from production.database.templates import TemplateStore
from production.database.turns import TurnStore
from production.schemas.ids import Channel
from production.settings import Settings
from production.stream.publisher import KafkaPublisher
from production.workers.hand_over import HandOver
from production.workers.health_probes import serve_probes
from production.workers.jobs import (
    RELAY_S,
    GmailWatch,
    drain_spill,
    escalate_stale,
    look_at_templates,
    relay_events,
    report_health,
    resume_deferred,
)
from production.workers.scheduler import Job, Scheduler
from production.workers.staff_letters import send_letters

_TEMPLATES_S = 60.0
_FORGOTTEN_FORMS = timedelta(days=14)
"""Longer than any broker keeps an accepted form."""


async def run_scheduler(settings: Settings, stop: asyncio.Event) -> None:
    """Do the jobs, if this process is the leader."""
    async with open_database(settings) as database, open_publisher(settings, WORKER_PUBLISH_S) as publisher:
        scheduler = Scheduler(_jobs(settings, database, publisher), partial(leadership, database))
        loops = [when_migrated(database, lambda stop: [scheduler.run(stop)], stop)]
        if settings.worker_port:
            loops.append(serve_probes(settings.worker_port, scheduler.check, stop))
        await run_together(loops, stop)


def _jobs(settings: Settings, database: Database, publisher: KafkaPublisher) -> list[Job]:
    providers, ledger, topics = Providers(settings), LedgerStore(database), settings.topics
    embeds = embedder(settings)
    screen = semantic_classifier(embeds, settings.company_name).screen
    hand_over = HandOver(TurnStore(database), screen, composer(settings))
    return [
        Job("relay events", RELAY_S, partial(relay_events, EventStore(database), publisher, topics.events)),
        Job("drain spill", 1.0, partial(drain_spill, SpillStore(database), publisher)),
        Job("wake parked keys", 1.0, partial(resume_deferred, ledger, publisher, topics.incoming)),
        Job("watch over messages", 5.0, partial(escalate_stale, ledger, hand_over)),
        *maintenance_jobs(settings, providers, database),
        Job("sweep attachments", 3600.0, partial(AttachmentStore(database, EVERYTHING).sweep, _FORGOTTEN_FORMS)),
        *area_jobs(_resources(settings, database, embeds)),
        *_provider_jobs(settings, providers, database, publisher),
    ]


def _resources(settings: Settings, database: Database, embeds: Embedder) -> Resources:
    told = settings.of(CatalogueSettings), settings.of(PageSettings)
    return Resources(database, embeds, settings.weights, *told, site(settings), area_offers())


def _provider_jobs(
    settings: Settings, providers: Providers, database: Database, publisher: KafkaPublisher
) -> list[Job]:
    jobs: list[Job] = []
    own, sync = settings.of(GmailSettings), providers.gmail_sync(database, publisher)
    # Jobs of its own for each mailbox: one that is away holds up no other.
    for number, (address, client) in enumerate(providers.gmail.items(), 1):
        watch = GmailWatch(address, client, MailboxStore(database), own.gmail_watch_topic)
        jobs.append(Job(f"renew watch {number}", 60.0, watch.renew))
        jobs.append(Job(f"poll gmail {number}", own.gmail_poll_s, partial(sync.poll, address, own.gmail_poll_s)))
    if mail := providers.by_channel.get(Channel.EMAIL):
        jobs.append(Job("mail to staff", 2.0, partial(send_letters, LetterStore(database), mail.client)))
    for name, each in providers.connections.items():
        if each.templates:
            look = partial(look_at_templates, TemplateStore(database), name, each.templates)
            jobs.append(Job(f"templates of {name}", _TEMPLATES_S, look))
    pings = {name: connection.ping for name, connection in providers.connections.items()}
    jobs.append(Job("ask providers", 30.0, partial(report_health, HealthStore(database), pings)))
    return jobs
