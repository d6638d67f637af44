"""Customers and a person, of whose answers articles are made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from production.areas.gaps.jobs import embed_unanswered
from production.areas.gaps.store import GapStore
from production.areas.suggestions.jobs import publish_approved, suggest_articles
from production.areas.suggestions.store import SuggestionStore
from production.crm.knowledge.service import KnowledgeBase
from production.crm.knowledge.suggested_articles import SuggestedArticle
from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import OutboundPart
from production.database.drafts import DraftStore
from production.database.knowledge import KnowledgeStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.outcomes import DeliveryStatus, EndCode, LedgerState, TicketStatus
from production.tests.builders import because, chat
from production.tests.support.gaps import Embedder
from production.tests.support.turns import claimed, reply

DARK = "Hi, is there a dark mode? Thanks, Ada"
ANSWER = "Hi Ada,\n\nOpen Settings, choose Themes and pick Night.\n\nBest,\nTom"
CLEAN_ANSWER = "Open Settings, choose Themes and pick Night."
DRAFTED: dict[str, Any] = {
    "state": LedgerState.DRAFTED,
    "delivery": DeliveryStatus.DRAFT,
    "ticket_status": TicketStatus.IN_PROGRESS,
    "reason": because("not backed by the knowledge base: there may be one", EndCode.NOT_BACKED),
}
BOB, EVE = "+12025550102", "+12025550103"


class Desk:
    """Customers who ask, a person who answers, and the chores in between."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.store = SuggestionStore(database, EVERYTHING)
        self.library = KnowledgeBase(Embedder(), KnowledgeStore(database))
        self._turns = TurnStore(database)
        self._drafts = DraftStore(database, EVERYTHING)

    async def asks(self, message: InboundMessage, **changes: Any) -> None:
        """A turn that nobody but a person can answer: its reply waits as a draft."""
        part = OutboundPart(text="Perhaps.", correlation_id=message.event_id, recipient=message.key)
        claim = await claimed(self._turns, message)
        await self._turns.settle(claim, replace(reply(), **DRAFTED | {"parts": (part,)} | changes))

    async def answers(self, text: str = ANSWER) -> None:
        for draft in await self._drafts.drafts(10):
            assert await self._drafts.approve(draft.id, text)

    async def thanks(self, phone: str = "+12025550101") -> None:
        """The customer is content, and the ticket resolved."""
        claim = await claimed(self._turns, chat("Thanks, solved!", phone=phone))
        await self._turns.settle(claim, replace(reply(), parts=(), ticket_status=TicketStatus.RESOLVED))

    async def solves(self, text: str = DARK, phone: str = "+12025550101", answer: str = ANSWER) -> None:
        await self.asks(chat(text, phone=phone))
        await self.answers(answer)
        await self.thanks(phone)

    async def learns(self) -> list[SuggestedArticle]:
        """The chores run; every suggestion there is."""
        await embed_unanswered(GapStore(self.database, EVERYTHING), Embedder())
        await suggest_articles(self.store)
        await publish_approved(self.store, self.library, "two-meanings")
        return await self.store.suggestions(None, 0, 100)

    async def execute(self, statement: str, *values: Any) -> None:
        async with self.database.connection() as connection:
            await connection.execute(statement, *values)
