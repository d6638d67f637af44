"""Mails to people who work here, until they are sent."""

from __future__ import annotations

from uuid import UUID

from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.delivery import OutboundMessage
from production.schemas.ids import Channel

_SQL = load("letters")


class LetterStore:
    """Unlike replies to customers they may arrive twice: what is in doubt is sent again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, limit: int) -> list[OutboundMessage]:
        """Those that are due; whoever takes one has a minute before it is due again, and longer each time."""
        rows = await self._database.fetch(_SQL["take"], limit)
        return [OutboundMessage(**row, channel=Channel.EMAIL) for row in rows]

    async def drop(self, letter: OutboundMessage) -> None:
        """It is sent, or will never be."""
        await self._database.execute(_SQL["drop"], letter.id)

    async def drop_expired(self) -> list[tuple[UUID, int]]:
        """Those whose link opens nothing any more, and how often each was tried."""
        return [(row["id"], row["attempts"]) for row in await self._database.fetch(_SQL["drop_expired"])]
