"""Messages that ended without a conversation, for a person to look at."""

from __future__ import annotations

from production.crm.support.model import ParkedMessage
from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.envelope import InboundMessage

_SQL = load("parked")


class ParkedStore:
    """Read only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def parked(self, limit: int) -> list[ParkedMessage]:
        """Machine mail, forged mail and what could not be read, newest first; what was forgotten since is left out."""
        rows = await self._database.fetch(_SQL["parked"], limit)
        return [
            ParkedMessage(InboundMessage.model_validate(row["envelope"]), row["reason"], tuple(row["attachments"]))
            for row in rows
        ]
