"""The tables of the seeds' documents: their fields, and what the database itself sees to (`specs/seeds.md`)."""

from __future__ import annotations

import re

import asyncpg
import pytest

from production.database.pool import Database
from production.database.turns import TurnStore
from production.tests.builders import chat
from production.tests.support.turns import claimed, reply

FIELDS = {
    "customers": {"email", "name", "phone", "company", "plan"},
    "customer_identifiers": {"customer_id", "identifier_type", "identifier_value", "channel"},
    "conversations": {"customer_id", "channel", "status", "sentiment_score"},
    "messages": {"conversation_id", "direction", "role", "content", "delivery_status"},
    "tickets": {"ticket_number", "category", "priority", "status", "source_channel"},
    "knowledge_base": {"title", "content", "category", "embedding"},
    "channel_configs": {"channel", "tone", "max_response_length"},
    "agent_metrics": {"metric_type", "channel", "value", "recorded_at"},
}
_COLUMNS = "select table_name, column_name from information_schema.columns where table_schema = 'public'"


@pytest.fixture
async def answered(database: Database, turns: TurnStore) -> Database:
    """With a question, and its reply."""
    await turns.settle(await claimed(turns, chat("How do I invite people?")), reply())
    return database


async def test_tables_have_their_documented_fields(database: Database) -> None:
    documented = {(table, column) for table, columns in FIELDS.items() for column in columns}
    assert documented - {tuple(row) for row in await database.fetch(_COLUMNS)} == set()


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("tickets", "ticket_number"),
        ("tickets", "category"),
        ("tickets", "priority"),
        ("tickets", "status"),
        ("conversations", "status"),
        ("messages", "direction"),
        ("messages", "role"),
        ("messages", "delivery_status"),
        ("customer_identifiers", "identifier_type"),
        ("channel_configs", "channel"),
    ],
)
async def test_the_database_refuses_what_is_none_of_the_values(answered: Database, table: str, column: str) -> None:
    with pytest.raises(asyncpg.CheckViolationError):
        await answered.execute(f"update {table} set {column} = 'No such value'")


async def test_a_ticket_gets_its_number_by_itself(answered: Database) -> None:
    added = await answered.fetchval(
        "insert into tickets (conversation_id, customer_id, source_channel)"
        " select conversation_id, customer_id, source_channel from tickets returning ticket_number"
    )
    assert re.fullmatch(r"TKT-\d{4,}", added)


@pytest.mark.parametrize(
    "change",
    [
        "update customers set company = 'Acme'",
        "update customer_identifiers set proof = 'claimed'",
        "update conversations set status = 'closed'",
        "update messages set delivery_status = 'delivered' where direction = 'outbound'",
        "update tickets set priority = 'high'",
        "update channel_configs set tone = 'formal'",
    ],
)
async def test_a_row_that_is_changed_says_when(answered: Database, change: str) -> None:
    table = change.split()[1]
    before = await answered.fetchval(f"select max(updated_at) from {table}")
    await answered.execute(change)
    assert await answered.fetchval(f"select max(updated_at) from {table}") > before


async def test_passages_are_found_by_an_index_over_1536_numbers(database: Database) -> None:
    kind = "select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'knowledge_base'::regclass"
    assert await database.fetchval(f"{kind} and attname = 'embedding'") == "vector(1536)"
    indexes = await database.fetch("select indexdef from pg_indexes where tablename = 'knowledge_base'")
    assert any("USING hnsw (embedding vector_cosine_ops)" in row["indexdef"] for row in indexes)


async def test_each_channel_begins_with_its_tone_and_length(database: Database) -> None:
    rows = await database.fetch("select channel, tone, max_response_length from channel_configs")
    assert {tuple(row) for row in rows} >= {
        ("email", "formal", 500),
        ("whatsapp", "concise", 1600),
        ("web_form", "semi-formal", 300),
    }
