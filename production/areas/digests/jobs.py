"""What the clock does."""

from __future__ import annotations

from production.areas import Resources
from production.areas.digests.store import DueDigests
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    if resources.site is None:
        return []
    return [Job("write digests", 20.0, DueDigests(resources.database, resources.site).write)]
