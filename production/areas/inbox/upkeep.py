"""What the inbox keeps up by the clock."""

from __future__ import annotations

from production.crm.support.scoring import Weights
from production.database.events import announce_ticket
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.events import TicketEvent

_SQL = load_own("production.areas.inbox")
_BATCH = 500
"""Rows that one statement holds: nobody waits long for them."""


class InboxUpkeep:
    """Each of these may run as often as one likes, and once more after a crash."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def wake(self) -> None:
        """Tickets whose time has come are awake again."""
        woken = True
        while woken:
            async with self._database.transaction() as connection:
                woken = await connection.fetch(_SQL["wake"], _BATCH)
                for row in woken:
                    await announce_ticket(connection, TicketEvent.CHANGED, row["id"])

    async def age(self) -> None:
        """What has waited for more than a day moves to where the order need not look at the minute."""
        while await self._database.fetch(_SQL["age"], _BATCH):
            pass

    async def fold_counts(self) -> None:
        """One row for each kind of ticket."""
        await self._database.execute(_SQL["fold_counts"])

    async def score(self, weights: Weights) -> None:
        """Put these weights in force, and score all tickets by them that are not yet."""
        w = weights
        settled = w.churn_weight, w.value_weight, w.topic_alert_boost, w.min_wait_hours
        await self._database.execute(_SQL["set_weights"], *settled)
        while await self._database.fetchval(_SQL["rescore"], _BATCH):
            pass

    async def index_words(self) -> None:
        """Index what was said before there was an index."""
        while await self._database.fetchval(_SQL["index_words"], _BATCH):
            pass

    async def forget_expired_alerts(self) -> None:
        await self._database.execute(_SQL["forget_expired_alerts"])
