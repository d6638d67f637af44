"""One question, one query."""

from __future__ import annotations

from datetime import datetime

from production.areas.today.model import CalledWrong, Handled, Judged, Ratings, Today, Trouble, TroubleKind
from production.crm.permissions.model import Scope
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.outcomes import WITH_PEOPLE, EndCode, LedgerState

_SQL = load_own("production.areas.today")
_WENT_WRONG = (EndCode.MODEL_FAILED, EndCode.OVERDUE, EndCode.FAILED)
_JUDGED_DAYS = 30
"""A single day says nothing about how good the suggestions are."""


class TodayStore:
    """What the caller's scope lets them see of a day."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope.sql

    async def since(self, begun: datetime) -> Today:
        """Of the day that begun then."""
        handled = await self._database.fetch(_SQL["handled"], begun, self._scope, list(WITH_PEOPLE))
        troubles = await self._database.fetch(_SQL["troubles"], begun, self._scope, list(_WENT_WRONG))
        return Today(
            begun,
            [Handled(**{**row, "state": LedgerState(row["state"])}) for row in handled],
            [Trouble(TroubleKind(row["kind"]), row["messages"], tuple(row["tickets"] or ())) for row in troubles],
            await self._judged(),
            await self._called_wrong(begun),
            await self._ratings(begun),
        )

    async def _called_wrong(self, begun: datetime) -> CalledWrong:
        row = await self._database.fetchrow(_SQL["called_wrong"], begun, self._scope)
        return CalledWrong(row["answers"], tuple(row["tickets"] or ()))

    async def _ratings(self, begun: datetime) -> Ratings:
        row = await self._database.fetchrow(_SQL["ratings"], begun, self._scope)
        return Ratings(row["answers"], row["average"], tuple(row["unhappy"]))

    async def _judged(self) -> Judged:
        rows = await self._database.fetch(_SQL["judged"], _JUDGED_DAYS, self._scope)
        counts = {row["outcome"]: row["suggestions"] for row in rows}
        return Judged(_JUDGED_DAYS, **{name: counts.get(name, 0) for name in ("unchanged", "edited", "rejected")})
