"""What a worker does with everything that is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import structlog
from pydantic import ValidationError

from production.areas.insights.store.facts import FactStore
from production.database.pool import Database
from production.schemas.events import Event
from production.schemas.records import Record
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
        await self._facts.take([event for record in records if (event := _event(record))])

    async def defer(self, records: Sequence[Record], error: Exception) -> bool:
        """Events wait in the stream."""
        del records, error
        return False

    async def dead_letter(self, records: Sequence[Record], error: Exception) -> bool:
        """What breaks whoever counts it must not keep everything else from being counted."""
        _log.error("events_not_counted", count=len(records), error=type(error).__name__)
        return True


def _event(record: Record) -> Event | None:
    try:
        return Event.model_validate_json(record.value)
    except ValidationError:
        _log.warning("unknown_event", offset=record.offset)
        return None
