"""A real embedder, the real documentation in a store in memory, and turns to answer."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

import pytest

from production.agent.limits import Limits
from production.agent.models.embedder import MiniLmEmbedder
from production.agent.models.kept_vectors import KeptVectors
from production.agent.offline_agent import OfflineAgent
from production.crm.knowledge.service import KnowledgeBase
from production.lab.local.known_vectors import known_vectors
from production.schemas.ids import Channel
from production.schemas.turns import Turn, Utterance
from production.tests.support.agent import CONTEXT, MakeTurn, OneOldTicket
from production.tests.unit.knowledge.memory_store import MemoryChunkStore


@pytest.fixture
def history() -> OneOldTicket:
    return OneOldTicket()


@pytest.fixture(scope="session")
def embedder() -> MiniLmEmbedder:
    return MiniLmEmbedder()


@pytest.fixture(scope="session")
async def knowledge(embedder: MiniLmEmbedder) -> KnowledgeBase:
    base = KnowledgeBase(KeptVectors(embedder, known_vectors()), MemoryChunkStore())
    await base.ingest((str(file.relative_to(CONTEXT)), file.read_text("utf-8")) for file in CONTEXT.rglob("*.md"))
    return base


@pytest.fixture
def offline(embedder: MiniLmEmbedder, knowledge: KnowledgeBase, history: OneOldTicket) -> OfflineAgent:
    return OfflineAgent(embedder, knowledge, history, Limits(), "TechCorp")


@pytest.fixture
def turn() -> MakeTurn:
    def make(text: str, channel: Channel = Channel.WEB_FORM, *, history: Sequence[str] = (), **fields: object) -> Turn:
        """`history` alternates: customer, agent, customer, ..."""
        said = tuple(Utterance("agent" if at % 2 else "customer", utterance) for at, utterance in enumerate(history))
        return Turn(uuid4(), uuid4(), channel, "TKT-0001", text, history=said, **fields)  # type: ignore[arg-type]

    return make
