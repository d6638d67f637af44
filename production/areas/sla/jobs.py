"""What the clock does to clocks."""

from __future__ import annotations

from production.areas import Resources
from production.areas.sla.clocks import Clocks
from production.areas.sla.store import NotificationStore
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    return [
        Job("watch service levels", 5.0, Clocks(resources.database).run),
        Job("forget notifications", 3600.0, NotificationStore(resources.database, EVERYTHING).forget_read),
    ]
