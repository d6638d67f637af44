"""Goes through the tickets whose clocks have something to say, and writes down what."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from production.areas.sla.model import Facts, Pause, SlaSettings, Standing, State
from production.areas.sla.rules import calendar_of, judge, raised
from production.areas.sla.store import SlaStore
from production.crm.permissions.model import EVERYTHING
from production.database.audit import Act, record
from production.database.events import announce_ticket
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.events import TicketEvent
from production.schemas.ids import Priority
from production.schemas.outcomes import TicketStatus

_SQL = load_own("production.areas.sla")
_BATCH = 500
_REVISITED = 5_000
"""Tickets that are judged anew in one round, after the settings were changed."""
_OVER = {TicketStatus.RESOLVED, TicketStatus.CLOSED}
_PAUSED = {TicketStatus.WAITING_CUSTOMER, *_OVER}


class Clocks:
    """By the scheduler only: one at a time in the whole system."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def run(self) -> None:
        """Until all that was to be judged is."""
        settings = await SlaStore(self._database, EVERYTHING).settings()
        if settings is None:
            return
        await self._database.execute(_SQL["revisit"], _REVISITED)
        while await self._judge_some(settings) >= _BATCH:
            pass

    async def _judge_some(self, settings: SlaSettings) -> int:
        calendar = calendar_of(settings.hours)
        async with self._database.transaction() as connection:
            rows = await connection.fetch(_SQL["to_judge"], _BATCH)
            now = datetime.now(UTC)
            found = [(row, judge(_facts(row), settings, calendar, now)) for row in rows]
            said = [(row["id"], each.state, each.clock, each.due_at, each.look_at) for row, each in found]
            if said:
                await connection.execute(_SQL["judged"], *map(list, zip(*said, strict=True)))
            for row, standing in found:
                await _tell(connection, row, standing, settings)
        return len(rows)


async def _tell(connection: Connection, row: Any, standing: Standing, settings: SlaSettings) -> None:
    """Who looks at it sees another state; of each breach, its people hear. The first makes the ticket more urgent."""
    if standing.state != row["sla_state"]:
        await announce_ticket(connection, TicketEvent.CHANGED, row["id"])
    known = row["sla_state"] == State.BREACHED and row["sla_clock"] == standing.clock
    if standing.state is not State.BREACHED or standing.clock is None or known:
        return
    before = Priority(row["priority"])
    after = before if row["sla_raised_at"] else raised(before, standing.clock, settings)
    await connection.execute(_SQL["raise"], row["id"], after)
    await connection.execute(_SQL["notify"], row["id"], "sla_breached")
    late = {"priority": after, "clock": standing.clock, "due_at": standing.due_at}
    await record(connection, EVERYTHING.caller, Act("sla_breached", "ticket", row["id"], {"priority": before}, late))


def _facts(row: Any) -> Facts:
    status = TicketStatus(row["status"])
    return Facts(
        priority=Priority(row["priority"]),
        created_at=row["created_at"],
        paused=status in _PAUSED,
        over=status in _OVER,
        answered_at=row["answered_at"],
        waiting_since=row["waiting_since"],
        pauses=[Pause(*times) for times in zip(row["began"], row["ended"], strict=True)],
    )
