"""Counts what waits, for the metrics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from production.channels.registry import channels
from production.crm.support.backlog import Backlog, StuckKey, WaitingReplies
from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.ids import Channel

_SQL = load("backlog")

STUCK = timedelta(minutes=10)
"""The watchdog gives what nobody finishes to a person long before."""


class BacklogStore:
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
            ages = await connection.fetch(_SQL["stuck_mailboxes"], list(mailboxes))
            stuck = await connection.fetch(_SQL["stuck_keys"], STUCK)
        found = {Channel(row["channel"]): WaitingReplies(row["count"], row["oldest_s"]) for row in rows}
        return Backlog(
            **dict(counts),
            replies={channel: found.get(channel, WaitingReplies()) for channel in channels()},
            mailbox_age_s={row["address"]: row["age_s"] for row in ages},
            stuck_keys=[StuckKey(**dict(row)) for row in stuck],
        )
