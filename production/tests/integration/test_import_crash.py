"""Whoever imports may die at any moment: no row is lost, and none is there twice."""

from __future__ import annotations

import asyncio
import io
import signal
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from production.areas.imports.model import State
from production.areas.imports.store.imports import ImportStore
from production.crm.permissions.model import EVERYTHING
from production.crm.records.custom import RecordKind
from production.database.migrate import migrate
from production.database.pool import Database
from production.lab.local import postgres
from production.lab.local.children import Child
from production.lab.local.state import StateDir
from production.schemas.errors import ConfigurationError, Unavailable
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
    await require_whole(store, database, import_id)


@pytest.fixture
def mortal() -> Iterator[tuple[Child, str]]:
    """A database of its own that may be killed, and its address."""
    with tempfile.TemporaryDirectory(prefix="fte-crash-") as folder:
        Path(folder).chmod(0o755)  # Postgres may run under another account than we
        server, url = postgres.server(StateDir.open(Path(folder)))
        postgres.start(server, url)
        yield server, url
        server.ask_to_stop()
        server.join(10)


async def test_what_a_database_forgets_when_it_dies_is_done_again(mortal: tuple[Child, str]) -> None:
    database = Database(mortal[1])
    await migrate(database)
    store = ImportStore(database, EVERYTHING)
    import_id = (await store.add(RecordKind.CONTACT, "people.csv", io.BytesIO(people()))).id
    await store.start(import_id)
    for number in range(1, KILLS + 1):
        importing = asyncio.create_task(at_rest(database, piece=20))
        while (await store.one(import_id)).position <= ROWS * number // (KILLS * 3):
            await asyncio.sleep(0)
        killed(*mortal)
        importing.cancel()  # it may have met a connection that was opened since, and go on
        with suppress(Unavailable, asyncio.CancelledError):
            await importing
        await database.close()  # all of its connections are dead: the next ones are new
    assert (await store.one(import_id)).state is State.RUNNING, "it died in the middle"
    await at_rest(database, piece=300)
    await require_whole(store, database, import_id)
    await database.close()


def killed(server: Child, url: str) -> None:
    """Killed, and there again as soon as what it has left behind is gone."""
    assert server.process
    server.process.kill()
    server.process.wait()
    deadline = time.monotonic() + 60
    while not server.alive:
        with suppress(ConfigurationError):
            postgres.start(server, url)
        assert time.monotonic() < deadline


async def require_whole(store: ImportStore, database: Database, import_id: int) -> None:
    """Every row is through once, and everybody is there once."""
    done = await store.one(import_id)
    assert (done.state, done.position, done.created + done.updated) == (State.DONE, ROWS, ROWS)
    rows = await database.fetch("select row from import_rows where import_id = $1 order by row", import_id)
    assert [row["row"] for row in rows] == list(range(2, ROWS + 2))
    found = await database.fetch("select email, count(*) from customers group by email")
    assert {row["email"]: row["count"] for row in found} == {
        f"person{row if row % 5 else row - 5}@example.com": 1 for row in range(1, ROWS + 1)
    }
