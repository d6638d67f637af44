"""The health board: what each process last said of a component."""

from __future__ import annotations

from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.health import ComponentHealth, HealthStatus

_SQL = load("component_health")


class HealthStore:
    """What the processes say about the components that only they can see."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ping(self) -> None:
        await self._database.execute("select 1")

    async def report(self, component: str, status: HealthStatus, detail: str | None = None) -> None:
        await self._database.execute(_SQL["report_health"], component, status, detail)

    async def components(self) -> dict[str, ComponentHealth]:
        rows = await self._database.fetch(_SQL["health"])
        return {
            row["component"]: ComponentHealth(HealthStatus(row["status"]), row["age_s"], row["detail"]) for row in rows
        }
