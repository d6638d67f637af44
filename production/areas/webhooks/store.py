"""The webhook in Postgres: where it is, and every call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from production.areas.webhooks.model import MOST_ATTEMPTS, Delivery, DeliveryState, Due, Endpoint
from production.areas.webhooks.rules import new_signing_secret
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import NotFound

_SQL = load_own("production.areas.webhooks")
_SHOWN = 50
_AT_ONCE = 20


class WebhookStore:
    """Only who may administer works with it."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._caller = scope.caller

    async def endpoint(self) -> Endpoint | None:
        """None: nobody is called."""
        row = await self._database.fetchrow(_SQL["endpoint"])
        return Endpoint(**row) if row else None

    async def put(self, url: str) -> str:
        """The secret with which calls of this address are signed from now on. What waits goes there, too."""
        secret = new_signing_secret()
        async with self._database.transaction() as connection:
            before = await connection.fetchval(_SQL["url"])
            await connection.execute(_SQL["put"], url, secret)
            told = _told(before) if before else None, _told(url)
            await record(connection, self._caller, Act("webhook_changed", "webhook", "notifications", *told))
        return secret

    async def remove(self) -> None:
        """Nobody is called any more, and what waits is forgotten.

        Raises:
            NotFound: there is none.
        """
        async with self._database.transaction() as connection:
            url = await connection.fetchval(_SQL["remove"])
            if url is None:
                raise NotFound("There is no webhook.")
            await connection.execute(_SQL["drop_waiting"])
            await record(connection, self._caller, Act("webhook_removed", "webhook", "notifications", _told(url)))

    async def deliveries(self) -> list[Delivery]:
        """The newest calls."""
        rows = await self._database.fetch(_SQL["deliveries"], MOST_ATTEMPTS, _SHOWN)
        return [Delivery(**{**row, "state": DeliveryState(row["state"])}) for row in rows]


class DueCalls:
    """Notifications become calls, each of which is tried until it is taken or dead."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def hand_over(self) -> None:
        """One call for each thing that happened, however many were told of it; none where nobody is to be called."""
        await self._database.execute(_SQL["hand_over"])

    async def try_some(self, call: Callable[[Due], Awaitable[str | None]]) -> None:
        """Those that are due, one after the other, until one fails: perhaps nobody is there, and each takes seconds.

        Whoever takes one and dies leaves it to be tried again.
        """
        for _ in range(_AT_ONCE):
            row = await self._database.fetchrow(_SQL["take"], MOST_ATTEMPTS)
            if row is None:
                return
            due = Due(**row)
            problem = await call(due)
            await self._database.execute(_SQL["end"], due.id, problem)
            if problem is not None:
                return

    async def forget_old(self) -> None:
        await self._database.execute(_SQL["forget_old"])


def _told(url: str) -> dict[str, str | None]:
    """What the audit log keeps of an address: its path may be a secret."""
    return {"host": urlsplit(url).hostname}
