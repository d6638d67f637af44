"""Numbered SQL files, applied once each, under an advisory lock.

File names are `NNNN_pre_*.sql` (safe while the old version runs) or `NNNN_post_*.sql` (after it is gone).
"""

from __future__ import annotations

from importlib import resources

import asyncpg

from production.channels.model import ChannelSpec
from production.channels.registry import channels
from production.database.pool import Connection, Database
from production.schemas.errors import ConfigurationError, FteError

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
    known = available()
    applied_now = []
    async with database.transaction() as connection:
        await connection.execute("select pg_advisory_xact_lock($1)", _LOCK)
        if await connection.fetchval("select to_regclass('schema_migrations')") is None:
            await connection.execute(_LIST)
        done = {row["name"] for row in await connection.fetch("select name from schema_migrations")}
        if unknown := sorted(done - known.keys()):
            raise SchemaTooNew(f"the database has migrations this version does not know: {', '.join(unknown)}")
        for name, sql in known.items():
            if name not in done:
                await _apply(connection, name, sql)
                applied_now.append(name)
        new = [(spec.name, spec.style.tone, spec.limit, spec.chat) for spec in await _new_channels(connection)]
        await connection.executemany(_NEW_CHANNEL, new)
    return applied_now


async def _new_channels(connection: Connection) -> list[ChannelSpec]:
    known = {row["channel"] for row in await connection.fetch("select channel from channel_configs")}
    return [spec for name, spec in channels().items() if name not in known]


async def _apply(connection: Connection, name: str, sql: str) -> None:
    try:
        await connection.execute(sql, timeout=_PATIENCE_S)
        await connection.execute("insert into schema_migrations (name) values ($1)", name)
    except asyncpg.InsufficientPrivilegeError:
        raise ConfigurationError(
            f"DATABASE_URL: its user may not apply the migration {name}; let `fte migrate` run as the schema's owner"
        ) from None
