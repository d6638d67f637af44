"""What commands begin with."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from production import logs
from production.bootstrap.infrastructure import open_database
from production.bootstrap.schema import migrate_database
from production.commands.common import database_url
from production.database.pool import Database
from production.settings import Settings, load_settings

_T = TypeVar("_T")


def opened_settings() -> Settings:
    """The settings; logs are as they say from now on."""
    settings = load_settings()
    logs.configure(settings.log_level)
    return settings


async def migrated_settings() -> Settings:
    """The same, once the database that they name has today's schema."""
    settings = opened_settings()
    await migrate_database(settings)
    return settings


def with_database(state_dir: Path, work: Callable[[Database], Awaitable[_T]]) -> _T:
    """What comes of this work with the database that is meant: migrated, and closed afterwards."""

    async def run() -> _T:
        async with open_database(await migrated_settings()) as database:
            return await work(database)

    with database_url(state_dir):
        return asyncio.run(run())
