"""API tokens in Postgres."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from production.areas.tokens.model import ApiToken
from production.crm.permissions.model import Action, Scope
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.tokens")


class TokenStore:
    """The caller's own, whatever the caller's role; those of `owner` for whoever runs the system."""

    def __init__(self, database: Database, scope: Scope, owner: UUID | None = None) -> None:
        self._database = database
        self._caller, self._owner = scope.caller, owner or scope.caller.user_id

    async def tokens(self) -> list[ApiToken]:
        """Newest first, without those that were revoked."""
        return [_token(row) for row in await self._database.fetch(_SQL["tokens"], self._owner)]

    async def add(
        self, name: str, actions: Collection[Action], digest: bytes, good_for: timedelta | None = None
    ) -> ApiToken:
        """`good_for` None: until it is revoked."""
        row = self._owner, name, sorted(actions), digest, good_for
        async with self._database.transaction() as connection:
            made = _token(await connection.fetchrow(_SQL["add"], *row))
            told = {"name": name, "actions": list(made.actions), "user_id": str(self._owner)}
            await record(connection, self._caller, Act("token_made", "token", made.id, after=told))
        return made

    async def revoke(self, token_id: UUID) -> bool:
        """It opens nothing from now on; False where there is no such token of the caller's."""
        async with self._database.transaction() as connection:
            revoked = await connection.fetchval(_SQL["revoke"], token_id, self._owner)
            if revoked:
                await record(connection, self._caller, Act("token_revoked", "token", token_id))
        return bool(revoked)


def _token(row: Any) -> ApiToken:
    return ApiToken(**{**row, "actions": tuple(map(Action, row["actions"]))})
