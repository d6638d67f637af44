"""What the clock does."""

from __future__ import annotations

from functools import partial

from production.areas import Resources
from production.areas.tickets.store import forget_viewers
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    return [Job("forget viewers", 60.0, partial(forget_viewers, resources.database))]
