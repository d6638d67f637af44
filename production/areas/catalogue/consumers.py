"""What a worker does with what catalogues told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import structlog

from production.areas.catalogue.store import FactStore
from production.database.pool import Database
from production.schemas.envelope import CatalogueEvent
from production.schemas.records import Record
from production.stream.reading import envelopes_of
from production.workers.ports import BatchHandler

_log = structlog.get_logger()


def consumers(database: Database) -> dict[str, BatchHandler]:
    return {"catalog": CatalogueConsumer(FactStore(database))}


class CatalogueConsumer:
    """The runner's handler: everything that was told of one product, or one order."""

    def __init__(self, facts: FactStore) -> None:
        self._facts = facts

    async def handle(self, records: Sequence[Record], newer: Callable[[], Sequence[Record]]) -> None:
        del newer  # each state says by itself whether it is the latest
        for event in envelopes_of(records, CatalogueEvent):
            await self._facts.take(event.fact.source, [event.fact], called=True)

    async def defer(self, records: Sequence[Record], error: Exception) -> bool:
        """It waits in the stream."""
        del records, error
        return False

    async def dead_letter(self, records: Sequence[Record], error: Exception) -> bool:
        """The next look at the source finds the same."""
        _log.error("catalogue_event_dropped", count=len(records), error=type(error).__name__)
        return True
