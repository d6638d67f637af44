"""Notes in Postgres."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from production.areas.toy_notes.model import Note, NoteTaken
from production.crm.permissions.model import Scope
from production.crm.support.model import Claim
from production.database.events import announce
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import NotFound

_SQL = load_own("production.areas.toy_notes")


class NoteStore:
    """Notes of the customers in scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def add(self, customer_id: UUID, text: str, kept: timedelta | None = None) -> Note:
        async with self._database.transaction() as connection:
            if not await connection.fetchval(_SQL["in_scope"], customer_id, self._scope.sql):
                raise NotFound(f"There is no customer {customer_id}.")
            return await _add(connection, customer_id, text, kept)

    async def page(self, after: int | None, limit: int) -> list[Note]:
        rows = await self._database.fetch(_SQL["page"], after or 0, limit, self._scope.sql)
        return [Note(**row) for row in rows]

    async def texts(self, customer_id: UUID) -> list[str]:
        return [row["text"] for row in await self._database.fetch(_SQL["texts"], customer_id)]

    async def tidy(self) -> None:
        await self._database.execute(_SQL["tidy"])


async def take_note(connection: Connection, claim: Claim, taken: NoteTaken) -> None:
    await _add(connection, claim.customer_id, taken.text)


async def _add(connection: Connection, customer_id: UUID, text: str, kept: timedelta | None = None) -> Note:
    note = Note(await connection.fetchval(_SQL["add"], customer_id, text, kept), customer_id, text)
    await announce(connection, "toy_note_added", note.id, key=customer_id)
    return note
