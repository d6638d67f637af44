"""Definitions of fields in Postgres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from production.crm.permissions.model import Scope
from production.crm.records.custom import CustomField, RecordKind
from production.database.audit import Act, record
from production.database.custom_fields import as_field
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import Conflict, InvalidInput, NotFound

_SQL = load_own("production.areas.custom_fields")


class FieldStore:
    """They are the same for everybody."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._caller = scope.caller

    async def fields(self, kind: RecordKind | None) -> list[CustomField]:
        """Of one kind of records or all, in the order in which they were added."""
        return [as_field(row) for row in await self._database.fetch(_SQL["fields"], kind)]

    async def add(self, new: Mapping[str, Any]) -> CustomField:
        """`new` has all of `object, name, label, kind, choices`.

        Raises:
            Conflict: records of this kind have one of this name.
        """
        values = [new[name] for name in ("object", "name", "label", "kind", "choices")]
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["add"], *values)
            if row is None:
                raise Conflict(f"A {new['object']} has a field {new['name']} already.")
            field = as_field(row)
            await self._record(connection, "custom_field_added", field.id, after=field)
            return field

    async def change(self, field_id: int, label: str | None, choices: Sequence[str] | None) -> CustomField:
        """None leaves it as it is. A value that is no choice any more stays until its record gets another.

        Raises:
            NotFound: there is no such field.
            InvalidInput: it is a choice, and would have none, or it is none.
        """
        async with self._database.transaction() as connection:
            before = await self._held(connection, field_id)
            if choices is not None and bool(choices) != bool(before.choices):
                raise InvalidInput("choices", f"go with fields that are a choice, and this one is a {before.kind}")
            wanted = label or before.label, list(before.choices if choices is None else choices)
            after = as_field(await connection.fetchrow(_SQL["change"], field_id, *wanted))
            await self._record(connection, "custom_field_changed", field_id, before, after)
            return after

    async def drop(self, field_id: int) -> None:
        """With what stands in it in any record.

        Raises:
            NotFound: there is no such field.
        """
        async with self._database.transaction() as connection:
            field = await self._held(connection, field_id)
            await connection.execute(_SQL["drop"], field_id)
            await connection.execute(_SQL[f"empty_{field.object}"], field.name)
            await self._record(connection, "custom_field_dropped", field_id, field)

    async def _held(self, connection: Connection, field_id: int) -> CustomField:
        row = await connection.fetchrow(_SQL["hold"], field_id)
        if row is None:
            raise NotFound(f"There is no field {field_id}.")
        return as_field(row)

    async def _record(
        self,
        connection: Connection,
        name: str,
        field_id: int,
        before: CustomField | None = None,
        after: CustomField | None = None,
    ) -> None:
        was, is_now = (asdict(each) if each else None for each in (before, after))
        await record(connection, self._caller, Act(name, "custom_field", field_id, was, is_now))
