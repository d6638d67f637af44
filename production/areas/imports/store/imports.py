"""Imports within a scope: brought, mapped, tried, started, taken back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict
from itertools import islice
from typing import IO, Any

from production.areas.imports.model import Import, OnMatch, Outcome, Preview, ShownRow, State, Undone
from production.areas.imports.rules.headers import proposed
from production.areas.imports.rules.values import checked_mapping
from production.areas.imports.store.files import keep_file, opened
from production.areas.imports.store.offered import Offered
from production.areas.imports.store.rows import write_piece
from production.areas.imports.store.writing import Piece, Writing, house
from production.crm.permissions.model import Scope
from production.crm.records.custom import RecordKind
from production.crm.tables.model import Survey
from production.crm.tables.read import rows, survey
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import Conflict, NotFound

_SQL = load_own("production.areas.imports")
_BATCH = 1_000
PREVIEWED = 1_000
"""So many rows are tried at most: the answer waits for them, and so does who writes to the same records."""


class ImportStore:
    """What is out of scope is not there."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def add(self, kind: RecordKind, file_name: str, file: IO[bytes]) -> Import:
        """Keep a file, with what its columns seem to mean: as last time, or by their names and what stands in them.

        Raises:
            InvalidInput: it is no table, or too large a one.
        """
        found = await asyncio.to_thread(survey, file)
        owner = self._scope.caller.user_id
        async with self._database.transaction() as connection:
            columns = list(found.shape.columns)
            mapping = await connection.fetchval(_SQL["last_mapping"], kind, owner, columns)
            if mapping is None:
                mapping = await self._proposed(connection, kind, found)
            cells = [row.cells for row in found.sample]
            team = min(self._scope.caller.teams, default=None)
            told = kind, file_name, asdict(found.shape), found.rows, cells, mapping, owner, team
            import_id = await connection.fetchval(_SQL["add"], *told)
            await keep_file(connection, import_id, file)
            return await self._read(connection, import_id)

    async def page(self, before: int | None, limit: int) -> list[Import]:
        """Newest first, those with an id below `before`."""
        found = await self._database.fetch(_SQL["imports"], self._scope.sql, before, limit)
        return [Import.of(row) for row in found]

    async def one(self, import_id: int) -> Import:
        """
        Raises:
            NotFound: there is no such import.
        """
        async with self._database.connection() as connection:
            return await self._read(connection, import_id)

    async def map(self, import_id: int, mapping: Mapping[str, str | None], on_match: OnMatch) -> Import:
        """What columns mean; those that are left out mean nothing.

        Raises:
            NotFound: there is no such import.
            Conflict: it has been started.
            InvalidInput: as `checked_mapping`.
        """
        async with self._database.transaction() as connection:
            found = await self._hold(connection, import_id, State.WAITING)
            checked_mapping(mapping, found.shape.columns, await house(connection, found.object))
            whole = {column: mapping.get(column) for column in found.shape.columns}
            await connection.execute(_SQL["set_mapping"], import_id, whole, on_match)
            return await self._read(connection, import_id)

    async def preview(self, import_id: int, offered: Offered, limit: int = PREVIEWED) -> Preview:
        """What would become of the first rows: the import itself, and nothing of it stays.

        Raises:
            NotFound, Conflict, InvalidInput: as `start`.
        """
        async with opened(self._database, import_id) as file, self._database.connection() as connection:
            trial = connection.transaction()
            await trial.start()
            try:
                found = await self._hold(connection, import_id, State.WAITING)
                writing = await Writing.of(connection, self._scope, found, offered)
                first = await asyncio.to_thread(lambda: list(islice(rows(file, found.shape), limit)))
                piece = await asyncio.to_thread(Piece.of, first, writing)
                await write_piece(connection, writing, piece)
                shown = await connection.fetch(_SQL["rows"], import_id, None, None, None, limit)
            finally:
                await trial.rollback()
        made = tuple(_shown({**row, "record_id": _there(row)}) for row in shown)
        return Preview(made, complete=found.total <= limit)

    async def start(self, import_id: int) -> Import:
        """It goes on by itself; where it could not, behind what it has done.

        Raises:
            NotFound: there is no such import.
            Conflict: it has been started, or its file is kept no longer.
            InvalidInput: its mapping does not tell whom a row is about.
        """
        async with self._database.transaction() as connection:
            found = await self._hold(connection, import_id, State.WAITING, State.FAILED)
            if found.state is State.FAILED and not found.can_go_on:
                raise Conflict("Its file is kept no longer: bring it again. What it has done is known by its records.")
            checked_mapping(found.mapping, found.shape.columns, await house(connection, found.object))
            await connection.execute(_SQL["start"], import_id)
            told = {"file": found.file_name, "rows": found.total, "on_match": found.on_match}
            await record(connection, self._scope.caller, Act("import_started", "import", import_id, after=told))
            return await self._read(connection, import_id)

    async def undo(self, import_id: int) -> Import:
        """Take it back, by itself as well: what nobody has touched since.

        Raises:
            NotFound: there is no such import.
            Conflict: it is not done, taken back already, or too old.
        """
        async with self._database.transaction() as connection:
            found = await self._hold(connection, import_id, State.DONE, State.FAILED)
            if not await connection.fetchval(_SQL["has_rows"], import_id):
                raise Conflict("What it has done is no longer known: an import can be taken back for 30 days.")
            await connection.execute(_SQL["begin_undo"], import_id, self._scope.caller.user_id)
            await connection.execute(_SQL["drop_file"], import_id)
            told = {"file": found.file_name, "created": found.created, "updated": found.updated}
            await record(connection, self._scope.caller, Act("import_undone", "import", import_id, after=told))
            return await self._read(connection, import_id)

    async def rows(
        self, import_id: int, outcome: Outcome | None, undone: Undone | None, after: int | None, limit: int
    ) -> list[ShownRow]:
        """Those that are through, in the order of the file.

        Raises:
            NotFound: there is no such import.
        """
        async with self._database.connection() as connection:
            await self._read(connection, import_id)
            found = await connection.fetch(_SQL["rows"], import_id, outcome, undone, after, limit)
        return [_shown(row) for row in found]

    async def all_rows(self, import_id: int, outcome: Outcome | None) -> AsyncIterator[list[ShownRow]]:
        """The same without an end, a batch at a time."""
        after = None
        while found := await self.rows(import_id, outcome, None, after, _BATCH):
            yield found
            after = found[-1].row

    async def _proposed(self, connection: Connection, kind: RecordKind, found: Survey) -> dict[str, str | None]:
        labels = {name: own.label for name, own in (await house(connection, kind)).custom.items()}
        return proposed(kind, found.shape.columns, [row.cells for row in found.sample], labels)

    async def _read(self, connection: Connection, import_id: int) -> Import:
        return self._there(await connection.fetchrow(_SQL["import"], import_id, self._scope.sql), import_id)

    async def _hold(self, connection: Connection, import_id: int, *states: State) -> Import:
        found = self._there(await connection.fetchrow(_SQL["hold"], import_id, self._scope.sql), import_id)
        if found.state not in states:
            raise Conflict(f"Import {import_id} is {found.state}; this needs one that is {' or '.join(states)}.")
        return found

    @staticmethod
    def _there(row: Any, import_id: int) -> Import:
        if row is None:
            raise NotFound(f"There is no import {import_id}.")
        return Import.of(row)


def _shown(row: Mapping[str, Any]) -> ShownRow:
    undone = Undone(row["undone"]) if row["undone"] else None
    told = {"outcome": Outcome(row["outcome"]), "undone": undone, "cells": tuple(row["cells"])}
    return ShownRow(**{**row, **told})


def _there(row: Mapping[str, Any]) -> int | None:
    """What would be created has no number yet: the one that the trial gave is gone with it."""
    return None if row["outcome"] == Outcome.CREATED else row["record_id"]
