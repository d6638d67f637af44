"""What the clock does."""

from __future__ import annotations

from production.areas import Resources
from production.areas.pipelines.store import PipelineStore
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    return [Job("purge pipelines", 3600.0, PipelineStore(resources.database, EVERYTHING).purge)]
