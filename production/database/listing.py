"""A list that people filter, sort and page through: what the request decides of its statement.

A store writes the statement as if all rows were wanted, with its scope and filters; every row has an `id` that no
other row has. Order, place and count are put around it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

import asyncpg

from production.database.pool import Connection, Database
from production.schemas.errors import InvalidInput

T = TypeVar("T")
Require = Callable[[datetime], None]
"""Refuses the state of a record that it is told the time of, where that is not the one the caller has seen."""

PLAN_FOR_ARGUMENTS = "set local plan_cache_mode = force_custom_plan"
"""For the rest of a transaction: who asks and which filters are set decides about the plan."""
COUNTED = 10_000
"""So many rows are counted; that there are more is said without how many."""
_BATCH = 1_000
_PLACE = "place"


class Key(NamedTuple):
    """What a list may be sorted by."""

    expression: str
    """SQL over the columns of the statement, never null; an index on the same makes it fast."""
    type: str = "text"
    """Its type in Postgres."""


class Sort(NamedTuple):
    """One key, by its name, and its direction."""

    name: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The part of a list that is wanted."""

    sort: tuple[Sort, ...]
    limit: int
    skip: int = 0
    after: tuple[str, ...] | None = None
    """The place of the last row that was shown: its keys and its id as text. `skip` does not count then."""
    q: str | None = None
    """Words to look for; the statement says where."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """What was found."""

    rows: list[T]
    total: int
    """Of the whole list; `COUNTED + 1` stands for any larger number."""
    next: tuple[str, ...] | None
    """The place after which more follow; None at the end."""


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """One list."""

    statement: str
    keys: Mapping[str, Key]
    made: Callable[..., T]
    """Of the columns of a row, by their names."""
    id_type: str = "bigint"

    async def page(self, database: Database, asked: Asked, *arguments: object, total: int | None = None) -> Listed[T]:
        """The rows wanted, by the keys asked for and at last by their id; `arguments` are those of the statement.

        `total` is how many there are of all, where that is known.

        Raises:
            InvalidInput: `cursor` is no place in this list.
        """
        async with database.transaction() as connection:
            await connection.execute(PLAN_FOR_ARGUMENTS)
            found = await self._rows(connection, asked, arguments)
            if total is None:
                total = await connection.fetchval(_count(self.statement), *arguments)
        shown = [dict(row) for row in found[: asked.limit]]
        places = [tuple(row.pop(_PLACE)) for row in shown]
        return Listed([self.made(**row) for row in shown], total, places[-1] if len(found) > asked.limit else None)

    async def batches(self, database: Database, asked: Asked, *arguments: object) -> AsyncIterator[list[T]]:
        """All rows, so many at a time that none of it takes much memory."""
        part = replace(asked, limit=_BATCH, skip=0, after=None)
        while True:
            found = await self.page(database, part, *arguments, total=0)
            yield found.rows
            if found.next is None:
                return
            part = replace(part, after=found.next)

    async def _rows(self, connection: Connection, asked: Asked, arguments: Sequence[object]) -> list[asyncpg.Record]:
        order = [(*self.keys[by.name], by.descending) for by in asked.sort]
        order.append(("id", self.id_type, asked.sort[0].descending))
        after = asked.after or ()
        if after and len(after) != len(order):
            raise _unknown_place()
        page = _page(self.statement, order, len(arguments), beyond=bool(after))
        try:
            rows: list[asyncpg.Record] = await connection.fetch(
                page, *arguments, asked.limit + 1, 0 if after else asked.skip, *after
            )
        except asyncpg.DataError as error:
            if after:
                raise _unknown_place() from error
            raise
        return rows


def _page(statement: str, order: Sequence[tuple[str, str, bool]], arguments: int, *, beyond: bool) -> str:
    place = ", ".join(f"({expression})::text" for expression, _, _ in order)
    sorted_by = ", ".join(f"{expression} {'desc' if descending else 'asc'}" for expression, _, descending in order)
    where = f"where {_beyond(order, arguments + 3)}" if beyond else ""
    return (
        f"select listed.*, array[{place}] as {_PLACE} from ({statement}) listed {where} "  # noqa: S608 - our own words
        f"order by {sorted_by} limit ${arguments + 1} offset ${arguments + 2}"
    )


def _beyond(order: Sequence[tuple[str, str, bool]], argument: int) -> str:
    """Behind a place, in such a form that an index on the first key is entered there."""
    (expression, type_, descending), *rest = order
    sign, value = "<" if descending else ">", f"${argument}::text::{type_}"
    if not rest:
        return f"{expression} {sign} {value}"
    behind = _beyond(rest, argument + 1)
    return f"{expression} {sign}= {value} and ({expression} {sign} {value} or {behind})"


def _count(statement: str) -> str:
    return f"select count(*) from (select from ({statement}) listed limit {COUNTED + 1}) counted"  # noqa: S608


def _unknown_place() -> InvalidInput:
    return InvalidInput("cursor", "give the one of the page before as it is, with the same sort")
