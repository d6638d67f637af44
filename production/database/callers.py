"""Who a session or a token stands for at this moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from production.crm.permissions.model import Action, ActorKind, Caller, Role
from production.database.named_queries import load
from production.database.pool import Database

_SQL = load("callers")


class CallerStore:
    """Asked at every request, so that what an Admin takes away is gone with the next one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_session(self, session_id: UUID) -> Caller | None:
        """None where the session has ended, or the person is disabled."""
        row = await self._database.fetchrow(_SQL["of_session"], session_id)
        return _of_session(row) if row else None

    async def of_token(self, digest: bytes) -> Caller | None:
        """The same for an API token, whose use is noted."""
        row = await self._database.fetchrow(_SQL["of_token"], digest)
        return _of_token(row) if row else None

    async def of_user(self, user_id: UUID) -> Caller | None:
        """Who does what a person asked for earlier; None where they are disabled."""
        row = await self._database.fetchrow(_SQL["of_user"], user_id)
        return _caller(row, kind=ActorKind.PERSON) if row else None

    async def now(self, credentials: Sequence[UUID]) -> dict[UUID, Caller]:
        """The same for those of these sessions and tokens that are still good, in one question."""
        rows = await self._database.fetch(_SQL["now"], credentials)
        return {row["credential"]: _of_token(row) if row["actions"] is not None else _of_session(row) for row in rows}


def _of_session(row: Any) -> Caller:
    return _caller(row, kind=ActorKind.PERSON, session_id=row["credential"])


def _of_token(row: Any) -> Caller:
    actions = frozenset(map(Action, row["actions"]))
    return _caller(row, kind=ActorKind.TOKEN, token_id=row["credential"], actions=actions)


def _caller(row: Any, **more: Any) -> Caller:
    return Caller(
        name=row["name"],
        role=Role(row["role"]),
        user_id=row["id"],
        teams=frozenset(row["teams"]),
        may_send=row["may_send"],
        **more,
    )
