"""What was told so far, counted as the worker and the scheduler do."""

from __future__ import annotations

from production.areas.insights.store.facts import Counting
from production.database.pool import Database


async def count(database: Database) -> None:
    """All that the outbox has."""
    await database.execute("update insight_state set past_until = (select coalesce(max(id), 0) from event_outbox)")
    await Counting(database).read_past()
    await Counting(database).add_up()
