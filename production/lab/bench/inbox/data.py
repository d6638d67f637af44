"""A full inbox, loaded as a restore would: triggers are off, and what they keep is computed by their functions."""

from __future__ import annotations

from production.database.named_queries import load_own
from production.database.pool import Database

CUSTOMERS = 100_000
PEOPLE = 20
TEAMS = ["support", "billing", "legal", "sales"]

_SQL = load_own("production.lab.bench.inbox")
_FILLED = ("tickets", "messages", "inbox_words", "customers", "conversations", "ticket_counts")
_PATIENCE_S = 3600.0


async def fill(database: Database, tickets: int, messages: int) -> None:
    """So many open tickets over 90 days, each with so many messages, in an empty database."""
    values: dict[str, list[object]] = {
        "people": [PEOPLE],
        "customers": [min(CUSTOMERS, tickets)],
        "tickets": [tickets, TEAMS],
        "messages": [messages],
    }
    async with database.transaction() as connection:
        search = await connection.fetchval("select pg_get_indexdef('inbox_words_search'::regclass)")
        await connection.execute("drop index inbox_words_search")
        await connection.execute("set local session_replication_role = 'replica'")
        await connection.execute("set local maintenance_work_mem = '1GB'")
        for name, statement in _SQL.items():
            await connection.execute(statement, *values.get(name, []), timeout=_PATIENCE_S)
        await connection.execute(search, timeout=_PATIENCE_S)
    async with database.connection() as connection:
        for table in _FILLED:
            await connection.execute(f"vacuum analyze {table}", timeout=_PATIENCE_S)
