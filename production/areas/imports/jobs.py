"""What happens to imports by the clock."""

from __future__ import annotations

from production.areas import Resources
from production.areas.imports.background import offered
from production.areas.imports.store.importer import Importer, forget_abandoned
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    database = resources.database
    return [
        Job("import", 0.5, Importer(database, offered(resources.offers)).run),
        Job("forget abandoned imports", 3600.0, lambda: forget_abandoned(database)),
    ]
