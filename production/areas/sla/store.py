"""Promises, how tickets stand to them, and who was told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from production.areas.sla.model import Notification, SlaSettings
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.sla")
_SETTINGS: TypeAdapter[SlaSettings] = TypeAdapter(SlaSettings)


class SlaStore:
    """What the company promises."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def settings(self) -> SlaSettings | None:
        """None: nothing is promised."""
        stored = await self._database.fetchval(_SQL["settings"])
        return None if stored is None else _SETTINGS.validate_python(stored)

    async def put(self, settings: SlaSettings) -> None:
        """From now on this holds, for open tickets too."""
        shown: dict[str, Any] = _SETTINGS.dump_python(settings, mode="json")
        async with self._database.transaction() as connection:
            before = await connection.fetchval(_SQL["settings"])
            await connection.execute(_SQL["put"], shown)
            await record(connection, self._scope.caller, Act("sla_changed", "sla", "settings", before, shown))


class NotificationStore:
    """What the caller was told, as far as they may still see what it is about."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._person: UUID | None = scope.caller.user_id
        self._scope = scope.sql

    async def page(self, before: int | None, limit: int) -> list[Notification]:
        """The newest first."""
        rows = await self._database.fetch(_SQL["notifications"], self._person, before, limit, self._scope)
        return [Notification(**row) for row in rows]

    async def unread(self) -> int:
        count: int = await self._database.fetchval(_SQL["unread"], self._person, self._scope)
        return count

    async def read(self, ids: Sequence[int] | None) -> None:
        """These; None: all."""
        await self._database.execute(_SQL["read"], self._person, ids)

    async def forget_read(self) -> None:
        """Of everybody, what was read long ago."""
        await self._database.execute(_SQL["forget_read"])
