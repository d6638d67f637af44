"""What a turn needs from outside; the database implements both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from production.crm.knowledge.model import Passage
from production.crm.support.model import PastTicket


class KnowledgeSearch(Protocol):
    """Finds passages."""

    async def search(self, query: str, *, limit: int = 5, category: str | None = None) -> list[Passage]: ...


class CustomerHistory(Protocol):
    """Reads what a customer asked before."""

    async def past_tickets(self, customer_id: UUID, *, limit: int = 5) -> Sequence[PastTicket]: ...
