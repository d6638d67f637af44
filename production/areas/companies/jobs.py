"""Forgets what was deleted long enough ago."""

from __future__ import annotations

from production.areas import Resources
from production.crm.permissions.model import EVERYTHING
from production.database.companies import CompanyStore
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    return [Job("purge deleted companies", 3600.0, CompanyStore(resources.database, EVERYTHING).purge)]
