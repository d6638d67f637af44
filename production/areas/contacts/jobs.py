"""Forgets what was deleted long enough ago."""

from __future__ import annotations

from functools import partial

from production.areas import Resources
from production.database.contacts import purge_contacts
from production.database.pool import Database
from production.workers.scheduler import Job

_BATCH = 200


def jobs(resources: Resources) -> list[Job]:
    return [Job("purge deleted contacts", 3600.0, partial(purge, resources.database))]


async def purge(database: Database) -> None:
    """In short transactions."""
    while await purge_contacts(database, _BATCH) == _BATCH:
        pass
