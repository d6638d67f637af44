"""The loops of a process: they begin when the schema is there, and end together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeAlias

import structlog

from production.database.migrate import missing
from production.database.pool import Database
from production.schemas.errors import Unavailable

_log = structlog.get_logger()

LOOK_S = 1.0
"""Between two looks at a database that is not as it should be."""

Loops: TypeAlias = list[Coroutine[Any, Any, None]]


async def run_together(loops: Loops, stop: asyncio.Event) -> None:
    """Run until all have ended; one that fails ends the others, and the process with them."""
    async with asyncio.TaskGroup() as group:
        for loop in loops:
            group.create_task(_stopping(loop, stop))


async def _stopping(loop: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    try:
        await loop
    finally:
        stop.set()


async def when_migrated(database: Database, loops: Callable[[asyncio.Event], Loops], stop: asyncio.Event) -> None:
    """Run `loops` once the database has all that this version needs: on an older schema every turn would fail."""
    while not stop.is_set():
        try:
            if not await is_behind(database):
                await run_together(loops(stop), stop)
                return
        except Unavailable as error:
            _log.warning("database_unavailable", error=str(error))
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_S):
                await stop.wait()


async def is_behind(database: Database) -> bool:
    """Whether the database lacks what this version needs.

    Raises:
        Unavailable: Postgres cannot be reached.
    """
    if behind := await missing(database):
        _log.warning("schema_behind", missing=behind)
    return bool(behind)
