"""The board of a pipeline: what its columns hold, and cards that move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from production.areas.deals.model import Card, Deal, Expected, Move, Sum
from production.areas.deals.places import place_for
from production.areas.deals.rules import Stages, settled_reason
from production.areas.deals.store import DealStore
from production.crm.sales.stages import DealStatus, stages_of
from production.database.named_queries import load_own
from production.database.pool import Connection
from production.schemas.errors import NotFound

_SQL = load_own("production.areas.deals")

SHOWN = 50
"""Cards of a column that come with the board."""
Placed = tuple[str, Card]
"""A card and its place in its column."""


@dataclass(frozen=True, slots=True)
class Board:
    """What the caller sees of a pipeline."""

    name: str
    stages: Stages
    sums: Sequence[Sum]
    cards: Mapping[DealStatus, Sequence[Placed]]
    """Of each column the first, and one more where more follow."""


class BoardStore(DealStore):
    """Deals by their places."""

    async def board(self, pipeline_id: int) -> Board:
        """
        Raises:
            NotFound: there is no such pipeline; so do the next two.
        """
        async with self._database.connection() as connection:
            name, stages = await self._pipeline(connection, pipeline_id)
            sums = await connection.fetch(_SQL["sums"], self._scope.sql, pipeline_id)
            cards = await self._cards(connection, pipeline_id, list(DealStatus), "", SHOWN + 1)
        return Board(name, stages, [_sum(Sum, row) for row in sums], cards)

    async def column(self, pipeline_id: int, status: DealStatus, after: str, limit: int) -> Sequence[Placed]:
        """The next cards of one column."""
        async with self._database.connection() as connection:
            await self._pipeline(connection, pipeline_id)
            return (await self._cards(connection, pipeline_id, [status], after, limit))[status]

    async def expected(self, pipeline_id: int) -> tuple[Stages, list[Expected]]:
        """Open deals by the month in which they should close."""
        async with self._database.connection() as connection:
            _, stages = await self._pipeline(connection, pipeline_id)
            rows = await connection.fetch(_SQL["expected"], self._scope.sql, pipeline_id)
        return stages, [_sum(Expected, row) for row in rows]

    async def move(self, deal_id: int, move: Move) -> Deal:
        """Put a card into a column, between two others.

        Raises:
            NotFound: there is none in reach.
            Misplaced: those two are not neighbours any more.
            InvalidInput: it has a reason for being lost, and is not.
        """
        async with self._database.transaction() as connection:
            row = await self._held(connection, deal_id)
            given = {"status": move.status} | ({"lost_reason": move.lost_reason} if move.lost_reason else {})
            position = await place_for(connection, self._scope, row, move)
            values = {**row, **given, "lost_reason": settled_reason(row, given), "position": position}
            await self._write(connection, row, values)
            was, is_now = {"status": row["status"]}, {"status": move.status}
            await self._tell(connection, "moved", row, was, is_now)
            return await self._read(connection, deal_id)

    async def _pipeline(self, connection: Connection, pipeline_id: int) -> tuple[str, Stages]:
        row = await connection.fetchrow(_SQL["pipeline"], self._scope.sql, pipeline_id)
        if row is None:
            raise NotFound(f"There is no pipeline {pipeline_id}.")
        return row["name"], stages_of(row["stages"])

    async def _cards(
        self, connection: Connection, pipeline_id: int, statuses: Sequence[DealStatus], after: str, limit: int
    ) -> dict[DealStatus, list[Placed]]:
        found: dict[DealStatus, list[Placed]] = {status: [] for status in statuses}
        asked = self._scope.sql, pipeline_id, statuses, after, limit
        for row in map(dict, await connection.fetch(_SQL["cards"], *asked)):
            found[DealStatus(row.pop("status"))].append((row.pop("position"), Card(**row)))
        return found


def _sum(kind: Any, row: Any) -> Any:
    return kind(**{**row, "status": DealStatus(row["status"])})
