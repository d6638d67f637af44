"""Sessions in Postgres: each is a family of refresh tokens, of which one is good at any time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import assert_never
from uuid import UUID

from production.areas.accounts.model import StoredToken
from production.areas.accounts.rules import REFRESH_FOR, SESSION_FOR, Rotation, judge
from production.database.audit import record_own
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.accounts")


class SessionStore:
    """Begin, prolong, end. Tokens are given as their digests."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, user_id: UUID, password: str | None, token: bytes, address: str | None = None) -> UUID | None:
        """A session of its own for each sign-in (ASVS 5.0 7.2.4).

        `password` is the hash against which they were checked: None where it is theirs no more, or they are disabled.
        """
        async with self._database.transaction() as connection:
            session_id: UUID | None = await connection.fetchval(_SQL["begin_session"], user_id, SESSION_FOR, password)
            if session_id is None:
                return None
            await connection.execute(_SQL["add_token"], session_id, token, REFRESH_FOR)
            await record_own(connection, user_id, "signed_in", address)
        return session_id

    async def rotate(self, shown: bytes, following: bytes) -> UUID | None:
        """The session, whose token is `following` from now on; None where it is over, which reuse makes it."""
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["hold_token"], shown)
            stored = StoredToken(row["used"], row["expires_at"], row["session_open"]) if row else None
            match judge(stored, datetime.now(UTC)):
                case Rotation.GOOD:
                    await connection.execute(_SQL["use_token"], shown)
                    await connection.execute(_SQL["add_token"], row["session_id"], following, REFRESH_FOR)
                    session_id: UUID = row["session_id"]
                    return session_id
                case Rotation.REUSED:
                    if await connection.fetchval(_SQL["end_session"], row["session_id"], "reuse"):
                        await record_own(connection, row["user_id"], "refresh_token_reused")
                case Rotation.OVER:
                    pass
                case unknown:
                    assert_never(unknown)
        return None

    async def end(self, token: bytes, address: str) -> None:
        """Sign out; nothing happens the second time."""
        async with self._database.transaction() as connection:
            user_id = await connection.fetchval(_SQL["sign_out"], token)
            if user_id is not None:
                await record_own(connection, user_id, "signed_out", address)

    async def tidy(self) -> None:
        """Forget what is long over."""
        await self._database.execute(_SQL["forget_sessions"])
        await self._database.execute(_SQL["forget_links"])
        await self._database.execute(_SQL["forget_sign_ins"])
