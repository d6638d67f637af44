"""What became of suggestions."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from production.areas.assist.model.replies import Judged, OpenSuggestion, OutcomeFigures
from production.crm.permissions.model import Scope
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.ids import Channel

_SQL = load_own("production.areas.assist")

_NOT_A_PERSONS_WORD = ["a person answered", "the customer wrote again"]
"""Why the house voids a reply that waits."""


class OutcomeStore:
    """Told by the stored replies alone: whoever sends one need not know of suggestions."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def decided(self, limit: int) -> list[list[OpenSuggestion]]:
        """Those of which it is clear by now, by the message that they answer."""
        rows = await self._database.fetch(_SQL["decided"], limit, _NOT_A_PERSONS_WORD)
        return [
            [OpenSuggestion(row["id"], row["content"], row["answer"], row["rejected_because"]) for row in same]
            for _, same in groupby(rows, key=lambda row: row["message_id"])
        ]

    async def end(self, judged: list[Judged]) -> None:
        """Write it down; nothing is judged twice."""
        rows = [(one.id, one.outcome, one.edit_distance, one.reason) for one in judged]
        async with self._database.transaction() as connection:
            await connection.executemany(_SQL["end"], rows)

    async def figures(self, since: datetime) -> list[OutcomeFigures]:
        """Of what was written since then."""
        rows = await self._database.fetch(_SQL["outcomes"], since)
        return [OutcomeFigures(**{**row, "channel": Channel(row["channel"])}) for row in rows]
