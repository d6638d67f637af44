"""What the clock does."""

from __future__ import annotations

from functools import partial

from production.areas import Resources
from production.areas.tags.store import follow
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    return [Job("tickets follow their tags", 5.0, partial(follow, resources.database))]
