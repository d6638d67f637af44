"""A real embedder, the real documentation in a store in memory, and turns to answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from production.agent.limits import Limits
from production.agent.models.embedder import MiniLmEmbedder
from production.agent.models.offline import OfflineModel
from production.agent.support_agent import SupportAgent
from production.crm.knowledge.service import KnowledgeBase
from production.crm.support.model import PastTicket
from production.schemas.ids import Category, Channel, Priority
from production.schemas.turns import ScreenAction, Turn, Utterance, Verdict
from production.tests.unit.knowledge.memory_store import MemoryChunkStore

CONTEXT = Path(__file__).parents[4] / "context"
CALM = Verdict(ScreenAction.ANSWER, (), 0.5, Category.HOW_TO, Priority.MEDIUM)

MakeTurn = Callable[..., Turn]


class OneOldTicket:
    """Every customer has the same single old ticket; remembers who was asked about."""

    def __init__(self, subject: str = "Import of boards", last_reply: str = "The import is finished.") -> None:
        self.asked: list[UUID] = []
        self.subject = subject
        self.last_reply = last_reply

    async def past_tickets(self, customer_id: UUID, *, limit: int = 5) -> Sequence[PastTicket]:
        self.asked.append(customer_id)
        return [
            PastTicket(
                ticket_number="TKT-0012",
                channel=Channel.EMAIL,
                subject=self.subject,
                status="resolved",
                created_at=datetime(2026, 3, 4, tzinfo=UTC),
                last_reply=self.last_reply,
            )
        ][:limit]


@pytest.fixture
def history() -> OneOldTicket:
    return OneOldTicket()


@pytest.fixture(scope="session")
def embedder() -> MiniLmEmbedder:
    return MiniLmEmbedder()


@pytest.fixture(scope="session")
async def knowledge(embedder: MiniLmEmbedder) -> KnowledgeBase:
    base = KnowledgeBase(embedder, MemoryChunkStore())
    await base.ingest((str(file.relative_to(CONTEXT)), file.read_text("utf-8")) for file in CONTEXT.rglob("*.md"))
    return base


@pytest.fixture
def offline(embedder: MiniLmEmbedder, knowledge: KnowledgeBase, history: OneOldTicket) -> SupportAgent:
    return SupportAgent(OfflineModel(embedder), knowledge, history, Limits(), "TechCorp")


@pytest.fixture
def turn() -> MakeTurn:
    def make(text: str, channel: Channel = Channel.WEB_FORM, *, history: Sequence[str] = (), **fields: object) -> Turn:
        """`history` alternates: customer, agent, customer, ..."""
        said = tuple(Utterance("agent" if at % 2 else "customer", utterance) for at, utterance in enumerate(history))
        return Turn(uuid4(), uuid4(), channel, "TKT-0001", text, history=said, **fields)  # type: ignore[arg-type]

    return make
