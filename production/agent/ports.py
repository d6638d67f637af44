"""What a turn needs from outside; the database implements both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from production.crm.knowledge.model import Passage
from production.schemas.ids import Channel


class KnowledgeSearch(Protocol):
    """Finds passages."""

    async def search(self, query: str, *, limit: int = 5, category: str | None = None) -> list[Passage]: ...


@dataclass(frozen=True, slots=True)
class PastTicket:
    """One earlier ticket of the customer, on any channel."""

    ticket_number: str
    channel: Channel
    subject: str
    status: str
    created_at: datetime
    last_reply: str | None


class CustomerHistory(Protocol):
    """Reads what a customer asked before."""

    async def past_tickets(self, customer_id: UUID, *, limit: int = 5) -> Sequence[PastTicket]: ...
