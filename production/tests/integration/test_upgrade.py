"""A database of the version before months, with years of messages, loses and doubles no row on its way into them."""

from __future__ import annotations

from typing import Any

import pytest

from production.crm.support.retention import PartitionedTable
from production.database.events import EventStore
from production.database.ledger import LedgerStore
from production.database.migrate import available, migrate
from production.database.pool import Connection, Database
from production.schemas.outcomes import LedgerState

_BEFORE = "0012"
_CONTENT = """
insert into customers (name) values ('Ada');
insert into conversations (customer_id, channel, thread_key, proof)
select id, 'email', 't' || n, 'proven' from customers, generate_series(1, 20) n;
insert into inbound_messages (event_id, channel, key, state, conversation_id, envelope, received_at, settled_at)
select 'email:' || n, 'email', 'ada@example.com',
       (array['received', 'processing', 'replied', 'drafted', 'escalated', 'parked', 'ignored', 'dead'])[n % 8 + 1],
       case when n % 3 > 0 then (select id from conversations where thread_key = 't' || (n % 20 + 1)) end,
       jsonb_build_object('text', n), '2024-01-31'::timestamptz + n * interval '26 hours',
       case when n % 8 > 1 then '2024-02-01'::timestamptz + n * interval '26 hours' end
from generate_series(1, 800) n;
insert into agent_metrics (metric_type, channel, value, recorded_at, source_event)
select kind, 'email', n, timestamptz '2024-02-29 14:00Z' + n * interval '9 hours', gen_random_uuid()
from generate_series(1, 900) n, unnest(array['sentiment', 'replied']) kind;
insert into event_outbox (type, conversation_id, channel, payload, occurred_at, published_at)
select 'replied', (select id from conversations limit 1), 'email', jsonb_build_object('n', n),
       timestamptz '2024-02-29 14:00Z' + n * interval '9 hours', case when n <= 890 then clock_timestamp() end
from generate_series(1, 900) n;
"""
_ROWS = {
    "ledger": """select array_agg((to_jsonb(l)
                                   - array['filed_under', 'reason_code', 'admitted'])::text order by event_id)
                 from {} l""",
    "agent_metrics": "select array_agg((to_jsonb(m) - 'id')::text order by source_event, metric_type) from {} m",
    "event_outbox": "select array_agg((to_jsonb(e) - array['subject', 'key'])::text order by id) from {} e",
}


async def _rows(connection: Connection, **renamed: str) -> dict[str, Any]:
    return {table: await connection.fetchval(sql.format(renamed.get(table, table))) for table, sql in _ROWS.items()}


@pytest.fixture
async def before(database: Database) -> dict[str, Any]:
    """Rows of the three tables in a database of the version before, which is then migrated."""
    async with database.transaction() as connection:
        await connection.execute("drop schema public cascade; create schema public")
        await connection.execute(
            "create table schema_migrations (name text primary key, applied_at timestamptz default now())"
        )
        for name, sql in available().items():
            if name < _BEFORE:
                await connection.execute(sql)
                await connection.execute("insert into schema_migrations (name) values ($1)", name)
        await connection.execute(_CONTENT)
        rows = await _rows(connection, ledger="inbound_messages")
    await migrate(database)
    return rows


async def test_every_row_is_there_once_and_unchanged(database: Database, before: dict[str, Any]) -> None:
    async with database.connection() as connection:
        assert await _rows(connection) == before


async def test_the_ledger_counts_as_before(database: Database, before: dict[str, Any]) -> None:
    del before
    assert (await LedgerStore(database).report()).states == dict.fromkeys(LedgerState, 100)


@pytest.mark.parametrize("table", [PartitionedTable.EVENTS, PartitionedTable.METRICS])
async def test_every_row_lies_in_its_month(database: Database, before: dict[str, Any], table: PartitionedTable) -> None:
    del before
    async with database.connection() as connection:
        assert await connection.fetchval(f"select count(*) from {table}_rest") == 0
        assert await connection.fetchval(f"select count(*) from {table}_2024_02") > 0


async def test_events_go_on_where_they_were(database: Database, before: dict[str, Any]) -> None:
    del before
    async with database.connection() as connection:
        await connection.execute(
            "insert into event_outbox (type, conversation_id, channel, payload)"
            " values ('replied', gen_random_uuid(), 'email', '{}')"
        )
    assert [row for row, _ in await EventStore(database).unpublished(100)] == list(range(891, 902))
