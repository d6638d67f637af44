"""Finds a card its place in a column. Whoever calls holds the pipeline: places are given out one at a time."""

from __future__ import annotations

from typing import Any

from production.areas.deals.model import Move, Neighbours
from production.crm.permissions.model import Scope
from production.crm.sales.positions import position_between
from production.database.named_queries import load_own
from production.database.pool import Connection
from production.schemas.errors import Conflict

_SQL = load_own("production.areas.deals")


class Misplaced(Conflict):
    """The cards that it was put between are not next to each other any more."""

    def __init__(self, neighbours: Neighbours) -> None:
        """`neighbours` are those of the same place now."""
        super().__init__()
        self.neighbours = neighbours


async def place_at_top(connection: Connection, pipeline_id: int, status: str) -> str:
    """The position above all cards of a column."""
    return position_between(None, await connection.fetchval(_SQL["top"], pipeline_id, status))


async def place_for(connection: Connection, scope: Scope, deal: Any, move: Move) -> str:
    """The position that a deal is moved to; cards that the caller does not see may stand on either side.

    Raises:
        Misplaced: a neighbour is not in that column, or another card stands between the two.
    """
    column = deal["pipeline_id"], move.status
    seen = scope.sql, *column, deal["id"]
    above, below = [await _standing(connection, seen, card) for card in (move.before_id, move.after_id)]
    now = await _neighbours(connection, seen, move, above, below)
    if move.before_id not in (None, now.before_id) or move.after_id not in (None, now.after_id):
        raise Misplaced(now)
    if above is not None:
        return position_between(above, (await connection.fetchrow(_SQL["room"], *column, above))["below"])
    if below is not None:
        return position_between((await connection.fetchrow(_SQL["room"], *column, below))["above"], below)
    return await place_at_top(connection, *column)


async def _standing(connection: Connection, seen: tuple[Any, ...], card: int | None) -> str | None:
    return None if card is None else await connection.fetchval(_SQL["standing"], *seen, card)


async def _neighbours(
    connection: Connection, seen: tuple[Any, ...], move: Move, above: str | None, below: str | None
) -> Neighbours:
    """As the column is now: below the upper one, else above the lower one, else at the top."""
    if above is None and below is not None:
        return Neighbours(await connection.fetchval(_SQL["seen_above"], *seen, below), move.after_id)
    upper = None if above is None else move.before_id
    return Neighbours(upper, await connection.fetchval(_SQL["seen_below"], *seen, above or ""))
