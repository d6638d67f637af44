"""What a worker does with everything that is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import structlog

from production.areas.insights.store.facts import FactStore
from production.database.pool import Database
from production.schemas.records import Record
from production.stream.reading import events_of
from production.workers.ports import BatchHandler

_log = structlog.get_logger()


def consumers(database: Database) -> dict[str, BatchHandler]:
    return {"events": FactConsumer(FactStore(database))}


class FactConsumer:
    """The runner's handler: what comes again, or late, is counted once and when it happened."""

    def __init__(self, facts: FactStore) -> None:
        self._facts = facts

    async def handle(self, records: Sequence[Record], newer: Callable[[], Sequence[Record]]) -> None:
        del newer  # every event counts for itself
        await self._facts.take(list(events_of(records)))

    async def defer(self, records: Sequence[Record], error: Exception) -> bool:
        """Events wait in the stream."""
        del records, error
        return False

    async def dead_letter(self, records: Sequence[Record], error: Exception) -> bool:
        """What breaks whoever counts it must not keep everything else from being counted."""
        _log.error("events_not_counted", count=len(records), error=type(error).__name__)
        return True
