"""Sums come into a database in which pods of the version before add up."""

from __future__ import annotations

import asyncio

import pytest

from production.database.migrate import available, migrate
from production.database.pool import Database

_BEFORE, _KEPT = "0066", "0076"
_ROLLUPS = """
insert into insight_rollups (grain, at, kind, label, channel, team, person, bucket, n, valued, total)
select grain, at, 'received', '', 'email', 'support', null, 0, $2::bigint, 0, 0
from (select 'hour' as grain, $1::timestamptz + make_interval(hours => h) as at from generate_series(0, 23) h
      union all select 'day', $1) rows
"""
_DAYS = """
select grain, sum(n)::integer as n from insight_sums
where level = 'all' and at >= $1 and at < $1 + interval '1 day' group by grain
"""


async def _add_up(database: Database, day: str, n: int) -> None:
    """As whoever adds up: the rows of a day go, and come again."""
    at = await database.fetchval("select $1::text::timestamptz", day)
    async with database.transaction() as connection:
        await connection.execute("delete from insight_rollups where at >= $1 and at < $1 + interval '1 day'", at)
        await connection.execute(_ROLLUPS, at, n)


async def _sums(database: Database, day: str) -> object:
    at = await database.fetchval("select $1::text::timestamptz", day)
    return {row["grain"]: row["n"] for row in await database.fetch(_DAYS, at)}


@pytest.fixture
async def before(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The schema of the version before, with two days added up."""
    async with database.transaction() as connection:
        await connection.execute("drop schema public cascade; create schema public")
    with monkeypatch.context() as older:
        known = {name: sql for name, sql in available().items() if name < _BEFORE}
        older.setattr("production.database.migrate.available", lambda: known)
        await migrate(database)
    for day in ("2026-01-01Z", "2026-01-02Z"):
        await _add_up(database, day, 1)


@pytest.mark.usefixtures("before")
async def test_what_is_added_up_between_the_two_migrations_counts_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as between:
        known = {name: sql for name, sql in available().items() if name < _KEPT}
        between.setattr("production.database.migrate.available", lambda: known)
        await migrate(database)
    for day in ("2026-01-02Z", "2026-01-03Z"):
        await _add_up(database, day, 2)
    await migrate(database)
    await _add_up(database, "2026-01-04Z", 3)
    for day, n in (("2026-01-01Z", 1), ("2026-01-02Z", 2), ("2026-01-03Z", 2), ("2026-01-04Z", 3)):
        assert await _sums(database, day) == {"hour": 24 * n, "quarter": 24 * n, "day": n}


@pytest.mark.usefixtures("before")
async def test_filling_waits_for_nobody_who_adds_up(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {name: sql for name, sql in available().items() if name < "0067"}
    monkeypatch.setattr("production.database.migrate.available", lambda: known)
    async with database.transaction() as adding:
        await adding.execute("lock table insight_rollups in row exclusive mode")
        async with asyncio.timeout(30):
            await migrate(database)
    assert await _sums(database, "2026-01-01Z") == {"hour": 24, "quarter": 24, "day": 1}
