"""What answers a turn, and what it needs from the database for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from production.crm.knowledge.model import Passage
from production.crm.support.model import PastTicket
from production.schemas.turns import Turn, TurnResult, Verdict


class Agent(Protocol):
    """Thinks; see `agent.support_agent`, and `agent.fallback` for several of them."""

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult: ...


class KnowledgeSearch(Protocol):
    """Finds passages, of documents in any language where none is given."""

    async def search(self, query: str, *, limit: int = 5, language: str | None = None) -> list[Passage]: ...


class CustomerHistory(Protocol):
    """Reads what a customer asked before."""

    async def past_tickets(self, customer_id: UUID, *, limit: int = 5) -> Sequence[PastTicket]: ...
