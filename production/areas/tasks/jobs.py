"""What the clock does."""

from __future__ import annotations

from functools import partial

from production.areas import Resources
from production.areas.tasks.store import TaskStore, ring
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    return [
        Job("ring reminders", 5.0, partial(ring, resources.database)),
        Job("purge tasks", 3600.0, TaskStore(resources.database, EVERYTHING).purge),
    ]
