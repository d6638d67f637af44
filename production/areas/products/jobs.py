"""What the clock does."""

from __future__ import annotations

from production.areas import Resources
from production.areas.products.store import ProductStore
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    return [Job("purge products", 3600.0, ProductStore(resources.database, EVERYTHING).purge)]
