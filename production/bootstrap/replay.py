"""Replay: the pipeline of a worker on connections that cannot write, and without anything that sends."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from production.agent.limits import Limits
from production.agent.ports import Agent
from production.agent.support_agent import SupportAgent
from production.areas import Resources
from production.bootstrap.agent import area_tools, primary_model
from production.bootstrap.providers import composer
from production.bootstrap.semantics import embedder, semantic_classifier
from production.crm.knowledge.service import KnowledgeBase
from production.crm.support.replay import PastTurn
from production.database.knowledge import KnowledgeStore
from production.database.replay import HistoryThen, ReplayStore, read_only
from production.settings import Settings
from production.workers.replay import Replay


@asynccontextmanager
async def open_replay(settings: Settings) -> AsyncIterator[Replay]:
    """With the first model of the settings alone: a stand-in's answer would not tell what changes."""
    database, embeds = read_only(settings.database_url), embedder(settings)
    store, knowledge = ReplayStore(database), KnowledgeBase(embeds, KnowledgeStore(database))
    model, tools = primary_model(settings, embeds), area_tools(Resources(database, embeds))

    def agent_of(turn: PastTurn) -> Agent:
        history = HistoryThen(store, turn.claim, turn.claimed_at)
        return SupportAgent(model, knowledge, history, Limits(), settings.company_name, tools)

    try:
        yield Replay(store, semantic_classifier(embeds, settings.company_name).screen, agent_of, composer(settings))
    finally:
        await database.close()
