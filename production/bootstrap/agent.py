"""Who thinks: one model, or a chain of them with the offline model or a person at its end."""

from __future__ import annotations

from time import monotonic

from production.agent.abilities import ProbedAgent
from production.agent.budget import Budget, Price
from production.agent.circuit_breaker import CircuitBreaker, CircuitState
from production.agent.failures import FailureReason
from production.agent.fallback import EVERY_MODEL, FallbackAgent, ModelOption
from production.agent.limits import Limits
from production.agent.models.choose import Model, choose_model
from production.agent.models.offline import OfflineModel
from production.agent.ports import Agent
from production.agent.support_agent import SupportAgent
from production.agent.tools import Tool
from production.areas import Resources
from production.bootstrap.areas import found
from production.channels.registry import channels
from production.crm.knowledge.ports import Embedder
from production.crm.knowledge.service import KnowledgeBase
from production.database.knowledge import KnowledgeStore
from production.database.pool import Database
from production.database.tickets import TicketStore
from production.database.usage import UsageStore
from production.schemas.metrics import BREAKER_OPEN, MODEL_COST, MODEL_SWITCHES
from production.schemas.secrets import secret
from production.settings import Settings


def build_agent(settings: Settings, database: Database, embedder: Embedder) -> Agent:
    """The offline agent alone, or the models that are configured before it."""
    knowledge, tickets = KnowledgeBase(embedder, KnowledgeStore(database)), TicketStore(database)
    company, tools = settings.company_name, area_tools(Resources(database, embedder))
    offline = SupportAgent(OfflineModel(embedder), knowledge, tickets, Limits(), company, tools)
    primary = primary_model(settings, embedder)
    if isinstance(primary, OfflineModel):
        return offline
    models = [(settings.agent_model, primary, Price(settings.agent_price_input, settings.agent_price_output))]
    if settings.agent_fallback_model:
        secondary = choose_model(
            settings.agent_fallback_model,
            embedder=embedder,
            api_key=secret(settings.agent_fallback_api_key or settings.openai_api_key),
            base_url=settings.agent_fallback_base_url,
            protocol=settings.agent_fallback_api,
        )
        price = Price(settings.agent_fallback_price_input, settings.agent_fallback_price_output)
        models.append((settings.agent_fallback_model, secondary, price))
    MODEL_SWITCHES.labels(EVERY_MODEL, FailureReason.OVER_BUDGET)
    limits = Limits().shared_by(len(models))
    return FallbackAgent(
        [
            ModelOption(
                name,
                ProbedAgent(SupportAgent(model, knowledge, tickets, limits, company, tools), model),
                _circuit_breaker(name),
                price,
            )
            for name, model, price in models
        ],
        offline if settings.agent_fallback == "offline" else None,
        Budget(settings.agent_customer_tokens_per_day, settings.agent_dollars_per_day),
        UsageStore(database),
        monotonic,
        lambda model, why: MODEL_SWITCHES.labels(model, why).inc(),
    )


def area_tools(resources: Resources) -> list[Tool]:
    """What areas offer beside the tools that every agent has."""
    return [tool for module in found("tools") for tool in module.tools(resources)]


def primary_model(settings: Settings, embedder: Embedder) -> Model:
    """The model that is asked first."""
    return choose_model(
        settings.agent_model,
        embedder=embedder,
        api_key=secret(settings.openai_api_key),
        base_url=settings.agent_base_url,
        protocol=settings.agent_api,
    )


def _circuit_breaker(model: str) -> CircuitBreaker:
    """A breaker whose state is among the metrics from the start, with what its model costs and why it is left out."""
    breaker = CircuitBreaker(monotonic)
    BREAKER_OPEN.labels(model).set_function(lambda: breaker.state is not CircuitState.CLOSED)
    for channel in channels():
        MODEL_COST.labels(channel, model)
    for why in FailureReason:
        MODEL_SWITCHES.labels(model, why)
    return breaker
