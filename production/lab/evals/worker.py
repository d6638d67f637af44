"""Screens and answers as the worker process does, without a stack around it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from production.agent.limits import Limits
from production.agent.offline_agent import OfflineAgent
from production.agent.ports import Agent, KnowledgeSearch
from production.bootstrap.schema import migrate_database
from production.bootstrap.semantics import embedder, open_knowledge, semantic_classifier
from production.crm.knowledge.ports import Embedder
from production.crm.knowledge.service import KnowledgeBase
from production.lab.local.known_vectors import known_vectors
from production.lab.scratch import NoHistory, documents, scratch_database
from production.schemas.ids import Channel
from production.schemas.turns import Turn, TurnResult, Utterance, Verdict
from production.text.visible import truncate
from production.workers.steps.build_turn import Screen


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a customer."""

    channel: Channel
    text: str
    subject: str | None = None
    said: Sequence[Utterance] = ()
    """What was said before, oldest first."""


@dataclass(frozen=True, slots=True)
class Worker:
    """An agent over one knowledge base."""

    screen: Screen
    agent: Agent
    knowledge: KnowledgeBase

    async def hear(self, line: Line) -> tuple[Verdict, TurnResult]:
        """Screening reads the subject too; what it does not let pass reaches no agent."""
        verdict = await self.screen(truncate(f"{line.subject or ''}\n{line.text}"), line.channel)
        turn = Turn(
            uuid4(), uuid4(), line.channel, "TKT-0001", line.text, subject=line.subject, history=tuple(line.said)
        )
        return verdict, await self.agent.answer(turn, verdict)


def built_in(embedder: Embedder, knowledge: KnowledgeSearch, company: str) -> Agent:
    """The agent that needs no model, for customers without a history."""
    return OfflineAgent(embedder, knowledge, NoHistory(), Limits(), company)


@asynccontextmanager
async def scratch_worker(
    folder: Path, agent: Callable[[Embedder, KnowledgeSearch, str], Agent] = built_in
) -> AsyncIterator[Worker]:
    """A worker whose knowledge is the markdown below `folder`, in a database of its own."""
    with scratch_database() as settings:
        await migrate_database(settings)
        async with open_knowledge(settings, known_vectors()) as knowledge:
            await knowledge.ingest(documents(folder))
            embeds, company = embedder(settings), settings.company_name
            yield Worker(semantic_classifier(embeds, company).screen, agent(embeds, knowledge, company), knowledge)
