"""The file of an import: in pieces in Postgres, whole on disk while it is read."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import IO

from production.database.named_queries import load_own
from production.database.pool import Connection, Database

_SQL = load_own("production.areas.imports")
_PIECE = 1 << 20


async def keep_file(connection: Connection, import_id: int, file: IO[bytes]) -> None:
    """All of it, from its beginning."""
    file.seek(0)
    number = 0
    while piece := file.read(_PIECE):
        await connection.execute(_SQL["add_piece"], import_id, number, piece)
        number += 1


@asynccontextmanager
async def opened(database: Database, import_id: int) -> AsyncIterator[IO[bytes]]:
    """A copy that can be read from anywhere; empty where it is kept no longer."""
    with tempfile.TemporaryFile() as file:
        number = 0
        while piece := await database.fetchval(_SQL["piece"], import_id, number):
            file.write(piece)
            number += 1
        yield file
