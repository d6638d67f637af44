"""Who wants digests, in Postgres, and the mails of those that are due."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from production.areas.digests.model import Every, News, Wish
from production.areas.digests.rules import digest_letter, next_due, zone_of
from production.channels.email.render import new_message_id
from production.crm.permissions.model import Action, ActorKind, Caller, Role, Scope
from production.crm.permissions.table import scope_for
from production.database.letters import write_once
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import Forbidden
from production.schemas.site import Site

_SQL = load_own("production.areas.digests")


class DigestStore:
    """The caller's own wish."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._person: UUID | None = scope.caller.user_id

    async def wish(self) -> Wish:
        """None is stored of whoever never said: no mails."""
        row = await self._database.fetchrow(_SQL["wish"], self._person)
        return Wish(Every(row["every"]), row["time_zone"]) if row else Wish(Every.OFF, "UTC")

    async def put(self, wish: Wish) -> None:
        """From now on.

        Raises:
            InvalidInput: there is no such time zone.
            Forbidden: a program has no mailbox.
        """
        if self._person is None:
            raise Forbidden("Digests go to people: sign in to ask for yours.")
        due = next_due(wish.every, zone_of(wish.time_zone), datetime.now(UTC))
        if wish.every is Every.OFF:
            await self._database.execute(_SQL["drop"], self._person)
        else:
            await self._database.execute(_SQL["put"], self._person, wish.every, wish.time_zone, due)


class DueDigests:
    """Writes the mails: one for each person and period, or none where there is nothing new."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._site = site

    async def write(self) -> None:
        """All that are due. Each is written with the end of its period, so that nothing is told twice."""
        while await self._write_next():
            pass

    async def _write_next(self) -> bool:
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["take_due"])
            if row is None:
                return False
            due = next_due(Every(row["every"]), zone_of(row["time_zone"]), datetime.now(UTC))
            if news := await self._news(connection, row):
                letter = digest_letter(news, self._site, new_message_id(self._site.mail_domain))
                await write_once(connection, row["email"], letter, due)
            await connection.execute(_SQL["postpone"], row["id"], due)
        return True

    async def _news(self, connection: Connection, row: Any) -> list[News]:
        """What they may see, were not mailed of, and have not read."""
        caller = Caller(
            kind=ActorKind.PERSON,
            name=row["name"],
            role=Role(row["role"]),
            user_id=row["id"],
            teams=frozenset(row["teams"]),
        )
        told = await connection.fetch(_SQL["tell"], row["id"], scope_for(caller, Action.READ).sql)
        return [News(one["kind"], one["ticket"]) for one in told]
