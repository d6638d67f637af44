"""People who work here, signed in without a password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

from production.api.bearer import access_token
from production.areas.accounts.passwords import hashed
from production.crm.permissions.model import Role
from production.database.pool import Database
from production.tests.support.api import SECRET

PASSWORD = "four words and more"
HASH = "a hash that no password has"
_serial = count(1)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an open session."""

    id: UUID
    email: str
    session_id: UUID

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {access_token(SECRET, self.session_id, datetime.now(UTC))}"}


async def hired(database: Database, role: Role, *teams: str, may_send: bool = False) -> Person:
    """A new colleague, at work."""
    email = f"{role}{next(_serial)}@techcorp.example"
    async with database.transaction() as connection:
        user_id = await connection.fetchval(
            "insert into users (email, name, role, may_send, password) values ($1, $2, $3, $4, $5) returning id",
            email, f"{role.title()} {email}", role, may_send, HASH,
        )  # fmt: skip
        await connection.execute("insert into team_members select $1, unnest($2::text[])", user_id, list(teams))
        session_id = await connection.fetchval(
            "insert into sessions (user_id, expires_at) values ($1, $2) returning id",
            user_id, datetime.now(UTC) + timedelta(days=1),
        )  # fmt: skip
    return Person(user_id, email, session_id)


async def with_password(database: Database, role: Role, *teams: str) -> Person:
    """A colleague who can sign in by PASSWORD."""
    person = await hired(database, role, *teams)
    await database.execute("update users set password = $2 where id = $1", person.id, await hashed(PASSWORD))
    return person
