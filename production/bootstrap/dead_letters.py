"""The dead letters, for whoever replays them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from production.bootstrap.infrastructure import WORKER_PUBLISH_S, kafka_config, open_database, open_publisher
from production.database.ledger import LedgerStore
from production.settings import Settings
from production.stream.topics import read_topic
from production.workers.dead_letters import DeadLetters


@asynccontextmanager
async def open_dead_letters(settings: Settings) -> AsyncIterator[DeadLetters]:
    """The dead-letter topic with the ledger's view of it."""
    topics = settings.topics
    async with open_database(settings) as database, open_publisher(settings, WORKER_PUBLISH_S) as publisher:
        records = await read_topic(kafka_config(settings), topics.dead_letters)
        yield DeadLetters(records, LedgerStore(database), publisher, topics.incoming)
