"""Questions that nobody could answer, in a world of two meanings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from production.crm.knowledge.ports import Vector
from production.schemas.outcomes import EndCode, LedgerState, TicketStatus
from production.tests.builders import because

UNKNOWN: dict[str, Any] = {
    "state": LedgerState.ESCALATED,
    "ticket_status": TicketStatus.ESCALATED,
    "reason": because("not in the knowledge base", EndCode.NOT_DOCUMENTED),
    "parts": (),
}


class Embedder:
    """Two meanings: dark mode, and anything else."""

    def __init__(self, name: str = "two-meanings") -> None:
        self.name = name
        self.seen: list[str] = []

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        self.seen += texts
        return [[1.0, 0.0, *[0.0] * 1534] if "dark" in text else [0.0, 1.0, *[0.0] * 1534] for text in texts]
