"""Suggested replies that people have decided about."""

from __future__ import annotations

from typing import Any

from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.outcomes import DeliveryStatus, LedgerState, TicketStatus
from production.tests.builders import mail
from production.tests.support.turns import claimed, reply

WAITS: dict[str, Any] = {
    "state": LedgerState.DRAFTED,
    "delivery": DeliveryStatus.DRAFT,
    "ticket_status": TicketStatus.IN_PROGRESS,
    "confidence": 0.92,
}
_ENDED = "update reply_suggestions set outcome = $1, edit_distance = $2, ended_at = clock_timestamp()"


async def decided(database: Database, outcome: str, distance: float | None = None, number: int = 12) -> None:
    """So many drafts by mail, of which people made this."""
    turns = TurnStore(database)
    for each in range(number):
        claim = await claimed(turns, mail(address=f"{outcome}{each}@example.com"))
        await turns.settle(claim, reply(**WAITS))
    await database.execute(_ENDED + " where outcome is null", outcome, distance)
