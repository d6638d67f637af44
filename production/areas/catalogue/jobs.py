"""What the clock does: looks at each source, and says how it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from production.areas import Resources
from production.areas.catalogue.looks import Looks
from production.areas.catalogue.sources.configured import configured
from production.areas.catalogue.store import StateStore
from production.database.component_health import HealthStore
from production.database.pool import Database
from production.schemas.health import HealthStatus
from production.schemas.metrics import PROVIDER_HEALTHY
from production.workers.scheduler import Job

_DAY_S = 86_400.0
_HEALTH_S = 30.0


def jobs(resources: Resources) -> list[Job]:
    settings, found = resources.catalogue, []
    sources = configured(settings)
    for source in sources:
        looks = Looks(resources.database, source)
        found += [
            Job(f"poll {source.name}", settings.catalog_poll_s, looks.poll),
            Job(f"reconcile {source.name}", _DAY_S, looks.reconcile),
        ]
    names = [source.name for source in sources]
    silent = timedelta(hours=settings.catalog_silent_hours)
    return (
        [*found, Job("watch catalogues", _HEALTH_S, partial(watch, resources.database, names, silent))] if names else []
    )


async def watch(database: Database, names: list[str], silent: timedelta) -> None:
    """One that fails or is silent is not healthy: its calls may not arrive any more."""
    board = HealthStore(database)
    for state in await StateStore(database).states(names):
        why = state.failure if state.failing else "silent" if state.silent(datetime.now(UTC), silent) else None
        PROVIDER_HEALTHY.labels(state.name).set(0 if why else 1)
        await board.report(state.name, HealthStatus.UNHEALTHY if why else HealthStatus.HEALTHY, why)
