"""The schema file that people read is exactly what the migrations build."""

from __future__ import annotations

import asyncio

import pytest

from production.bootstrap.lifecycle import when_migrated
from production.database.migrate import SchemaTooNew, available, migrate, missing
from production.database.pool import Database
from production.lab.local.schema_dump import SCHEMA_FILE, dump


def test_fresh_schema_equals_migrated_schema(template_url: str, database_url: str) -> None:
    assert dump(database_url) == SCHEMA_FILE.read_text("utf-8"), "run `make schema` and look at the difference"


async def test_migrating_again_changes_nothing(database: Database) -> None:
    assert await migrate(database) == []


async def test_processes_that_migrate_at_once_do_it_once(postgres_url: str, database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute("drop schema public cascade; create schema public")
    applied = await asyncio.gather(*(migrate(database) for _ in range(4)))
    assert sorted(applied) == [[], [], [], list(available())]


async def test_a_migration_waits_for_tables_without_blocking_others(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lets go of what it has, tries again, and what was applied before stays."""
    needs = {
        "9998_pre_first": "create table first_one ()",
        "9999_pre_second": "alter table tickets add column new text",
    }
    known = available()
    monkeypatch.setattr("production.database.migrate.available", lambda: known | needs)
    async with database.transaction() as turn:
        await turn.execute("lock table tickets in row exclusive mode")
        migrating = asyncio.create_task(migrate(database))
        async with asyncio.timeout(30):
            while "9999_pre_second" not in await missing(database) or "9998_pre_first" in await missing(database):
                await asyncio.sleep(0.05)
            await database.execute("update tickets set subject = 'still written to'")
    assert await migrating == list(needs)


async def test_an_older_program_refuses_a_newer_schema(database: Database) -> None:
    async with database.connection() as connection:
        await connection.execute("insert into schema_migrations (name) values ('9999_post_future')")
    with pytest.raises(SchemaTooNew, match="9999_post_future"):
        await migrate(database)


async def test_work_begins_when_the_schema_is_there(database: Database) -> None:
    newest, begun, stop = list(available())[-1], asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()

    async with database.connection() as connection:
        await connection.execute("delete from schema_migrations where name = $1", newest)
    waiting = asyncio.create_task(when_migrated(database, lambda _: [work()], stop))
    done, _ = await asyncio.wait([waiting], timeout=1.5)
    assert not done
    assert not begun.is_set()
    async with database.connection() as connection:
        await connection.execute("insert into schema_migrations (name) values ($1)", newest)
    async with asyncio.timeout(30):
        await waiting
    assert begun.is_set()


async def test_waiting_for_the_schema_ends_with_the_process(postgres_url: str, database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute("drop schema public cascade; create schema public")
    stop = asyncio.Event()
    waiting = asyncio.create_task(when_migrated(database, lambda _: [], stop))
    stop.set()
    async with asyncio.timeout(30):
        await waiting
