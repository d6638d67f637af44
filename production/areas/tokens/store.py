"""API tokens in Postgres."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from production.areas.tokens.model import ApiToken
from production.crm.permissions.model import Action, Scope
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.tokens")


class TokenStore:
    """The caller's own, whatever the caller's role."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._owner = scope.caller.user_id

    async def tokens(self) -> list[ApiToken]:
        """Newest first, without those that were revoked."""
        return [_token(row) for row in await self._database.fetch(_SQL["tokens"], self._owner)]

    async def add(
        self, name: str, actions: Collection[Action], digest: bytes, good_for: timedelta | None = None
    ) -> ApiToken:
        """`good_for` None: until it is revoked."""
        row = self._owner, name, sorted(actions), digest, good_for
        return _token(await self._database.fetchrow(_SQL["add"], *row))

    async def revoke(self, token_id: UUID) -> bool:
        """It opens nothing from now on; False where there is no such token of the caller's."""
        return bool(await self._database.fetchval(_SQL["revoke"], token_id, self._owner))


def _token(row: Any) -> ApiToken:
    return ApiToken(**{**row, "actions": tuple(map(Action, row["actions"]))})
