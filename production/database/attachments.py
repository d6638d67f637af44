"""Attached files in Postgres: as safe as the messages that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from production.crm.attachments.model import AttachmentInfo, AttachmentState, CheckedFile, PendingAttachment
from production.crm.permissions.model import Scope
from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.errors import NotFound
from production.schemas.ids import Channel

_SQL = load("attachments")

LEASE = timedelta(minutes=2)
"""A fetch that takes longer belongs to a process that has died."""
_ENLISTED_FOR = timedelta(days=7)
"""Providers keep media for longer; older messages were looked at long ago."""


class AttachmentStore:
    """Keeps the files of forms, and fetches those of mails and chats step by step."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def keep(self, event_id: str, files: Sequence[CheckedFile]) -> None:
        """All files of a form or none; those of a form that is sent again are kept once.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        async with self._database.transaction() as connection:
            for position, file in enumerate(files):
                size = len(file.content)
                row = (event_id, position, file.name, file.content_type, size, file.digest, file.content)
                await connection.execute(_SQL["keep"], *row)

    async def info(self, attachment_id: UUID) -> AttachmentInfo | None:
        row = await self._database.fetchrow(_SQL["info"], attachment_id, self._scope.sql)
        return _info(row) if row else None

    async def content(self, attachment_id: UUID) -> bytes | None:
        """None while it is not stored."""
        content: bytes | None = await self._database.fetchval(_SQL["content"], attachment_id, self._scope.sql)
        return content

    async def of_conversation(self, conversation_id: UUID) -> list[AttachmentInfo]:
        """In the order in which they came.

        Raises:
            NotFound: there is no such conversation in scope.
        """
        if not await self._database.fetchval(_SQL["in_scope"], conversation_id, self._scope.sql):
            raise NotFound(f"There is no conversation {conversation_id}.")
        rows = await self._database.fetch(_SQL["of_conversation"], conversation_id)
        return [_info(row) for row in rows]

    async def take_pending(self, channels: Sequence[Channel], limit: int) -> list[PendingAttachment]:
        """Attachments of settled messages that are due to be fetched; each is ours for `LEASE`."""
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["enlist"], list(channels), _ENLISTED_FOR)
            rows = await connection.fetch(_SQL["take_pending"], limit, LEASE)
        return [PendingAttachment(**dict(row) | {"channel": Channel(row["channel"])}) for row in rows]

    async def store(self, attachment_id: UUID, file: CheckedFile) -> None:
        """The provider has given the bytes."""
        row = (file.name, file.content_type, len(file.content), file.digest, file.content)
        await self._execute("store", attachment_id, *row)

    async def refuse(self, attachment_id: UUID, reason: str) -> None:
        """The bytes will never be kept."""
        await self._execute("refuse", attachment_id, reason)

    async def defer(self, attachment_id: UUID, wait: timedelta) -> None:
        """The provider is away: ask again after `wait`."""
        await self._execute("defer", attachment_id, wait)

    async def sweep(self, older: timedelta) -> None:
        """Forget the files of forms that were never accepted."""
        await self._execute("sweep", older)

    async def _execute(self, statement: str, *values: Any) -> None:
        await self._database.execute(_SQL[statement], *values)


def _info(row: Any) -> AttachmentInfo:
    return AttachmentInfo(**dict(row) | {"state": AttachmentState(row["state"])})
