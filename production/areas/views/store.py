"""Views in Postgres."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from production.areas.views.model import SavedView, ViewPage
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import Conflict, Forbidden, InvalidInput, NotFound

_SQL = load_own("production.areas.views")

MOST = 100
"""That one person keeps."""


class ViewStore:
    """The caller's own, and those that colleagues share with a team of theirs."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._caller = scope.caller

    async def views(self, page: ViewPage) -> list[SavedView]:
        """Of one page, the caller's own first, then by name."""
        asked = self._caller.user_id, list(self._caller.teams), page
        return [_view(row) for row in await self._database.fetch(_SQL["views"], *asked)]

    async def add(self, page: ViewPage, view: Mapping[str, Any]) -> SavedView:
        """With these `name, team, search, columns`.

        Raises:
            Forbidden: no person asks.
            Conflict: the caller has one of this name there, or too many.
            InvalidInput: the caller is not in the team.
        """
        self._refuse_foreign(view["team"])
        async with self._database.transaction() as connection:
            if await connection.fetchval(_SQL["hold_owner"], self._me()) >= MOST:
                raise Conflict(f"You keep {MOST} views already: drop one first.")
            told = page, view["name"], view["team"], view["search"], view["columns"]
            view_id = await connection.fetchval(_SQL["add"], self._me(), *told)
            if view_id is None:
                raise Conflict(f"You have a view {view['name']} already.")
            await self._record(connection, "view_saved", view_id, page, view["team"])
        return await self._read(page, view_id)

    async def change(self, view_id: UUID, changes: Mapping[str, Any]) -> SavedView:
        """Set these of `name, team, search, columns`; errors as `add`.

        Raises:
            NotFound: the caller has no such view.
        """
        async with self._database.transaction() as connection:
            before = await connection.fetchrow(_SQL["mine"], view_id, self._caller.user_id)
            if before is None:
                raise NotFound(f"You have no view {view_id}.")
            wanted = {**before, **changes}
            if wanted["team"] != before["team"]:
                self._refuse_foreign(wanted["team"])
            if await connection.fetchval(
                _SQL["is_named"], view_id, self._caller.user_id, before["page"], wanted["name"]
            ):
                raise Conflict(f"You have a view {wanted['name']} already.")
            told = wanted["name"], wanted["team"], wanted["search"], wanted["columns"]
            await connection.execute(_SQL["change"], view_id, *told)
            await self._record(connection, "view_changed", view_id, before["page"], wanted["team"])
        return await self._read(ViewPage(before["page"]), view_id)

    async def drop(self, view_id: UUID) -> None:
        """
        Raises:
            NotFound: the caller has no such view.
        """
        async with self._database.transaction() as connection:
            page = await connection.fetchval(_SQL["drop"], view_id, self._caller.user_id)
            if page is None:
                raise NotFound(f"You have no view {view_id}.")
            await self._record(connection, "view_dropped", view_id, page, None)

    async def _read(self, page: ViewPage, view_id: UUID) -> SavedView:
        return next(view for view in await self.views(page) if view.id == view_id)

    def _me(self) -> UUID:
        if self._caller.user_id is None:
            raise Forbidden("Only a person keeps views: use the session or token of one.")
        return self._caller.user_id

    def _refuse_foreign(self, team: str | None) -> None:
        if team is not None and team not in self._caller.teams:
            raise InvalidInput("team", "share it with a team that you are in")

    async def _record(self, connection: Connection, name: str, view_id: UUID, page: str, team: str | None) -> None:
        """Not what it looks for: that may be somebody's name."""
        await record(connection, self._caller, Act(name, "view", view_id, after={"page": page, "team": team}))


def _view(row: Any) -> SavedView:
    return SavedView(**{**row, "page": ViewPage(row["page"])})
