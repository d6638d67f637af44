"""Many contacts, loaded as a restore would: triggers are off, and what they keep is written as they would."""

from __future__ import annotations

from production.database.named_queries import load_own
from production.database.pool import Database

PEOPLE = 20
_SQL = load_own("production.lab.bench.contacts")
_PATIENCE_S = 3600.0


async def fill(database: Database, contacts: int) -> None:
    """So many contacts of a tenth as many companies, in an empty database."""
    values = {"people": [PEOPLE], "companies": [contacts // 10], "contacts": [contacts]}
    async with database.transaction() as connection:
        await connection.execute("set local session_replication_role = 'replica'")
        for name, statement in _SQL.items():
            await connection.execute(statement, *values.get(name, []), timeout=_PATIENCE_S)
    async with database.connection() as connection:
        for table in ("customers", "companies", "customer_identifiers"):
            await connection.execute(f"vacuum analyze {table}", timeout=_PATIENCE_S)
