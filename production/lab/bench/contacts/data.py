"""Many contacts, loaded as a restore would: no triggers, what they keep is written too, indexes are made at last."""

from __future__ import annotations

from production.database.named_queries import load_own
from production.database.pool import Connection, Database

PEOPLE = 20
_SQL = load_own("production.lab.bench.contacts")
_TABLES = ("customers", "companies", "customer_identifiers")
_PATIENCE_S = 3600.0


async def fill(database: Database, contacts: int) -> None:
    """So many contacts of a tenth as many companies, in an empty database."""
    async with database.transaction() as connection:
        await connection.execute("set local session_replication_role = 'replica'")
        await connection.execute("set local maintenance_work_mem = '512MB'")
        indexes = await connection.fetch(_SQL["indexes"], list(_TABLES))
        await _all(connection, [f"drop index {row['name']}" for row in indexes])
        await connection.execute(_SQL["people"], PEOPLE)
        await connection.execute(_SQL["companies"], contacts // 10)
        await connection.execute(_SQL["contacts"], contacts, timeout=_PATIENCE_S)
        await connection.execute(_SQL["identifiers"], timeout=_PATIENCE_S)
        await _all(connection, [row["made_by"] for row in indexes])
    async with database.connection() as connection:
        await _all(connection, [f"vacuum analyze {table}" for table in _TABLES])


async def _all(connection: Connection, statements: list[str]) -> None:
    for statement in statements:
        await connection.execute(statement, timeout=_PATIENCE_S)
