"""A statement that takes too long: the import goes on in smaller pieces, or stops where somebody can start it again."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from production.areas.imports.model import Import, State
from production.areas.imports.store.imports import ImportStore
from production.crm.permissions.model import EVERYTHING
from production.crm.records.custom import RecordKind
from production.database.pool import Database
from production.schemas.errors import Conflict
from production.tests.support.imports import at_rest

ROWS = 30
_SLOW = """
create function slow() returns trigger language plpgsql as $$ begin
    if (select count(*) from fresh) > 10 then perform pg_sleep(60); end if;
    return null;
end $$;
create trigger slow after insert on customers referencing new table as fresh
for each statement execute function slow()"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes no time here may take a second."""
    monkeypatch.setattr("production.database.pool.STATEMENT_TIMEOUT_S", 1.0)


@pytest.fixture
async def store(database: Database) -> ImportStore:
    return ImportStore(database, EVERYTHING)


async def started(store: ImportStore) -> int:
    lines = ["first name,email,company", *(f"Name{row},person{row}@example.com,Acme" for row in range(ROWS))]
    import_id = (await store.add(RecordKind.CONTACT, "people.csv", io.BytesIO("\n".join(lines).encode()))).id
    await store.start(import_id)
    return import_id


@asynccontextmanager
async def held(database: Database, email: str) -> AsyncIterator[None]:
    """Somebody else works with this contact, and does not end."""
    async with database.transaction() as connection:
        await connection.execute("select from customers where email = $1 for update", email)
        yield


async def whole(database: Database, made: Import) -> bool:
    """Every row is through once, and everybody is there once."""
    rows = await database.fetch("select row from import_rows where import_id = $1 order by row", made.id)
    people = await database.fetchval("select count(distinct email) from customers where email like 'person%'")
    return [row["row"] for row in rows] == [*range(2, ROWS + 2)] and people == made.position == ROWS


async def test_pieces_become_smaller_until_they_are_written(database: Database, store: ImportStore) -> None:
    await database.execute(_SLOW)
    import_id = await started(store)
    await at_rest(database)
    made = await store.one(import_id)
    assert (made.state, made.created) == (State.DONE, ROWS)
    assert await whole(database, made)


async def test_a_row_that_somebody_holds_stops_it_and_it_goes_on_behind_what_is_done(
    database: Database, store: ImportStore
) -> None:
    await database.execute("insert into customers (email, name) values ('person17@example.com', 'Known')")
    import_id = await started(store)
    async with held(database, "person17@example.com"):
        await at_rest(database)
    made = await store.one(import_id)
    assert (made.state, made.position, made.can_go_on) == (State.FAILED, 17, True)
    assert "a single row took too long" in str(made.reason)

    again = await store.start(import_id)
    assert (again.state, again.reason) == (State.RUNNING, None)
    await at_rest(database)
    made = await store.one(import_id)
    assert (made.state, made.created, made.updated) == (State.DONE, ROWS - 1, 1)
    assert await whole(database, made)


async def test_what_cannot_be_taken_back_now_can_be_later(database: Database, store: ImportStore) -> None:
    import_id = await started(store)
    await at_rest(database)
    await store.undo(import_id)
    async with held(database, "person17@example.com"):
        await at_rest(database)
    made = await store.one(import_id)
    assert (made.state, made.removed, made.can_go_on) == (State.FAILED, 17, False)
    with pytest.raises(Conflict, match="file is kept no longer"):
        await store.start(import_id)
    await store.undo(import_id)
    await at_rest(database)
    made = await store.one(import_id)
    assert (made.state, made.removed) == (State.UNDONE, ROWS)
