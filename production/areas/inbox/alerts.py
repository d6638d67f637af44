"""Topic alerts in Postgres."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from production.areas.inbox.model import TopicAlert
from production.crm.permissions.model import Scope
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import Conflict, Forbidden

_SQL = load_own("production.areas.inbox")
MOST_ALERTS = 20
"""Of one person: each of them is looked for whenever a list is shown."""


class AlertStore:
    """The caller's own; a program has none."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._owner = scope.caller.user_id

    async def alerts(self) -> list[TopicAlert]:
        """Those that have not expired, oldest first."""
        return [TopicAlert(**row) for row in await self._database.fetch(_SQL["watched"], self._owner)]

    async def add(self, phrases: Sequence[str], expires_at: datetime) -> TopicAlert:
        """
        Raises:
            Forbidden: no person asks.
            Conflict: the person has `MOST_ALERTS` already.
        """
        if self._owner is None:
            raise Forbidden("Topic alerts belong to a person: sign in, or give the phrases with the request.")
        row = await self._database.fetchrow(_SQL["watch"], self._owner, list(phrases), expires_at, MOST_ALERTS)
        if row is None:
            raise Conflict(f"You have {MOST_ALERTS} topic alerts: delete one of them first.")
        return TopicAlert(**row)

    async def delete(self, alert_id: UUID) -> bool:
        """False where the caller has no such alert."""
        return bool(await self._database.fetchval(_SQL["unwatch"], alert_id, self._owner))
