"""What a worker does with what was announced: it is written down, and fetched by the clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import structlog

from production.areas.leads.store import LeadStore
from production.database.pool import Database
from production.schemas.envelope import LeadNotice
from production.schemas.records import Record
from production.stream.reading import envelopes_of
from production.workers.ports import BatchHandler

_log = structlog.get_logger()


def consumers(database: Database) -> dict[str, BatchHandler]:
    return {"leads": LeadConsumer(LeadStore(database))}


class LeadConsumer:
    """The runner's handler: everything that was announced of one form."""

    def __init__(self, leads: LeadStore) -> None:
        self._leads = leads

    async def handle(self, records: Sequence[Record], newer: Callable[[], Sequence[Record]]) -> None:
        del newer  # each is somebody else
        for notice in envelopes_of(records, LeadNotice):
            await self._leads.notice(notice.lead_id, notice.form_id, notice.created_at)

    async def defer(self, records: Sequence[Record], error: Exception) -> bool:
        """It waits in the stream."""
        del records, error
        return False

    async def dead_letter(self, records: Sequence[Record], error: Exception) -> bool:
        """The next look at the form finds the same."""
        _log.error("lead_notice_dropped", count=len(records), error=type(error).__name__)
        return True
