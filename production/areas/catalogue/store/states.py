"""How sources are."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from production.areas.catalogue.model import SourceState
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.catalogue")


class StateStore:
    """Of those that settings name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def states(self, names: Collection[str]) -> list[SourceState]:
        """By name; one that nobody has heard of yet has been silent from now on."""
        await self._database.execute(_SQL["know_sources"], list(names))
        return [SourceState(**row) for row in await self._database.fetch(_SQL["sources"], list(names))]

    async def polled(self, name: str, watermark: datetime, *, told_something: bool) -> None:
        await self._database.execute(_SQL["polled"], name, watermark, told_something)

    async def failed(self, name: str, failure: str) -> None:
        await self._database.execute(_SQL["failed"], name, failure)

    async def reconciled(self, name: str, differed: int) -> None:
        await self._database.execute(_SQL["reconciled"], name, differed)

    async def live(self, name: str) -> set[str]:
        """Its products that are there, by its own ids."""
        return {row["source_id"] for row in await self._database.fetch(_SQL["live"], name)}
