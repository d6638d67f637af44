"""Drafts in Postgres, read only: tickets write them."""

from __future__ import annotations

from production.areas.drafts.model import MyDraft, Whose
from production.crm.permissions.model import Scope
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.drafts")
_MOST = 200


class MyDrafts:
    """Of the caller, in tickets within their reach."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def mine(self) -> list[MyDraft]:
        """The newest 200, those written last first; none of who is no person."""
        rows = await self._database.fetch(_SQL["mine"], self._scope.sql, self._scope.caller.user_id, _MOST)
        return [MyDraft(**{**row, "whose": Whose(row["whose"])}) for row in rows]
