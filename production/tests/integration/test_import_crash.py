"""Whoever imports may die at any moment: no row is lost, and none is there twice."""

from __future__ import annotations

import asyncio
import io
import signal
import sys
from asyncio.subprocess import Process
from contextlib import suppress

from production.areas.imports.model import State
from production.areas.imports.store.imports import ImportStore
from production.crm.permissions.model import EVERYTHING
from production.crm.records.custom import RecordKind
from production.database.pool import Database
from production.tests.support.imports import at_rest

_PROGRAM = """
import asyncio, sys
from production.areas.imports.store.importer import Importer
from production.areas.imports.store.offered import Offered
from production.database.pool import Database
async def main():
    importer = Importer(Database(sys.argv[1]), Offered({}), piece=20)
    while True:
        await importer.run()
asyncio.run(main())
"""
ROWS, KILLS = 2_000, 4


def people() -> bytes:
    """Every fifth row is about whoever stands five rows above."""
    lines = [f"Name{row},person{row if row % 5 else row - 5}@example.com" for row in range(1, ROWS + 1)]
    return "\n".join(["first name,email", *lines]).encode()


async def killed_after(database: Database, import_id: int, url: str, position: int) -> None:
    """A process goes on with the import, and is killed once it is further than this."""
    process: Process = await asyncio.create_subprocess_exec(sys.executable, "-c", _PROGRAM, url)
    try:
        async with asyncio.timeout(60):
            while await database.fetchval("select position from imports where id = $1", import_id) <= position:
                assert process.returncode is None
                await asyncio.sleep(0.01)
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)
        await process.wait()


async def test_an_import_goes_on_behind_what_is_written_however_often_it_dies(
    database: Database, database_url: str
) -> None:
    store = ImportStore(database, EVERYTHING)
    import_id = (await store.add(RecordKind.CONTACT, "people.csv", io.BytesIO(people()))).id
    await store.start(import_id)
    for number in range(1, KILLS + 1):
        await killed_after(database, import_id, database_url, ROWS * number // (KILLS * 3))
    half = await store.one(import_id)
    assert half.state is State.RUNNING, "it was killed in the middle"
    await at_rest(database, piece=300)

    done = await store.one(import_id)
    assert (done.state, done.position, done.created + done.updated) == (State.DONE, ROWS, ROWS)
    rows = await database.fetch("select row from import_rows where import_id = $1 order by row", import_id)
    assert [row["row"] for row in rows] == list(range(2, ROWS + 2))
    found = await database.fetch("select email, count(*) from customers group by email")
    assert {row["email"]: row["count"] for row in found} == {
        f"person{row if row % 5 else row - 5}@example.com": 1 for row in range(1, ROWS + 1)
    }
