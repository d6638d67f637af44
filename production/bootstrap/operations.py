"""What the command line does to a running or resting system."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from production.bootstrap.parts import (
    WORKER_PUBLISH_S,
    embedder,
    gmail_clients,
    kafka_config,
    mail_reader,
    open_database,
    open_publisher,
    whatsapp_client,
)
from production.crm.knowledge.service import KnowledgeBase
from production.database import migrate
from production.database.backlog import BacklogStore
from production.database.grants import admit_service
from production.database.knowledge import KnowledgeStore
from production.database.ledger import LedgerStore
from production.database.operations import MailboxStore
from production.database.pool import Database
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel
from production.settings import Settings
from production.stream.topics import ensure_topics, read_topic
from production.workers.dead_letters import DeadLetters
from production.workers.reconcile import missing_chats, missing_in_all


async def migrate_all(settings: Settings) -> list[str]:
    """Schema and topics; the names of the migrations applied now."""
    applied = await migrate_database(settings)
    if settings.kafka_create_topics:
        await ensure_topics(
            kafka_config(settings),
            settings.topics.all(),
            partitions=settings.kafka_partitions,
            replicas=settings.kafka_replicas,
        )
    return applied


async def migrate_database(settings: Settings) -> list[str]:
    """The schema alone, and who may use it."""
    async with open_database(settings) as database:
        applied = await migrate.migrate(database)
        if settings.database_service_url:
            await admit_service(database, settings.database_service_url)
    return applied


async def ledger(settings: Settings) -> dict[str, Any]:
    """What `fte ledger` prints."""
    async with open_database(settings) as database:
        report = await LedgerStore(database).report()
        backlog = await BacklogStore(database).waiting([])
        try:
            found = await missing(settings, database)
        except Unavailable:
            found = {}
    total = sum(found.values()) if found else None
    stuck = [
        {"id": each.id, "key": each.key, "since": each.since.isoformat(), "reason": each.reason}
        for each in backlog.stuck_keys
    ]
    return {"states": report.states, "oldest_unowned_s": report.oldest_unowned_s, "missing": total, "stuck": stuck}


async def missing(settings: Settings, database: Database) -> dict[Channel, int]:
    """How many messages each configured provider has and the ledger does not.

    Raises:
        Unavailable: a provider or Postgres cannot be asked.
    """
    known, found = LedgerStore(database), {}
    if clients := gmail_clients(settings):
        found[Channel.EMAIL] = len(await missing_in_all(clients, mail_reader(settings), MailboxStore(database), known))
    if settings.twilio_configured:
        found[Channel.WHATSAPP] = len(await missing_chats(whatsapp_client(settings), known))
    return found


@asynccontextmanager
async def dead_letters(settings: Settings) -> AsyncIterator[DeadLetters]:
    """The dead-letter topic with the ledger's view of it."""
    topics = settings.topics
    async with open_database(settings) as database, open_publisher(settings, WORKER_PUBLISH_S) as publisher:
        records = await read_topic(kafka_config(settings), topics.dead_letters)
        yield DeadLetters(records, LedgerStore(database), publisher, topics.incoming)


@asynccontextmanager
async def open_knowledge(settings: Settings) -> AsyncIterator[KnowledgeBase]:
    """The knowledge base with the embedder of these settings."""
    async with open_database(settings) as database:
        yield KnowledgeBase(embedder(settings), KnowledgeStore(database))
