"""What somebody is writing, kept until they send it; and who looks at a ticket meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from production.areas.tickets.model import ComposerDraft, Viewer
from production.crm.permissions.model import Scope
from production.database.events import announce_ticket
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.database.replies import find_ticket
from production.schemas.errors import Forbidden
from production.schemas.events import TicketEvent

_SQL = load_own("production.areas.tickets")


class ComposerStore:
    """Of the caller: one text and one presence for a ticket."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def keep(
        self, reference: str, kind: str, content: str, last_seen: UUID | None, cc: Sequence[str] = ()
    ) -> ComposerDraft:
        """In the place of what was kept before.

        Raises:
            NotFound: there is no such ticket in scope.
            Forbidden: no person asks.
        """
        async with self._database.transaction() as connection:
            ticket_id, me = await self._mine(connection, reference)
            row = await connection.fetchrow(_SQL["keep_draft"], ticket_id, me, kind, content, last_seen, cc)
            return ComposerDraft(**{**row, "cc": tuple(row["cc"])})

    async def drop(self, reference: str) -> None:
        """Errors as `keep`; nothing happens where nothing was kept."""
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["drop_draft"], *await self._mine(connection, reference))

    async def look(self, reference: str, *, typing: bool, kind: str | None) -> tuple[Viewer, ...]:
        """The caller looks at it; gives who else does. Errors as `keep`.

        Others hear of it when it is new, not each time that it is said again.
        """
        async with self._database.transaction() as connection:
            ticket_id, me = await self._mine(connection, reference)
            if await connection.fetchval(_SQL["look"], ticket_id, me, typing, kind):
                await announce_ticket(connection, TicketEvent.PRESENCE, ticket_id)
            return tuple(Viewer(**row) for row in await connection.fetch(_SQL["viewers"], ticket_id, me))

    async def _mine(self, connection: Connection, reference: str) -> tuple[UUID, UUID]:
        ticket_id = await find_ticket(connection, reference, self._scope)
        if (me := self._scope.caller.user_id) is None:
            raise Forbidden("Only a person writes and looks: use the session or token of one.")
        return ticket_id, me
