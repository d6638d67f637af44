"""Mailboxes: where the next read of each begins, and until when it is watched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from production.database.named_queries import load
from production.database.pool import Database

_SQL = load("mailboxes")
_MOST = 50
"""Refused mails of one mailbox that are asked for in one look."""


@dataclass(frozen=True, slots=True)
class RefusedMail:
    """One that Gmail has and did not give."""

    gmail_id: str
    since: datetime
    """When it was refused for the first time."""


class MailboxStore:
    """How far each mailbox has been read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def history_id(self, address: str) -> int | None:
        """Where the next read starts; None before the first watch."""
        found: int | None = await self._database.fetchval(_SQL["history_id"], address)
        return found

    async def age_s(self, address: str) -> float | None:
        """How long ago somebody was reading, in seconds; None before the first watch."""
        age: float | None = await self._database.fetchval(_SQL["age"], address)
        return age

    async def watched_since(self, address: str) -> datetime | None:
        """Mail from before is not ours; None before the first watch."""
        since: datetime | None = await self._database.fetchval(_SQL["watched_since"], address)
        return since

    async def register(self, address: str, history_id: int, watch_expires_at: datetime) -> None:
        await self._database.execute(_SQL["register_mailbox"], address, history_id, watch_expires_at)

    async def advance(self, address: str, history_id: int) -> None:
        """Everything up to here is in the stream; never goes back."""
        await self._database.execute(_SQL["advance_mailbox"], address, history_id)

    async def being_read(self, address: str) -> None:
        """Somebody reads, and is no further yet."""
        await self._database.execute(_SQL["being_read"], address)

    async def set_aside(self, address: str, gmail_id: str) -> None:
        """Nothing waits for this mail; it is due again later, each time a little later than the last."""
        await self._database.execute(_SQL["set_aside"], address, gmail_id)

    async def due(self, address: str) -> list[RefusedMail]:
        """Those worth another try, the longest due first."""
        return [RefusedMail(**row) for row in await self._database.fetch(_SQL["due_refused"], address, _MOST)]

    async def settle(self, address: str, gmail_id: str) -> None:
        """It was received after all, or a person was told."""
        await self._database.execute(_SQL["settle_refused"], address, gmail_id)
