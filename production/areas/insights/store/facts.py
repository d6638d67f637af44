"""Takes facts in, each once, and adds them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog

from production.areas.insights.model.tallies import Fact
from production.areas.insights.rules.facts import facts_of
from production.areas.insights.rules.ranges import Grain, ceiling, floor
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.database.together import WrittenTogether
from production.schemas.events import Event

_SQL = load_own("production.areas.insights")
_log = structlog.get_logger()
_EVENTS, _TICKETS, _STALE, _HOURS = 2_000, 500, 31 * 24, 24
_PATIENCE_S = 600
"""A month of millions of messages takes as long as it is large; nobody waits for it."""


class FactStore:
    """For whoever hears of events, in any order and more than once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._facts = WrittenTogether(self._append)

    async def take(self, events: Sequence[Event]) -> None:
        """What they say is counted when it happened; what was counted is not counted again."""
        await self._facts.add([fact for event in events for fact in _facts(event)])

    async def _append(self, facts: Sequence[Fact]) -> None:
        async with self._database.transaction() as connection:
            await append(connection, facts)


class Counting:
    """By the scheduler only: one at a time in the whole system."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read_past(self) -> None:
        """What had happened before anybody counted: in steps, each with how far it is."""
        for read in (self._read_events, self._read_tickets, self._read_deals):
            while await read():
                pass

    async def _read_events(self) -> bool:
        async with self._database.transaction() as connection:
            rows = await connection.fetch(_SQL["past_events"], _EVENTS)
            await _take(connection, rows)
            if rows:
                await connection.execute(_SQL["past_events_read"], rows[-1]["id"])
        return bool(rows)

    async def _read_tickets(self) -> bool:
        async with self._database.transaction() as connection:
            tickets = [row["id"] for row in await connection.fetch(_SQL["next_past_tickets"], _TICKETS)]
            if tickets:
                await _take(connection, await connection.fetch(_SQL["past_tickets"], tickets))
                await connection.execute(_SQL["past_tickets_read"], tickets[-1])
        return bool(tickets)

    async def _read_deals(self) -> bool:
        async with self._database.transaction() as connection:
            rows = await connection.fetch(_SQL["take_past_deals"], _EVENTS)
            await _take(connection, rows)
        return bool(rows)

    async def add_up(self) -> None:
        """All facts that have arrived; and of answers, what they are known by now to have been good for."""
        while await self._add_up_some():
            pass

    async def _add_up_some(self) -> bool:
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["make_room"])
            as_of = datetime.now(UTC)
            rows = await connection.fetch(_SQL["take_stale"], _STALE, as_of, timeout=_PATIENCE_S)
            hours = [row["hour"] for row in rows]
            await _add_up(connection, hours, as_of)
            await connection.execute(_SQL["counted"], as_of)
        return len(hours) >= _STALE


async def _take(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    await append(connection, [fact for row in rows for fact in _facts(Event.model_validate(dict(row)))])


async def append(connection: Connection, facts: Sequence[Fact]) -> None:
    """Those that are new, and what they change about the answers before them; of who is forgotten only that it was."""
    if not facts:
        return
    whose = list({fact.who for fact in facts if fact.who})
    await connection.execute(_SQL["hold"], whose)
    gone = {row["who"] for row in await connection.fetch(_SQL["forgotten"], whose)}
    told = [fact._replace(who=None, ticket_id=None, deal_id=None) if fact.who in gone else fact for fact in facts]
    in_order = sorted(told, key=lambda fact: fact.event_id)  # as everybody else who inserts some of them
    rows = await connection.fetch(_SQL["append"], *map(list, zip(*in_order, strict=True)))
    touched = [list(column) for column in zip(*rows, strict=True)] if rows else []
    if touched:
        await connection.execute(_SQL["follow"], *touched)


async def _add_up(connection: Connection, hours: Sequence[datetime], as_of: datetime) -> None:
    """These: some at a time, for no statement may take long. Their days and months, and the last ones, once over."""
    for begin in range(0, len(hours), _HOURS):
        some = hours[begin : begin + _HOURS]
        await connection.execute(_SQL["drop_rollups"], Grain.HOUR, some, timeout=_PATIENCE_S)
        await connection.execute(_SQL["add_up_hours"], some, as_of, timeout=_PATIENCE_S)
    last = await connection.fetch(_SQL["as_of"])
    touched = [*hours, *(row["as_of"] for row in last)]
    for grain, finer in ((Grain.DAY, Grain.HOUR), (Grain.MONTH, Grain.DAY)):
        for begins in sorted({floor(moment, grain) for moment in touched}):
            ends = ceiling(begins + timedelta(microseconds=1), grain)
            if ends <= as_of:
                await connection.execute(_SQL["drop_rollups"], grain, [begins], timeout=_PATIENCE_S)
                await connection.execute(_SQL["add_up"], grain, begins, ends, finer, timeout=_PATIENCE_S)


def _facts(event: Event) -> list[Fact]:
    try:
        return facts_of(event)
    except (KeyError, TypeError, ValueError) as error:
        _log.error("event_not_counted", type=event.type, event=str(event.event_id), error=type(error).__name__)
        return []
