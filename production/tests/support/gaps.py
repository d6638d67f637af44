"""Questions that nobody could answer, in a world of two meanings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from production.crm.knowledge.ports import Vector
from production.schemas.outcomes import EndCode, LedgerState, TicketStatus
from production.tests.builders import because

UNKNOWN: dict[str, Any] = {
    "state": LedgerState.ESCALATED,
    "ticket_status": TicketStatus.ESCALATED,
    "reason": because("not in the knowledge base", EndCode.NOT_DOCUMENTED),
    "parts": (),
}

_AXES = np.eye(2, 1536, dtype=np.float32)


class Embedder:
    """Two meanings: dark mode, and anything else."""

    def __init__(self, name: str = "two-meanings") -> None:
        self.name = name
        self.seen: list[str] = []

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        self.seen += texts
        return [_AXES[0 if "dark" in text else 1] for text in texts]
