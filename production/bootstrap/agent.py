"""Who thinks: the built-in agent, or models with it or a person at their end."""

from __future__ import annotations

from dataclasses import replace

from production.agent.fallback import FallbackAgent
from production.agent.limits import Limits
from production.agent.offline_agent import OfflineAgent
from production.agent.ports import Agent
from production.areas import Resources
from production.crm.catalogue.settings import CatalogueSettings
from production.crm.knowledge.ports import Embedder
from production.crm.knowledge.service import KnowledgeBase
from production.database.knowledge import KnowledgeStore
from production.database.pool import Database
from production.database.tickets import TicketStore
from production.schemas.turns import BUILT_IN
from production.settings import Settings


def build_agent(settings: Settings, database: Database, embedder: Embedder, store: KnowledgeStore) -> Agent:
    """The built-in agent alone, or the models that are configured before it."""
    knowledge, tickets = KnowledgeBase(embedder, store), TicketStore(database)
    built_in = OfflineAgent(embedder, knowledge, tickets, Limits(), settings.company_name)
    if settings.primary_model is None:
        return built_in
    from production.bootstrap.model_chain import model_chain  # noqa: PLC0415 - only who asks a model waits for its SDK

    resources = Resources(database, embedder, catalogue=settings.of(CatalogueSettings))
    return model_chain(settings, resources, knowledge, tickets, built_in)


def agents_by_name(agent: Agent) -> dict[str, Agent]:
    """Each that may answer, alone; under the names of `Settings.models`."""
    if not isinstance(agent, FallbackAgent):
        return {BUILT_IN: agent}
    alone: dict[str, Agent] = {
        option.meter.model: replace(agent, options=[option], last_resort=None) for option in agent.options
    }
    return alone | ({BUILT_IN: agent.last_resort} if agent.last_resort else {})
