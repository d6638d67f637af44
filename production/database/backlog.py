"""Counts what waits, for the metrics."""

from __future__ import annotations

from collections.abc import Sequence

from production.crm.support.backlog import Backlog, WaitingReplies
from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.ids import Channel

_SQL = load("backlog")


class BacklogStore:
    """Satisfies `workers.measure.Waiting`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def waiting(self, mailboxes: Sequence[str]) -> Backlog:
        """
        Raises:
            Unavailable: Postgres cannot be reached.
        """
        async with self._database.connection() as connection:
            counts = await connection.fetchrow(_SQL["counts"], list(mailboxes))
            rows = await connection.fetch(_SQL["waiting_replies"])
        found = {Channel(row["channel"]): WaitingReplies(row["count"], row["oldest_s"]) for row in rows}
        return Backlog(**dict(counts), replies={channel: found.get(channel, WaitingReplies()) for channel in Channel})
