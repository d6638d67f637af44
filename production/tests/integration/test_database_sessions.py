"""Connections go back to the pool as they are: what a session must never leave behind (decision 29)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

import production
from production.database.knowledge import KnowledgeStore
from production.database.leadership import leadership
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.errors import Unavailable
from production.tests.builders import chat
from production.tests.support.turns import claimed

LASTING = re.compile(
    r"pg_(?:try_)?advisory_lock\b|\blisten \w|\bset session\b|with hold\b|set_config\([^)]*false\)"
    r"|(?:-- name: \w+\n|[\"'`;]\s*)set (?!local\b)\w",
    re.IGNORECASE,
)
"""What outlives its transaction. `SET` inside a function ends with it."""
LOCKS = {"database/leadership.py", "database/migrate.py"}
"""The leader closes the session that had its lock; who migrates gives it back."""


def _statements() -> dict[str, str]:
    """Every file that may hold SQL, but for the migrations, whose connections end with them."""
    root = Path(production.__file__).parent
    files = [*root.glob("database/**/*.py"), *root.glob("database/queries/*.sql"), *root.glob("areas/**/*.sql")]
    return {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in files}


def test_no_statement_outlives_its_transaction_but_two_locks() -> None:
    assert {name for name, text in _statements().items() if LASTING.search(text)} == LOCKS


@pytest.mark.parametrize(
    "statement",
    ["select pg_advisory_lock(1)", "listen news", "'set a to b'", "; set a = b", "set_config('a.b', 'c', false)"],
)
def test_what_would_outlive_it_is_recognised(statement: str) -> None:
    assert LASTING.search(statement)


@pytest.fixture
async def alone(database_url: str) -> AsyncIterator[Database]:
    """A pool of one connection, so that the next one to use it gets the same session."""
    database = Database(database_url, max_size=1)
    yield database
    await database.close()


async def test_a_migration_meanwhile_is_a_moment_to_try_again_and_no_error(alone: Database) -> None:
    """Only within a transaction: elsewhere the driver tries again itself."""

    async def read() -> int:
        async with alone.transaction() as connection:
            return len(await connection.fetchrow("select * from teams"))

    columns = await read()
    await alone.execute("alter table teams add column colour text")
    with pytest.raises(Unavailable):
        await read()
    assert await read() == columns + 1


async def test_a_session_that_worked_is_as_new(alone: Database) -> None:
    session = await alone.fetchval("select pg_backend_pid()")
    await KnowledgeStore(alone).candidates("export", np.ones(1536, np.float32), limit=5, model="none", category=None)
    await claimed(TurnStore(alone), chat("How do I export?"))
    with pytest.raises(ZeroDivisionError):
        await _fail_halfway(alone)

    assert await alone.fetchval("select pg_backend_pid()") == session
    assert await alone.fetch("select name from pg_settings where source = 'session' and setting <> reset_val") == []
    assert await alone.fetch("select 1 from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()") == []


async def _fail_halfway(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute("set local statement_timeout = 1000; select pg_advisory_xact_lock(7)")
        raise ZeroDivisionError


async def test_a_leader_that_steps_down_lets_another_lead(alone: Database, database: Database) -> None:
    async with leadership(alone) as lease, leadership(database) as other:
        assert lease
        assert other is None

    await _led_by(database)


async def test_a_leader_that_fails_leaves_no_lock_behind(alone: Database, database: Database) -> None:
    with pytest.raises(Unavailable):
        await _lead_and_fail(alone)

    await _led_by(database)


async def _led_by(database: Database) -> None:
    """Until Postgres has ended the session of whoever led before."""
    async with asyncio.timeout(10):
        while True:
            async with leadership(database) as lease:
                if lease:
                    return


async def _lead_and_fail(database: Database) -> None:
    async with leadership(database):
        raise Unavailable("kafka: away")
