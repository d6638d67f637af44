"""Tags of tickets in Postgres. All their tickets change with them, whoever sees those."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from production.areas.tags.model import Colour, Tag
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import Conflict, NotFound

_SQL = load_own("production.areas.tags")


class TagStore:
    """They are the same for everybody."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._caller = scope.caller

    async def tags(self) -> list[Tag]:
        """By name."""
        return [_tag(row) for row in await self._database.fetch(_SQL["tags"])]

    async def paint(self, name: str, colour: Colour | None) -> None:
        """
        Raises:
            NotFound: there is no such tag; so do the others.
        """
        async with self._held(name) as connection:
            await connection.execute(_SQL["paint"], name, colour)
            await self._record(connection, "tag_painted", name, {"colour": colour})

    async def rename(self, name: str, new: str, *, merge: bool) -> None:
        """Whoever says the old name from now on means the new one, people and rules alike.

        Raises:
            Conflict: there is one of the new name, and nobody has said to merge them.
        """
        if new == name:
            return
        async with self._held(name) as connection:
            taken = await connection.fetchval(_SQL["exists"], new)
            if taken and not merge:
                raise Conflict(f"There is a tag {new} already: say `merge` to make one of them.")
            for statement in ("rename", "rename_in_macros", "rename_in_views"):
                await connection.execute(_SQL[statement], name, new)
            await connection.execute(_SQL["rename_in_tickets"], name)
            await self._record(connection, "tag_merged" if taken else "tag_renamed", name, {"name": new})

    async def drop(self, name: str) -> None:
        """No ticket, macro or view has it any more, and the rules do not give it; people may."""
        async with self._held(name) as connection:
            for statement in ("drop", "drop_from_tickets", "drop_from_macros", "drop_from_views"):
                await connection.execute(_SQL[statement], name)
            await self._record(connection, "tag_dropped", name, None)

    @asynccontextmanager
    async def _held(self, name: str) -> AsyncIterator[Connection]:
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["lock"])
            if not await connection.fetchval(_SQL["exists"], name):
                raise NotFound(f"There is no tag {name}.")
            yield connection

    async def _record(self, connection: Connection, act: str, name: str, after: dict[str, Any] | None) -> None:
        await record(connection, self._caller, Act(act, "tag", name, {"name": name}, after))


def _tag(row: Any) -> Tag:
    return Tag(row["name"], row["colour"] and Colour(row["colour"]), row["tickets"])
