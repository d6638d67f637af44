"""Mailboxes: where the next read of each begins, and until when it is watched."""

from __future__ import annotations

from datetime import datetime

from production.database.named_queries import load
from production.database.pool import Database

_SQL = load("mailboxes")


class MailboxStore:
    """How far each mailbox has been read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def history_id(self, address: str) -> int | None:
        """Where the next read starts; None before the first watch."""
        found: int | None = await self._database.fetchval(_SQL["history_id"], address)
        return found

    async def watched_since(self, address: str) -> datetime | None:
        """Mail from before is not ours; None before the first watch."""
        since: datetime | None = await self._database.fetchval(_SQL["watched_since"], address)
        return since

    async def register(self, address: str, history_id: int, watch_expires_at: datetime) -> None:
        await self._database.execute(_SQL["register_mailbox"], address, history_id, watch_expires_at)

    async def advance(self, address: str, history_id: int) -> None:
        """Everything up to here is in the stream; never goes back."""
        await self._database.execute(_SQL["advance_mailbox"], address, history_id)
