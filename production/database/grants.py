"""The role of the processes that serve: it reads and writes rows, and changes, empties or drops no table."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import asyncpg

from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.errors import ConfigurationError

_SQL = load("grants")


async def admit_service(database: Database, service_url: str) -> None:
    """Let the role of this URL in, as often as there are new tables; `database` is opened by the schema's owner.

    Raises:
        ConfigurationError: the URL names no role, or the role is missing and the owner may not make one.
        Unavailable: Postgres cannot be reached.
    """
    parts = urlsplit(service_url)
    role, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not role:
        raise ConfigurationError("DATABASE_SERVICE_URL: names no user; give postgresql://user:password@host/database")
    async with database.transaction() as connection:
        if await connection.fetchval("select current_user") == role:
            return
        if not await connection.fetchval("select 1 from pg_roles where rolname = $1", role):
            try:
                await connection.execute(await connection.fetchval(_SQL["make"], role, password))
            except asyncpg.InsufficientPrivilegeError:
                raise ConfigurationError(
                    f"DATABASE_SERVICE_URL: there is no role {role}; let an administrator create it"
                ) from None
        for statement in await connection.fetch(_SQL["admit"], role):
            await connection.execute(statement[0])
