"""What was measured is kept once, however many keys are measured at the same time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from uuid import uuid4

from production.database.events import EventStore
from production.database.pool import Database
from production.schemas.errors import Unavailable
from production.schemas.events import Event, EventType
from production.schemas.ids import Channel


def _event() -> Event:
    conversation = uuid4()
    return Event(
        event_id=uuid4(),
        type=EventType.REPLIED,
        subject=str(conversation),
        key=str(conversation),
        conversation_id=conversation,
        channel=Channel.EMAIL,
        payload={},
        occurred_at=datetime.now(UTC),
    )


async def test_many_at_once_are_all_kept_and_each_once(database: Database) -> None:
    store, events = EventStore(database), [_event() for _ in range(40)]

    await asyncio.gather(*(store.record([(event, {"replied": 1.0, "cost_usd": 0.1})]) for event in [*events, *events]))

    assert await database.fetchval("select count(*) from agent_metrics") == 2 * len(events)


async def test_what_comes_while_some_is_written_is_kept_as_well(database: Database) -> None:
    store, first, second = EventStore(database), _event(), _event()
    writing = asyncio.create_task(store.record([(first, {"replied": 1.0})]))
    await asyncio.sleep(0)
    await store.record([(second, {"replied": 1.0})])
    await writing

    kept = {row["source_event"] for row in await database.fetch("select source_event from agent_metrics")}
    assert kept == {first.event_id, second.event_id}


async def test_everybody_hears_that_nothing_was_kept() -> None:
    store = EventStore(Database("postgresql://nobody@127.0.0.1:9/none"))

    told = await asyncio.gather(
        *(store.record([(_event(), {"replied": 1.0})]) for _ in range(3)), return_exceptions=True
    )

    assert [type(error) for error in told] == [Unavailable] * 3
