"""What the clock does."""

from __future__ import annotations

from production.areas import Resources
from production.areas.activities.store import ActivityStore
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    return [Job("purge activities", 3600.0, ActivityStore(resources.database, EVERYTHING).purge)]
