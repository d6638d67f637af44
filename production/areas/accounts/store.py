"""Accounts in Postgres: who may sign in, and the links that let somebody choose a password once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from production.areas.accounts.model import Credentials, Profile
from production.areas.accounts.rules import RESET_FOR
from production.crm.permissions.letters import Letter
from production.crm.permissions.model import Role
from production.database.accounts import add_letter, end_sessions, hold_users, shut_out, void_links
from production.database.audit import record_own
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import Conflict, Unauthenticated

_SQL = load_own("production.areas.accounts")


class AccountStore:
    """One's own account; of other people's it tells nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def credentials(self, email: str) -> Credentials | None:
        """None where nobody can sign in with this address: unknown, disabled, or no password chosen yet."""
        row = await self._database.fetchrow(_SQL["credentials"], email)
        return Credentials(row["id"], row["password"]) if row else None

    async def record_failure(self, email: str | None, address: str) -> None:
        """Somebody at this network address could not sign in as this person, or as nobody we know."""
        await self._database.execute(_SQL["record_failure"], email, address)

    async def profile(self, user_id: UUID) -> Profile:
        return _profile(await self._database.fetchrow(_SQL["profiles"], user_id))

    async def renew_hash(self, known: Credentials, password: str) -> None:
        """The same password, hashed with the parameters of today; nothing, if it is another one meanwhile."""
        await self._database.execute(_SQL["replace_password"], known.user_id, known.password, password)

    async def samples(self) -> list[Profile]:
        """Those of a local stack; nobody anywhere else."""
        return [_profile(row) for row in await self._database.fetch(_SQL["profiles"], None)]

    async def change_password(self, known: Credentials, password: str, keep: UUID) -> None:
        """Ends all other sessions, and makes links in mails useless; `keep` is the session in which it is done.

        Raises:
            Unauthenticated: the password is another one than `known` meanwhile, or that session is over.
        """
        user_id = known.user_id
        async with self._database.transaction() as connection:
            replaced = await connection.fetchval(_SQL["replace_password"], user_id, known.password, password)
            if not replaced or not await connection.fetchval(_SQL["session_open"], keep):
                raise Unauthenticated
            await void_links(connection, user_id)
            await end_sessions(connection, user_id, "password", keep)
            await record_own(connection, user_id, "password_changed")

    async def issue_reset(self, email: str, digest: bytes, letter: Letter) -> None:
        """A mail with a link to whoever can sign in with this address; nothing, in the same time, to anybody else."""
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["add_reset"], email, digest, RESET_FOR)
            await add_letter(connection, digest, letter)

    async def address_of_link(self, digest: bytes) -> str | None:
        """Whose account a link opens; None where it is used, too old or was never given out."""
        email: str | None = await self._database.fetchval(_SQL["address_of_link"], digest)
        return email

    async def redeem(self, digest: bytes, password: str) -> UUID | None:
        """Set the password; the person's id. Every session, API token and other link ends. None as above."""
        async with self._database.transaction() as connection:
            user_id: UUID | None = await connection.fetchval(_SQL["use_link"], digest)
            if user_id is not None:
                await connection.execute(_SQL["set_password"], user_id, password)
                await shut_out(connection, user_id, "password")
                await record_own(connection, user_id, "password_chosen_by_link")
        return user_id

    async def opens_first(self, digest: bytes) -> bool:
        """Whether it is the link of a new installation: asked before anything that takes long or holds others up."""
        return bool(await self._database.fetchval(_SQL["opens_first"], digest))

    async def redeem_first(self, digest: bytes, email: str, name: str, password: str) -> UUID | None:
        """Make the first Admin; None as above.

        Raises:
            Conflict: there is somebody already.
        """
        async with self._database.transaction() as connection:
            await hold_users(connection)
            if await connection.fetchval(_SQL["anybody"]):
                raise Conflict("There is an Admin already: ask for an invitation.")
            if not await connection.fetchval(_SQL["use_first_link"], digest):
                return None
            user_id: UUID = await connection.fetchval(_SQL["first_admin"], email, name, password)
            await record_own(connection, user_id, "first_admin_made")
        return user_id


def _profile(row: Any) -> Profile:
    return Profile(**{**row, "role": Role(row["role"]), "teams": tuple(row["teams"])})
