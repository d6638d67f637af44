"""Numbers in a chat that answer our question; see `production.areas`."""

from __future__ import annotations

from production.areas.csat.store import RatingStore
from production.database.pool import Database
from production.schemas.envelope import InboundMessage


async def take(database: Database, message: InboundMessage) -> str | None:
    return "said how satisfied they are" if await RatingStore(database).take(message) else None
