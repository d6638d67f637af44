"""Files that people put beside their reply, before it leaves."""

from __future__ import annotations

from uuid import UUID

from production.crm.attachments.model import CheckedFile
from production.crm.permissions.model import Scope
from production.database.pool import Database
from production.database.replies import hold_ticket
from production.database.reply_files import drop_file, keep_file
from production.schemas.errors import Forbidden


class FileStore:
    """Of the caller, for tickets within reach."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def add(self, reference: str, file: CheckedFile) -> UUID:
        """Its id; it waits a week for its reply.

        Raises:
            NotFound: there is no such ticket in scope.
            Forbidden: no person asks.
            InvalidInput: the channel carries words only.
        """
        async with self._database.transaction() as connection:
            held = await hold_ticket(connection, reference, self._scope)
            return await keep_file(connection, held, self._author(), file)

    async def drop(self, reference: str, file_id: UUID) -> None:
        """Errors as `add`; nothing happens where the file has left, or is somebody else's."""
        async with self._database.transaction() as connection:
            held = await hold_ticket(connection, reference, self._scope)
            await drop_file(connection, held, self._author(), file_id)

    def _author(self) -> UUID:
        if (me := self._scope.caller.user_id) is None:
            raise Forbidden("Only a person puts files beside a reply: use the session or token of one.")
        return me
