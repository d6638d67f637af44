"""Tags of tickets in Postgres. All their tickets follow them, whoever sees those."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from production.areas.tags.model import Colour, Tag
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import Conflict, NotFound

_SQL = load_own("production.areas.tags")
_SEEN_AT_ONCE = 50_000
"""Tickets in one look for those that have a tag: every look passes over what has changed since."""
_AT_ONCE = 1000
"""Tickets in one transaction."""


class TagStore:
    """They are the same for everybody."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._caller = scope.caller

    async def tags(self) -> list[Tag]:
        """By name."""
        return [_tag(row) for row in await self._database.fetch(_SQL["tags"])]

    async def change(self, name: str, given: Mapping[str, Any]) -> None:
        """Call it `name`, or make one of both if it says `merge`, and show it in `colour`: all of it or nothing.

        Whoever says the old name from now on means the new one, people and rules alike; tickets follow by the clock.

        Raises:
            Conflict: there is one of the new name, and nobody has said to merge them; or that is just being deleted.
            NotFound: there is no such tag; so does `drop`.
        """
        new = given.get("name") or name
        async with self._held(name) as connection:
            if new != name:
                await self._rename(connection, name, new, merge=given.get("merge", False))
            if "colour" in given:
                await connection.execute(_SQL["paint"], new, given["colour"])
                await self._record(connection, "tag_painted", new, {"colour": given["colour"]})

    async def drop(self, name: str) -> None:
        """No macro or view has it any more, and tickets lose it by the clock; people may give it then, rules not."""
        async with self._held(name) as connection:
            for statement in ("drop", "drop_from_macros", "drop_from_views"):
                await connection.execute(_SQL[statement], name)
            await self._record(connection, "tag_dropped", name, None)

    async def _rename(self, connection: Connection, name: str, new: str, *, merge: bool) -> None:
        target = await connection.fetchrow(_SQL["known"], new)
        if target["leaving"]:
            raise Conflict(f"The tag {new} is being deleted: try again in some minutes.")
        if target["there"] and not merge:
            raise Conflict(f"There is a tag {new} already: say `merge` to make one of them.")
        for statement in ("rename", "rename_in_macros", "rename_in_views"):
            await connection.execute(_SQL[statement], name, new)
        await self._record(connection, "tag_merged" if target["there"] else "tag_renamed", name, {"name": new})

    @asynccontextmanager
    async def _held(self, name: str) -> AsyncIterator[Connection]:
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["lock"])
            if not (await connection.fetchrow(_SQL["known"], name))["there"]:
                raise NotFound(f"There is no tag {name}.")
            yield connection

    async def _record(self, connection: Connection, act: str, name: str, after: dict[str, Any] | None) -> None:
        await record(connection, self._caller, Act(act, "tag", name, {"name": name}, after))


async def follow(database: Database) -> None:
    """Let tickets follow what was said of their tags, in pieces: none is held for long.

    Raises:
        Unavailable: Postgres cannot be reached.
    """
    moved = True
    while moved and (rows := await database.fetch(_SQL["followers"], _SEEN_AT_ONCE)):
        ids = [row["id"] for row in rows]
        pieces = [ids[begin : begin + _AT_ONCE] for begin in range(0, len(ids), _AT_ONCE)]
        moved = any([await database.fetchval(_SQL["follow"], piece) for piece in pieces])
    await database.execute(_SQL["followed"])


def _tag(row: Any) -> Tag:
    return Tag(row["name"], row["colour"] and Colour(row["colour"]), row["tickets"])
