"""Mails to people who work here, until they are sent."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from production.crm.permissions.letters import Letter, TextFile
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.schemas.delivery import OutboundFile, OutboundMessage
from production.schemas.ids import Channel

_SQL = load("letters")


class LetterStore:
    """Unlike replies to customers they may arrive twice: what is in doubt is sent again, unless it was `write_once`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, limit: int) -> list[OutboundMessage]:
        """Those that are due; whoever takes one has a minute before it is due again, and longer each time."""
        rows = await self._database.fetch(_SQL["take"], limit)
        return [
            OutboundMessage(**{**row, "files": tuple(map(_file, row["files"]))}, channel=Channel.EMAIL) for row in rows
        ]

    async def give_back(self, letter: OutboundMessage) -> None:
        """It has certainly not left: one that is sent once may be tried again."""
        await self._database.execute(_SQL["give_back"], letter.id)

    async def drop(self, letter: OutboundMessage) -> None:
        """It is sent, or will never be."""
        await self._database.execute(_SQL["drop"], letter.id)

    async def drop_expired(self) -> list[tuple[UUID, int]]:
        """Those whose link opens nothing any more, and how often each was tried."""
        return [(row["id"], row["attempts"]) for row in await self._database.fetch(_SQL["drop_expired"])]


async def write_once(connection: Connection, recipient: str, letter: Letter, expires_at: datetime) -> None:
    """A mail that arrives once, or, if a process dies while it leaves, perhaps not at all."""
    await connection.execute(_SQL["write_once"], recipient, *letter[:3], list(letter.files), expires_at)


def _file(stored: TextFile) -> OutboundFile:
    return OutboundFile(stored["name"], stored["content_type"], stored["content"].encode())
