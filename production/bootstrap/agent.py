"""Who thinks: the built-in agent, or models with it or a person at their end."""

from __future__ import annotations

from production.agent.limits import Limits
from production.agent.offline.agent import OfflineAgent
from production.agent.ports import Agent
from production.areas import Resources
from production.crm.knowledge.ports import Embedder
from production.crm.knowledge.service import KnowledgeBase
from production.database.knowledge import KnowledgeStore
from production.database.pool import Database
from production.database.tickets import TicketStore
from production.settings import Settings


def build_agent(settings: Settings, database: Database, embedder: Embedder) -> Agent:
    """The built-in agent alone, or the models that are configured before it."""
    knowledge, tickets = KnowledgeBase(embedder, KnowledgeStore(database)), TicketStore(database)
    built_in = OfflineAgent(embedder, knowledge, tickets, Limits(), settings.company_name)
    if settings.primary_model is None:
        return built_in
    from production.bootstrap.model_chain import model_chain  # noqa: PLC0415 - only who asks a model waits for its SDK

    return model_chain(settings, Resources(database, embedder), knowledge, tickets, built_in)
