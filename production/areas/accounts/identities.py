"""Sign-ins at an OpenID Connect provider in Postgres: those under way, and who is who there."""

from __future__ import annotations

from uuid import UUID

from production.areas.accounts.oidc_rules import BACK_WITHIN, Vouched
from production.database.accounts import void_links
from production.database.audit import record_own
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import Unauthenticated

_SQL = load_own("production.areas.accounts")


class IdentityStore:
    """Nobody gets an account here: an identity leads to one that an Admin made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, digest: bytes, wanted: str) -> None:
        """Note that a browser went to sign in, and which page of the console it is to see afterwards."""
        await self._database.execute(_SQL["start_sign_in"], digest, wanted, BACK_WITHIN)

    async def finish(self, digest: bytes) -> str | None:
        """It is back, and wanted this page; None the second time, or too late."""
        wanted: str | None = await self._database.fetchval(_SQL["finish_sign_in"], digest)
        return wanted

    async def account_of(self, who: Vouched, address: str) -> tuple[UUID, str | None]:
        """Whose account it is, and the hash of their password, if they have chosen one.

        The first time the address leads there, if the provider vouches for it; from then on only the identity does, so
        that an address which somebody else gets later opens nothing.

        Raises:
            Unauthenticated: it is nobody's who is let in here.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["account_of_identity"], who.issuer, who.subject)
            if row is None and who.vouches:
                row = await connection.fetchrow(_SQL["bind_identity"], who.issuer, who.subject, who.named)
                if row is not None:
                    await void_links(connection, row["id"])
                    await record_own(connection, row["id"], "identity_bound", address)
        if row is None:
            raise Unauthenticated("nobody who is let in here is this, or has an address that is vouched for")
        return row["id"], row["password"]
