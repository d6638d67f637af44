"""Which tickets stand on a page, and in which order: the formula, by the way that reads least (decision 28)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from production.areas.inbox.model import Filter, Place, Wanted
from production.areas.inbox.remembered import Remembered
from production.areas.inbox.rules import groups_of, most_for_age
from production.crm.permissions.hands import NOBODY
from production.crm.permissions.model import Scope
from production.database.named_queries import load_own
from production.database.pool import Connection

_SQL = load_own("production.areas.inbox")
_FEW = 5_000
"""So many tickets are sorted sooner than the index is walked past those that are not wanted."""
_COUNTED = 5_000
"""So many places where an alert's words stand are looked up sooner than the index is walked for their tickets."""
_ALL = 10**9
_DEEP = 5_000
"""Pages that begin later are for those who follow the cursor."""


class Ranked(NamedTuple):
    """A ticket with its score at one moment, and whether a topic alert is about it."""

    id: UUID
    since: datetime
    total: float
    hit: bool

    @property
    def rank(self) -> tuple[float, float, UUID]:
        """Sorts like Postgres does."""
        return -self.total, -self.since.timestamp(), self.id


class Order:
    """That of one moment, within a scope; `now` is the database's."""

    def __init__(
        self, connection: Connection, many: Remembered, scope: Scope, wanted: Wanted, as_of: datetime, now: datetime
    ) -> None:
        self._connection, self._many = connection, many
        self._wanted = wanted
        self._what = scope.sql, composite(wanted.filter), wanted.tags
        after = wanted.after or Place(as_of, math.inf, as_of, NOBODY)
        self._from = as_of, after.score, after.since, after.id
        self._index = groups_of(wanted.filter), most_for_age(now - as_of)

    async def total(self) -> int:
        """How many tickets are wanted."""
        counted = self._wanted.tags is None or len(self._wanted.tags) == 1
        total: int = await self._connection.fetchval(_SQL["total" if counted else "total_by_names"], *self._what)
        return total

    async def ranked(self, total: int) -> tuple[Sequence[Ranked], int]:
        """Those of the page, and how many of all are about a topic alert; of many, how many were a moment ago."""
        skip, depth = self._wanted.skip, self._wanted.skip + self._wanted.limit
        if not self._wanted.phrases:
            return (await self._first(depth, total))[skip:], 0
        hits, matches = await self._about(depth, total)
        others = await self._first(depth, total, hits=False)
        return sorted([*hits, *others], key=lambda each: each.rank)[skip:depth], matches

    async def _about(self, depth: int, total: int) -> tuple[Sequence[Ranked], int]:
        """The first ones that a topic alert is about, and how many there are in all."""
        of = str((self._what, self._wanted.phrases))
        if not self._many.knows(of):
            hits, matches = await self._hits(depth, _COUNTED)
            if matches is not None:
                return hits, matches
        matches = await self._many.number(of, self._matches)
        if depth * total <= matches * _COUNTED:  # so many are walked past
            return await self._first(depth, total, hits=True), matches
        return (await self._hits(depth, _ALL))[0], matches

    async def _first(self, depth: int, total: int, *, hits: bool | None = None) -> list[Ranked]:
        """The first ones: all, only those that an alert is about, or only the others."""
        asked = *self._what, *self._from, depth, list(self._wanted.phrases), hits
        if total <= _FEW or depth > _DEEP:
            return _ranked(await self._connection.fetch(_SQL["plain"], *asked))
        await self._connection.execute(_SQL["walk"])
        return _ranked(await self._connection.fetch(_SQL["fast"], *asked, *self._index))

    async def _matches(self) -> int:
        found: int = await self._connection.fetchval(_SQL["matches"], *self._what, list(self._wanted.phrases))
        return found

    async def _hits(self, depth: int, places: int) -> tuple[list[Ranked], int | None]:
        asked = *self._what, *self._from, depth, list(self._wanted.phrases), places
        rows = await self._connection.fetch(_SQL["about"], *asked)
        return _ranked([row for row in rows if row["id"]]), rows[0]["matches"]


def composite(wanted: Filter) -> tuple[Any, ...]:
    """As the type `inbox_filter`."""
    return tuple(list(each) if isinstance(each, tuple) else each for each in astuple(wanted))


def _ranked(rows: Sequence[Any]) -> list[Ranked]:
    return [Ranked(row["id"], row["since"], row["total"], row["hit"]) for row in rows]
