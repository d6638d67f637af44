"""Deals hold their pipeline while they are written: their contacts are looked up by indexes, all of a piece at once."""

from __future__ import annotations

from production.crm.permissions.model import EVERYTHING
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.imports")
FILL = """
insert into customers (name, email)
select 'Somebody', 'person' || n || '@example.com' from generate_series(1, 20000) n"""


async def test_contacts_of_a_piece_are_found_without_reading_all(database: Database) -> None:
    await database.execute(FILL)
    await database.execute("analyze customers")
    named = [f"person{n}@example.com" for n in range(1, 100)] + ["1", "nobody@example.com"]
    plan = await database.fetch("explain " + _SQL["contacts_named"], EVERYTHING.sql, named)
    assert not any("Seq Scan on customers" in row[0] for row in plan)
    assert len(await database.fetch(_SQL["contacts_named"], EVERYTHING.sql, named)) == 100
