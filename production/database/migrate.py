"""Numbered SQL files, applied once each and in a transaction each, under an advisory lock.

File names are `NNNN_pre_*.sql` (safe while the old version runs) or `NNNN_post_*.sql` (after it is gone).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources

import asyncpg

from production.channels.model import ChannelSpec
from production.channels.registry import channels
from production.database.pool import Connection, Database
from production.schemas.errors import ConfigurationError, FteError, Unavailable

_LOCK = 7_351_001
"""Key of the advisory lock that lets only one process migrate at a time."""
_LIST = """create table schema_migrations (
    name text primary key, applied_at timestamptz not null default clock_timestamp())"""
_NEW_CHANNEL = """
    insert into channel_configs (channel, tone, max_response_length, replies_per_hour)
    values ($1, $2, $3, case when $4 then 40 else 20 end) -- people say in five messages what a letter says in one
"""
_PATIENCE_S = 3600.0
"""A migration that copies takes as long as the table is large."""
_LOCK_TIMEOUT = "set local lock_timeout = '500ms'"
"""Others queue up behind a migration that waits for a table. Shorter than Postgres waits to look for deadlocks."""
_PAUSES_S = [1.0] * 200
"""After each try to get the locks."""


class SchemaTooNew(FteError):
    """The database was migrated by a newer version of this program."""


def available() -> dict[str, str]:
    """Migration name (file name without suffix) -> SQL, in order."""
    folder = resources.files("production.database") / "migrations"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return {file.name.removesuffix(".sql"): file.read_text("utf-8") for file in files}


async def missing(database: Database) -> list[str]:
    """Migrations and channels that this version needs and the database does not have.

    Raises:
        Unavailable: Postgres cannot be reached.
    """
    async with database.connection() as connection:
        if await connection.fetchval("select to_regclass('schema_migrations')") is None:
            return list(available())
        done = {row["name"] for row in await connection.fetch("select name from schema_migrations")}
        if behind := [name for name in available() if name not in done]:
            return behind
        return [spec.name for spec in await _new_channels(connection)]


async def migrate(database: Database) -> list[str]:
    """Bring the schema up to date, with a row for each channel; the names of what was applied now.

    Who may change nothing may see that it is.

    Raises:
        ConfigurationError: something is missing, and this user may not make it.
        SchemaTooNew: the database has a migration that this version does not know.
        Unavailable: Postgres cannot be reached.
    """
    async with database.connection() as connection, _alone(connection):
        if await connection.fetchval("select to_regclass('schema_migrations')") is None:
            await connection.execute(_LIST)
        applied_now = [await _apply(connection, *migration) for migration in await _unapplied(connection)]
        new = [(spec.name, spec.style.tone, spec.limit, spec.chat) for spec in await _new_channels(connection)]
        await connection.executemany(_NEW_CHANNEL, new)
    return applied_now


@asynccontextmanager
async def _alone(connection: Connection) -> AsyncIterator[None]:
    """For as long as the session holds the lock; if it breaks, Postgres lets go of it."""
    await connection.execute("select pg_advisory_lock($1)", _LOCK, timeout=_PATIENCE_S)
    try:
        yield
    finally:
        if not connection.is_closed():
            await connection.execute("select pg_advisory_unlock($1)", _LOCK)


async def _unapplied(connection: Connection) -> list[tuple[str, str]]:
    known = available()
    done = {row["name"] for row in await connection.fetch("select name from schema_migrations")}
    if unknown := sorted(done - known.keys()):
        raise SchemaTooNew(f"the database has migrations this version does not know: {', '.join(unknown)}")
    return [(name, sql) for name, sql in known.items() if name not in done]


async def _new_channels(connection: Connection) -> list[ChannelSpec]:
    known = {row["channel"] for row in await connection.fetch("select channel from channel_configs")}
    return [spec for name, spec in channels().items() if name not in known]


async def _apply(connection: Connection, name: str, sql: str) -> str:
    """In a transaction of its own, again while others hold what it needs; its name."""
    for pause in _PAUSES_S:
        try:
            await _apply_once(connection, name, sql)
        except (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError):
            await asyncio.sleep(pause)
        else:
            return name
    raise Unavailable(f"the migration {name} did not get its locks: a long transaction holds them")


async def _apply_once(connection: Connection, name: str, sql: str) -> None:
    try:
        async with connection.transaction():
            await connection.execute(_LOCK_TIMEOUT)
            await connection.execute(sql, timeout=_PATIENCE_S)
            await connection.execute("insert into schema_migrations (name) values ($1)", name)
    except asyncpg.InsufficientPrivilegeError:
        raise ConfigurationError(
            f"DATABASE_URL: its user may not apply the migration {name}; let `fte migrate` run as the schema's owner"
        ) from None
