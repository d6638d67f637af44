"""Bringing the database and the topics up to date."""

from __future__ import annotations

from production.bootstrap.infrastructure import kafka_config, open_database
from production.database import migrate
from production.database.grants import admit_service
from production.settings import Settings
from production.stream.topics import ensure_topics


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
