"""Macros in Postgres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from production.areas.macros.model import Macro
from production.crm.permissions.model import Scope
from production.database.accounts import require_team
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import Conflict, NotFound

_SQL = load_own("production.areas.macros")


class MacroStore:
    """They are the same for everybody."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._caller = scope.caller

    async def macros(self) -> list[Macro]:
        """By name."""
        return [Macro(**row) for row in await self._database.fetch(_SQL["macros"])]

    async def add(self, name: str, body: str, actions: Mapping[str, Any]) -> Macro:
        """
        Raises:
            Conflict: there is one of this name.
            InvalidInput: there is no such team.
        """
        async with self._database.transaction() as connection:
            await _refuse_unknown_team(connection, actions)
            row = await connection.fetchrow(_SQL["add"], name, body, actions)
            if row is None:
                raise Conflict(f"There is a macro {name} already.")
            await self._record(connection, "macro_added", row["id"], None, Macro(**row))
            return Macro(**row)

    async def change(self, macro_id: UUID, changes: Mapping[str, Any]) -> Macro:
        """Set these of `name, body, actions`.

        Raises:
            NotFound: there is no such macro.
            Conflict: another has this name.
            InvalidInput: there is no such team.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["hold"], macro_id)
            if row is None:
                raise NotFound(f"There is no macro {macro_id}.")
            before = Macro(**row)
            wanted = {**row, **changes}
            await _refuse_unknown_team(connection, wanted["actions"])
            if await connection.fetchval(_SQL["is_named"], macro_id, wanted["name"]):
                raise Conflict(f"There is a macro {wanted['name']} already.")
            changed = macro_id, wanted["name"], wanted["body"], wanted["actions"]
            after = Macro(**await connection.fetchrow(_SQL["change"], *changed))
            await self._record(connection, "macro_changed", macro_id, before, after)
            return after

    async def drop(self, macro_id: UUID) -> None:
        """
        Raises:
            NotFound: there is no such macro.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["hold"], macro_id)
            if row is None:
                raise NotFound(f"There is no macro {macro_id}.")
            await connection.execute(_SQL["drop"], macro_id)
            await self._record(connection, "macro_dropped", macro_id, Macro(**row), None)

    async def _record(
        self, connection: Connection, name: str, macro_id: UUID, before: Macro | None, after: Macro | None
    ) -> None:
        was, is_now = (asdict(each) if each else None for each in (before, after))
        await record(connection, self._caller, Act(name, "macro", macro_id, was, is_now))


async def _refuse_unknown_team(connection: Connection, actions: Mapping[str, Any]) -> None:
    team = actions.get("assigned_team")
    if team is not None:
        await require_team(connection, team, "actions.assigned_team")
