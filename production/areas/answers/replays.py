"""Turns that somebody wants to see made again, as a worker takes them."""

from __future__ import annotations

from typing import Any

from production.areas.answers.model import ReplayRequest
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.answers")


class ReplayRequests:
    """A queue in Postgres: each is taken by one worker at a time, and answered once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self) -> ReplayRequest | None:
        """The oldest that nobody is making; None where there is none."""
        row = await self._database.fetchrow(_SQL["take"])
        return ReplayRequest(row["id"], row["attempt"], row["event_id"], row["model"]) if row else None

    async def save(self, request: ReplayRequest, result: dict[str, Any]) -> None:
        """Nothing happens if another worker has taken it since."""
        await self._database.execute(_SQL["save"], request.id, request.attempt, result)
