"""The log in Postgres, to be read: `database.audit` writes it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import astuple
from typing import Any

from production.areas.audit.model import Entry, Filter
from production.crm.permissions.model import ActorKind, Scope
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.audit")
_BATCH = 1_000


class AuditStore:
    """Everything: only who may audit works with it."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._caller = scope.caller

    async def entries(self, wanted: Filter, before: int | None, limit: int) -> list[Entry]:
        """Newest first, those with an id below `before`."""
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["tune"])
            rows = await connection.fetch(_SQL["entries"], *astuple(wanted), before, limit)
        return [_entry(row) for row in rows]

    async def export(self, wanted: Filter) -> AsyncIterator[Entry]:
        """The same without an end, a batch at a time; that somebody took them is the first of them."""
        async with self._database.transaction() as connection:
            await record(connection, self._caller, Act("audit_exported", "audit", "all"))
        before = None
        while found := await self.entries(wanted, before, _BATCH):
            for entry in found:
                yield entry
            before = found[-1].id


def _entry(row: Any) -> Entry:
    return Entry(**{**row, "actor_kind": ActorKind(row["actor_kind"])})
