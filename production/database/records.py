"""Records that people keep: read, written, deleted and given back, each time within the caller's reach, and told of.

The statements of a kind are those of its area, by these names. `one` and `hold` take the scope and the id; `hold` locks
the row, and takes for how long one that was deleted can be given back, or null: then it is one that is there. `insert`
takes the fields, `update` the id and the fields; `drop` and `restore` take the id, and along what hangs on it; `stands`
tells, by name, whether that is there on which it hangs itself; `purge` takes for how long what was deleted is kept. All
rows have `id` and `updated_at`; `customer_id` where they are about somebody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from production.crm.permissions.model import EVERYTHING, Scope
from production.crm.records.kept import KEPT_FOR
from production.database.audit import Act, difference, record
from production.database.events import announce
from production.database.listing import Require
from production.database.pool import Connection, Database
from production.schemas.errors import Conflict, NotFound

T = TypeVar("T")
RecordId = int | UUID
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """One kind of record."""

    name: str
    """As in `deal`: what refusals, the log and events call it."""
    sql: Mapping[str, str]
    fields: tuple[str, ...]
    """Columns that are written."""
    made: Callable[..., T]
    """Of the columns of `one`, by their names."""


class Records(Generic[T]):
    """Those of one kind. What changes is told as `<kind>_added`, `_changed`, `_deleted` and `_restored`."""

    kind: ClassVar[Kind[Any]]

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def one(self, record_id: RecordId) -> T:
        """
        Raises:
            NotFound: there is none in reach; so do the others.
        """
        async with self._database.connection() as connection:
            return await self._read(connection, record_id, self._scope)

    async def add(self, given: Values) -> T:
        """
        Raises:
            InvalidInput: it names something that is not there, or contradicts itself.
        """
        async with self._database.transaction() as connection:
            values = await self._settled(connection, None, given)
            record_id = await connection.fetchval(self.kind.sql["insert"], *self._in_order(values))
            row = {**values, "id": record_id}
            await self._followed(connection, None, row)
            await self._tell(connection, "added", row, after=dict(given))
            return await self._read(connection, record_id)

    async def change(self, record_id: RecordId, given: Values, require: Require) -> T:
        """Change these fields; what is not named stays. It is shown once more where it leaves the caller's reach.

        Raises:
            ChangedMeanwhile: said by `require`.
            InvalidInput: as `add`.
        """
        async with self._database.transaction() as connection:
            row = await self._held(connection, record_id)
            require(row["updated_at"])
            values = await self._settled(connection, row, given)
            before, after = difference(row, values)
            if after:
                await self._write(connection, row, values)
                await self._tell(connection, "changed", {**row, **values}, before, after)
            return await self._read(connection, record_id)

    async def drop(self, record_id: RecordId, require: Require) -> None:
        """It and what hangs on it are gone, and can be given back for KEPT_FOR."""
        async with self._database.transaction() as connection:
            row = await self._held(connection, record_id)
            require(row["updated_at"])
            await connection.execute(self.kind.sql["drop"], record_id)
            await self._dropped(connection, row)
            await self._tell(connection, "deleted", row)

    async def restore(self, record_id: RecordId) -> T:
        """Give it back, and what went with it; what is there stays as it is.

        Raises:
            Conflict: what it hangs on is deleted.
        """
        async with self._database.transaction() as connection:
            row = await self._find(connection, record_id, KEPT_FOR)
            if row is None:
                return await self._read(connection, record_id, self._scope)
            stands = await connection.fetchrow(self.kind.sql["stands"], record_id)
            if gone := [name for name, there in stands.items() if not there]:
                raise Conflict(f"Its {gone[0]} is deleted: restore that first.")
            await connection.execute(self.kind.sql["restore"], record_id)
            await self._tell(connection, "restored", row)
            return await self._read(connection, record_id)

    async def purge(self) -> None:
        """What nobody can give back any more is gone for good."""
        await self._database.execute(self.kind.sql["purge"], KEPT_FOR)

    async def _settled(self, connection: Connection, row: Values | None, given: Values) -> dict[str, Any]:
        """All fields as they are to be stored; `row` is what is there, None of a new one."""
        raise NotImplementedError

    async def _followed(self, connection: Connection, before: Values | None, after: Values) -> None:
        """What follows from a change, in its transaction; `before` is None of a new one."""

    async def _dropped(self, connection: Connection, row: Values) -> None:
        """What follows from a deletion, in its transaction."""

    async def _write(self, connection: Connection, row: Values, values: Values) -> None:
        await connection.execute(self.kind.sql["update"], row["id"], *self._in_order(values))
        await self._followed(connection, row, {**row, **values})

    async def _tell(
        self, connection: Connection, done: str, row: Values, before: Values | None = None, after: Values | None = None
    ) -> None:
        name = f"{self.kind.name}_{done}"
        act = Act(name, self.kind.name, row["id"], before, after, row.get("customer_id"))
        await record(connection, self._scope.caller, act)
        await announce(connection, name, row["id"])

    async def _held(self, connection: Connection, record_id: RecordId) -> Values:
        return self._there(await self._find(connection, record_id), record_id)

    async def _find(
        self, connection: Connection, record_id: RecordId, deleted_within: timedelta | None = None
    ) -> Values | None:
        """The locked row of one that is there, or that was deleted so recently."""
        row: Values | None = await connection.fetchrow(
            self.kind.sql["hold"], self._scope.sql, record_id, deleted_within
        )
        return row

    async def _read(self, connection: Connection, record_id: RecordId, scope: Scope = EVERYTHING) -> T:
        row = await connection.fetchrow(self.kind.sql["one"], scope.sql, record_id)
        made: T = self.kind.made(**self._there(row, record_id))
        return made

    def _there(self, row: Values | None, record_id: RecordId) -> Values:
        if row is None:
            raise NotFound(f"There is no {self.kind.name} {record_id}.")
        return row

    def _in_order(self, values: Values) -> list[Any]:
        return [values[name] for name in self.kind.fields]
