"""What the clock does."""

from __future__ import annotations

from production.areas import Resources
from production.areas.deals.store import DealStore
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    return [Job("purge deals", 3600.0, DealStore(resources.database, EVERYTHING).purge)]
