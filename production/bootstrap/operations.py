"""What the command line does to a running or resting system."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from production.bootstrap.foundation import WORKER_PUBLISH_S, kafka_config, open_database, open_publisher
from production.bootstrap.providers import Providers
from production.database.backlog import BacklogStore
from production.database.ledger import LedgerStore
from production.database.mailboxes import MailboxStore
from production.database.pool import Database
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel
from production.settings import Settings
from production.stream.topics import read_topic
from production.workers.dead_letters import DeadLetters
from production.workers.reconcile import missing_in_all, missing_messages


async def ledger_report(settings: Settings) -> dict[str, Any]:
    """What `fte ledger` prints."""
    async with open_database(settings) as database:
        report = await LedgerStore(database).report()
        backlog = await BacklogStore(database).waiting([])
        try:
            found = await missing(Providers(settings), database)
        except Unavailable:
            found = {}
    total = sum(found.values()) if found else None
    stuck = [
        {"id": each.id, "key": each.key, "since": each.since.isoformat(), "reason": each.reason}
        for each in backlog.stuck_keys
    ]
    return {"states": report.states, "oldest_unowned_s": report.oldest_unowned_s, "missing": total, "stuck": stuck}


async def missing(providers: Providers, database: Database) -> dict[Channel, int]:
    """How many messages each configured provider has and the ledger does not.

    Raises:
        Unavailable: a provider or Postgres cannot be asked.
    """
    known, found = LedgerStore(database), dict[Channel, int]()
    if mailboxes := providers.gmail:
        lost = await missing_in_all(mailboxes, MailboxStore(database), known)
        found[Channel.EMAIL] = len(lost)
    for channel, connection in providers.by_channel.items():
        if connection.received:
            found[channel] = len(await missing_messages(connection.received, known))
    return found


@asynccontextmanager
async def dead_letters(settings: Settings) -> AsyncIterator[DeadLetters]:
    """The dead-letter topic with the ledger's view of it."""
    topics = settings.topics
    async with open_database(settings) as database, open_publisher(settings, WORKER_PUBLISH_S) as publisher:
        records = await read_topic(kafka_config(settings), topics.dead_letters)
        yield DeadLetters(records, LedgerStore(database), publisher, topics.incoming)
