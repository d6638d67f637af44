"""Months begin at midnight UTC, are there before they are needed, and go as a whole when they are due."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest

from production.crm.support.retention import PartitionedTable
from production.database.events import EventStore
from production.database.partitions import PartitionStore
from production.database.pool import Database
from production.schemas.errors import Unavailable
from production.schemas.events import Event
from production.tests.support.ledger import insisting

TODAY = datetime(2026, 11, 21, tzinfo=UTC)
_MEASURED = (
    "insert into agent_metrics (metric_type, channel, value, recorded_at, source_event)"
    " values ('sentiment', 'email', 1, $1, gen_random_uuid())"
)
_EVENT = (
    "insert into event_outbox (type, conversation_id, channel, payload, occurred_at, published_at)"
    " values ('replied', gen_random_uuid(), 'email', '{}', $1, $2)"
)
_PARTS = "select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::text::regclass order by 1"
_PLACES = (
    "select bool_and(right(tableoid::regclass::text, 7) = to_char(recorded_at at time zone 'utc', 'YYYY_MM'))"
    " from agent_metrics"
)
_EDGES = (
    "insert into agent_metrics (metric_type, channel, value, recorded_at, source_event)"
    " select 'sentiment', 'email', 1, (month at time zone 'utc') + edge, gen_random_uuid()"
    " from generate_series(timestamp '2023-11-01', '2028-04-01', '1 month') month,"
    "      unnest(array[interval '0', '-1 microsecond', '27 days']) edge"
)


@pytest.fixture
def months(database: Database) -> PartitionStore:
    return PartitionStore(database)


async def parts(database: Database, table: PartitionedTable) -> list[str]:
    """Months that the table has, as `YYYY_MM`."""
    async with database.connection() as connection:
        names = [row["name"] for row in await connection.fetch(_PARTS, table)]
    return [name.removeprefix(f"{table}_") for name in names if name[-1].isdigit()]


async def measured(database: Database, *times: datetime) -> None:
    async with database.connection() as connection:
        await connection.executemany(_MEASURED, [(time,) for time in times])


async def rows(database: Database, table: str) -> int:
    async with database.connection() as connection:
        count: int = await connection.fetchval(f"select count(*) from {table}")
    return count


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (datetime(2026, 11, 21, 12, tzinfo=UTC), ["2026_11", "2026_12", "2027_01"]),
        (datetime(2026, 12, 31, 23, 59, 59, 999999, tzinfo=UTC), ["2026_12", "2027_01", "2027_02"]),
        (datetime(2027, 1, 1, tzinfo=UTC), ["2027_01", "2027_02", "2027_03"]),
        (datetime(2028, 2, 29, 23, 59, tzinfo=UTC), ["2028_02", "2028_03", "2028_04"]),
        (datetime(2026, 3, 1, 5, tzinfo=timezone(timedelta(hours=14))), ["2026_02", "2026_03", "2026_04"]),
    ],
    ids=["month", "last_moment", "new_year", "leap_day", "elsewhere"],
)
async def test_this_month_and_the_next_two_are_there(
    months: PartitionStore, database: Database, today: datetime, expected: list[str]
) -> None:
    assert [await months.create(table, today) for table in PartitionedTable] == [3] * len(PartitionedTable)
    assert [await parts(database, table) for table in PartitionedTable] == [expected] * len(PartitionedTable)


async def test_months_are_made_once(months: PartitionStore) -> None:
    assert await months.create(PartitionedTable.METRICS, TODAY) == 3
    assert await months.create(PartitionedTable.METRICS, TODAY) == 0


async def test_processes_that_make_months_at_once_do_it_once(months: PartitionStore) -> None:
    assert sorted(await asyncio.gather(*(months.create(PartitionedTable.LEDGER, TODAY) for _ in range(4)))) == [
        0,
        0,
        0,
        3,
    ]


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/New_York"])
async def test_every_moment_lies_in_its_month_by_utc(months: PartitionStore, database: Database, zone: str) -> None:
    """Whatever the time zone of the connection that makes the month, across leap years and changes of clocks."""
    async with database.connection() as connection:
        await connection.execute(_EDGES)
        await connection.execute(f"set time zone '{zone}'")
        await connection.execute("select make_months('agent_metrics', '2028-02-29 12:00Z')")
        assert await connection.fetchval(_PLACES)
        assert await connection.fetchval("select count(*) from agent_metrics") == 54 * 3


async def test_nothing_fails_for_want_of_a_month(months: PartitionStore, database: Database) -> None:
    await measured(database, TODAY - timedelta(days=3000), TODAY, TODAY + timedelta(days=3000))
    assert await rows(database, "agent_metrics") == 3


async def test_rows_without_a_month_move_into_theirs(months: PartitionStore, database: Database) -> None:
    await measured(database, TODAY - timedelta(days=60), TODAY, TODAY)
    await months.create(PartitionedTable.METRICS, TODAY)
    counts = [await rows(database, f"agent_metrics_{part}") for part in ("2026_09", "2026_11", "rest")]
    assert counts == [1, 2, 0]


async def test_nothing_fails_or_is_lost_while_its_month_is_made(months: PartitionStore, database: Database) -> None:
    made = asyncio.Event()

    async def write() -> int:
        written = 0
        while not made.is_set() or not written:
            await measured(database, TODAY)
            written += 1
        return written

    writers = [asyncio.create_task(write()) for _ in range(4)]
    await insisting(lambda: months.create(PartitionedTable.METRICS, TODAY))
    made.set()
    written = sum(await asyncio.gather(*writers))
    assert await rows(database, "agent_metrics_rest") == 0
    assert await rows(database, "agent_metrics") == written


async def test_a_clock_far_ahead_makes_no_months(months: PartitionStore, database: Database) -> None:
    await measured(database, TODAY + timedelta(days=3000))
    await months.create(PartitionedTable.METRICS, TODAY)
    assert await parts(database, PartitionedTable.METRICS) == ["2026_11", "2026_12", "2027_01"]


@pytest.mark.parametrize(
    ("ended_by", "left"),
    [
        (
            datetime(2026, 9, 30, 23, 59, 59, 999999, tzinfo=UTC),
            ["2026_09", "2026_10", "2026_11", "2026_12", "2027_01"],
        ),
        (datetime(2026, 10, 1, tzinfo=UTC), ["2026_10", "2026_11", "2026_12", "2027_01"]),
        (datetime(2026, 11, 20, tzinfo=UTC), ["2026_11", "2026_12", "2027_01"]),
    ],
    ids=["a_moment_before_its_end", "at_its_end", "in_a_later_month"],
)
async def test_a_month_goes_when_all_of_it_is_due(
    months: PartitionStore, database: Database, ended_by: datetime, left: list[str]
) -> None:
    await measured(database, datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 10, 31, 23, 59, tzinfo=UTC))
    await months.create(PartitionedTable.METRICS, TODAY)
    dropped = await months.drop(PartitionedTable.METRICS, ended_by)
    assert (await parts(database, PartitionedTable.METRICS), dropped) == (left, 5 - len(left))


async def test_a_month_stays_until_all_of_it_is_published(months: PartitionStore, database: Database) -> None:
    async with database.connection() as connection:
        for month, published in ((8, TODAY), (9, None), (10, TODAY)):
            await connection.execute(_EVENT, datetime(2026, month, 5, tzinfo=UTC), published)
    await months.create(PartitionedTable.EVENTS, TODAY)
    assert await months.drop(PartitionedTable.EVENTS, TODAY) == 1
    assert (await parts(database, PartitionedTable.EVENTS))[:2] == ["2026_09", "2026_10"]


async def test_whoever_reads_for_long_is_not_in_the_way_of_others(months: PartitionStore, database: Database) -> None:
    """The drop gives up after a second instead of holding up everybody behind it."""
    await measured(database, TODAY - timedelta(days=60))
    await months.create(PartitionedTable.METRICS, TODAY)
    async with database.transaction() as reader:
        await reader.execute("select count(*) from agent_metrics")
        with pytest.raises(Unavailable):
            await months.drop(PartitionedTable.METRICS, TODAY)
    assert await months.drop(PartitionedTable.METRICS, TODAY) == 1


async def test_events_leave_in_order_across_months(months: PartitionStore, database: Database) -> None:
    events, times = EventStore(database), [TODAY - timedelta(days=day) for day in (0, 60, 30)]
    await months.create(PartitionedTable.EVENTS, TODAY)
    async with database.connection() as connection:
        await connection.executemany(_EVENT, [(time, None) for time in times])
    waiting = await events.unpublished(10)
    assert [event.occurred_at for _, event in waiting] == times
    await events.mark_published([row for row, _ in waiting[:2]])
    assert [event.occurred_at for _, event in await events.unpublished(10)] == times[2:]


async def test_an_event_that_comes_again_counts_once(months: PartitionStore, database: Database) -> None:
    """Before its month is made, after it, and by way of the stream."""
    events = EventStore(database)
    async with database.connection() as connection:
        await connection.execute(_EVENT, TODAY - timedelta(microseconds=1), None)
    [(_, event)] = await events.unpublished(1)
    await events.record([(event, {"replied": 1.0, "cost_usd": 0.1})])
    await months.create(PartitionedTable.METRICS, TODAY)
    again = Event.model_validate_json(event.model_dump_json())
    await events.record([(again, {"replied": 1.0, "cost_usd": 0.1}), (event, {"replied": 1.0})])
    assert await rows(database, "agent_metrics") == 2
