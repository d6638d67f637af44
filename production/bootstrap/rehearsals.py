"""What a turn without consequences needs: connections that cannot write, and nothing that sends."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from production.agent.abilities import ProbedAgent, ToolProbe
from production.agent.judge import AskJudge
from production.agent.limits import Limits
from production.agent.offline_agent import OfflineAgent
from production.agent.ports import Agent, CustomerHistory, KnowledgeSearch
from production.agent.support_agent import SupportAgent
from production.areas import Resources
from production.bootstrap.model_chain import area_tools, judge, primary_model
from production.bootstrap.semantics import embedder, semantic_classifier
from production.crm.knowledge.ports import Embedder
from production.crm.knowledge.service import KnowledgeBase
from production.crm.support.model import Claim
from production.database.knowledge import KnowledgeStore
from production.database.pool import Database
from production.database.replay import HistoryThen, ReplayStore, read_only
from production.settings import Settings
from production.workers.steps.build_turn import Screen

MakeAgent = Callable[[KnowledgeSearch, CustomerHistory], Agent]


@dataclass(frozen=True, slots=True)
class Rehearsals:
    """The first model of the settings alone: a stand-in's answer would not tell what is to be known."""

    database: Database
    embedder: Embedder
    screen: Screen
    make_agent: MakeAgent

    def knowledge(self, *, without: Collection[str] = ()) -> KnowledgeBase:
        """Of today, except the documents named."""
        return KnowledgeBase(self.embedder, KnowledgeStore(self.database, without=without))

    async def holds_knowledge(self) -> bool:
        return bool(await KnowledgeStore(self.database).documents())

    def agent(self, claim: Claim, at: datetime, knowledge: KnowledgeBase) -> Agent:
        """One that reads the customer's history as it was then."""
        return self.make_agent(knowledge, HistoryThen(ReplayStore(self.database), claim, at))


@asynccontextmanager
async def open_rehearsals(settings: Settings) -> AsyncIterator[Rehearsals]:
    database, embeds = read_only(settings.database_url), embedder(settings)
    try:
        yield Rehearsals(
            database,
            embeds,
            semantic_classifier(embeds, settings.company_name).screen,
            _maker(settings, Resources(database, embeds)),
        )
    finally:
        await database.close()


def _maker(settings: Settings, resources: Resources) -> MakeAgent:
    limits, company = Limits(), settings.company_name
    if settings.primary_model is None:
        return lambda knowledge, history: OfflineAgent(resources.embedder, knowledge, history, limits, company)
    (_, model, _), tools, named = primary_model(settings), area_tools(resources), judge(settings)
    ask_judge: AskJudge | None = (lambda _, claims, within_s: named.judge(claims, within_s)) if named else None
    tool_probe = ToolProbe(model, limits.attempt_s)
    return lambda knowledge, history: ProbedAgent(
        SupportAgent(model, knowledge, history, limits, company, tools, ask_judge), tool_probe
    )
