"""Does what was started, in the background: pieces of rows, each in a transaction with its outcomes.

Whoever dies in between leaves whole pieces: the next one goes on behind them.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from itertools import islice, repeat
from typing import Any

from production.areas.imports.model import Import, State
from production.areas.imports.store.files import opened
from production.areas.imports.store.offered import Offered
from production.areas.imports.store.rows import write_piece
from production.areas.imports.store.undo import undo_some
from production.areas.imports.store.undo_records import undo_some_records
from production.areas.imports.store.writing import Piece, Writing
from production.crm.permissions.model import EVERYTHING, Action, ActorKind, Caller, Role, Scope
from production.crm.permissions.table import scope_for
from production.crm.records.custom import RecordKind
from production.crm.tables.read import rows
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import ChangedMeanwhile, Forbidden, InvalidInput, Unavailable

_SQL = load_own("production.areas.imports")
PIECE = 1_000
_RECORDS = 100
"""They are written one by one, and a deal holds its pipeline until the piece is done."""
_ABANDONED = timedelta(days=7)
_SMALLER = 10
"""So much smaller a piece is when one has taken too long."""
_STANDS = "What was done until then stands; the rows say how far it came, and it can go on from there."
_BROKEN = f"Something went wrong on our side. {_STANDS}"
_TOO_LONG = f"Even a single row took too long: somebody else holds it, or the database is busy. {_STANDS}"
_TURN_S = 5.0
"""A long import lets the scheduler say in between that it is well."""


class _TookTooLong(Exception):
    """A statement of a piece was given up; nothing of the piece is written."""

    def __init__(self, made: Import) -> None:
        super().__init__(made.id)
        self.made = made


class Importer:
    """One import after the other. Of several at once each piece is written by one."""

    def __init__(self, database: Database, offered: Offered, piece: int = PIECE) -> None:
        self._database = database
        self._offered = offered
        self._piece = piece
        self._smaller: dict[int, int] = {}
        """How many rows at once, of imports of which a piece has taken too long."""
        self._reading: _Reading | None = None

    async def run(self) -> None:
        """Go on with what is at work, for a while.

        Raises:
            Unavailable: Postgres is away; what is not written yet will be.
            Exception: whatever else went wrong, once: that import has failed, and the others go on next time.
        """
        until = time.monotonic() + _TURN_S
        while time.monotonic() < until:
            import_id = await self._database.fetchval(_SQL["at_work"])
            if import_id is None:
                return
            try:
                await self._step(import_id)
            except _TookTooLong as piece:
                await self._in_smaller_pieces(piece.made)
            except (Unavailable, ChangedMeanwhile):
                raise
            except Exception:
                await self._fail(import_id, _BROKEN)
                raise

    async def close(self) -> None:
        """Let go of the file."""
        if self._reading is not None:
            await self._reading.close()
            self._reading = None

    async def _step(self, import_id: int) -> None:
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["hold_running"], import_id)
            if row is None:
                return
            made = Import.of(row)
            try:
                scope = _scope(row)
                if made.state is State.RUNNING:
                    await self._import_some(connection, scope, made)
                elif not await self._undo_some(connection, scope, made):
                    await self._end(connection, import_id, State.UNDONE)
            except TimeoutError as error:
                raise _TookTooLong(made) from error
            except (Forbidden, InvalidInput) as error:
                await self._end(connection, import_id, State.FAILED, str(error))

    async def _in_smaller_pieces(self, made: Import) -> None:
        if self._at_once(made) == 1:
            await self._fail(made.id, _TOO_LONG)
        else:
            self._smaller[made.id] = max(1, self._at_once(made) // _SMALLER)
            await self.close()

    async def _fail(self, import_id: int, reason: str) -> None:
        async with self._database.transaction() as connection:
            if await connection.fetchrow(_SQL["hold_running"], import_id) is not None:
                await self._end(connection, import_id, State.FAILED, reason)

    async def _import_some(self, connection: Connection, scope: Scope, made: Import) -> None:
        reading = await self._at(connection, scope, made)
        piece = await reading.piece()
        if piece.said:
            await connection.execute(_SQL["begin_piece"])
            await write_piece(connection, replace(reading.writing, scope=scope), piece)
        else:
            await self._end(connection, made.id, State.DONE)

    async def _undo_some(self, connection: Connection, scope: Scope, made: Import) -> bool:
        if made.object is RecordKind.CONTACT:
            return await undo_some(connection, scope.caller, made.id, self._at_once(made))
        records = self._offered.within(connection, scope, made.object)
        return await undo_some_records(connection, records, made.object, made.id, self._at_once(made))

    async def _end(self, connection: Connection, import_id: int, state: State, reason: str | None = None) -> None:
        await self.close()
        self._smaller.pop(import_id, None)
        await connection.execute(_SQL["end"], import_id, state, reason)
        if state is not State.FAILED:
            await connection.execute(_SQL["drop_file"], import_id)

    def _at_once(self, made: Import) -> int:
        size = self._smaller.get(made.id, self._piece)
        return size if made.object is RecordKind.CONTACT else min(size, _RECORDS)

    async def _at(self, connection: Connection, scope: Scope, made: Import) -> _Reading:
        """The file where the import stands; opened anew where another process was there in between."""
        if self._reading is None or (self._reading.import_id, self._reading.position) != (made.id, made.position):
            await self.close()
            writing = await Writing.of(connection, scope, made, self._offered)
            self._reading = await _Reading.begun(self._database, made, writing, self._at_once(made))
        return self._reading


class _Reading:
    """A file, read a piece ahead of what is written."""

    def __init__(self, made: Import, writing: Writing, file: AsyncExitStack, pieces: Iterator[Piece]) -> None:
        self.import_id, self.position, self.writing = made.id, made.position, writing
        self._file = file
        self._pieces = pieces
        self._ahead: asyncio.Task[Piece] | None = None

    @classmethod
    async def begun(cls, database: Database, made: Import, writing: Writing, size: int) -> _Reading:
        async with AsyncExitStack() as stack:
            file = await stack.enter_async_context(opened(database, made.id))
            found = rows(file, made.shape)
            stack.callback(found.close)
            left = islice(found, made.position, None)
            return cls(made, writing, stack.pop_all(), (Piece.of([*islice(left, size)], writing) for _ in repeat(0)))

    async def piece(self) -> Piece:
        """The next one; without rows at the end."""
        found = await (self._ahead or self._begin())
        self.position += len(found.said)
        self._ahead = self._begin()
        return found

    async def close(self) -> None:
        if self._ahead is not None:
            await asyncio.wait([self._ahead])
        await self._file.aclose()

    def _begin(self) -> asyncio.Task[Piece]:
        return asyncio.create_task(asyncio.to_thread(next, self._pieces))


def _scope(row: Any) -> Scope:
    """As far as whoever started it reaches by now.

    Raises:
        Forbidden: they may not do it any more.
    """
    if row["user_id"] is None:
        return EVERYTHING
    if row["disabled_at"] is not None:
        raise Forbidden("Whoever started it does not work here any more.")
    teams = frozenset(row["teams"])
    who = Caller(
        kind=ActorKind.PERSON, name=row["user_name"], role=Role(row["role"]), user_id=row["user_id"], teams=teams
    )
    return scope_for(who, Action.TRANSFER)


async def forget_abandoned(database: Database) -> None:
    """Files that somebody brought and never started, or left where they could not go on."""
    await database.execute(_SQL["abandoned"], _ABANDONED)
    await database.execute(_SQL["left_alone"], _ABANDONED)
