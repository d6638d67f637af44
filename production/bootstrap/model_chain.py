"""The models of the settings, one after the other, with the built-in agent or a person at their end."""

from __future__ import annotations

from functools import partial
from time import monotonic

from pydantic import SecretStr

from production.agent.abilities import ProbedAgent, ToolProbe
from production.agent.assistant import Thinker
from production.agent.budget import Budget, Price, UsageLedger
from production.agent.circuit_breaker import CircuitBreaker, CircuitState
from production.agent.failures import FailureReason
from production.agent.fallback import EVERY_MODEL, FallbackAgent, ModelOption
from production.agent.judge import AskJudge, Judge
from production.agent.limits import Limits
from production.agent.meter import Meter
from production.agent.models.openai import Model, Protocol, openai_model
from production.agent.models.openai_client import openai_client
from production.agent.ports import Agent, CustomerHistory, KnowledgeSearch
from production.agent.support_agent import SupportAgent
from production.agent.tools import Tool
from production.areas import Resources
from production.bootstrap.areas import found
from production.channels.registry import channels
from production.database.usage import UsageStore
from production.schemas.metrics import BREAKER_OPEN, MODEL_COST, MODEL_SWITCHES
from production.schemas.secrets import secret
from production.settings import Settings


def model_chain(
    settings: Settings, resources: Resources, knowledge: KnowledgeSearch, history: CustomerHistory, last: Agent
) -> Agent:
    """`last` is the built-in agent, which answers where no model does, if the settings want that."""
    models = [primary_model(settings), *_secondary_model(settings)]
    limits, tools, ledger = Limits().shared_by(len(models)), area_tools(resources), UsageStore(resources.database)
    ask_judge = _metered_judge(settings, ledger)
    MODEL_SWITCHES.labels(EVERY_MODEL, FailureReason.OVER_BUDGET)
    return FallbackAgent(
        [
            ModelOption(
                _meter(name, price, ledger),
                ProbedAgent(
                    SupportAgent(model, knowledge, history, limits, settings.company_name, tools, ask_judge),
                    ToolProbe(model, limits.attempt_s),
                ),
            )
            for name, model, price in models
        ],
        last if settings.agent_fallback == "offline" else None,
        Budget(settings.agent_customer_tokens_per_day, settings.agent_dollars_per_day),
        ledger,
        _switched,
    )


def judge(settings: Settings) -> Judge | None:
    """Whom to ask about sentences that words leave open; None where the settings name nobody."""
    name, where = settings.agent_judge_model, (settings.agent_judge_base_url, settings.agent_judge_api)
    return Judge(name, _model(settings, name, settings.agent_judge_api_key, *where), Limits()) if name else None


def _metered_judge(settings: Settings, ledger: UsageLedger) -> AskJudge | None:
    named = judge(settings)
    if named is None:
        return None
    meter = _meter(named.name, Price(settings.agent_judge_price_input, settings.agent_judge_price_output), ledger)
    return lambda turn, claims, within_s: meter.ask(turn, partial(named.judge, claims, within_s))


def thinker(settings: Settings) -> Thinker:
    """The first model, for people who work on records; raises ValueError: the settings name none."""
    (_, model, _), limits = primary_model(settings), Limits()
    return Thinker(model, limits, ToolProbe(model, limits.attempt_s), settings.agent_temperature)


def area_tools(resources: Resources) -> list[Tool]:
    """What areas offer beside the tools that every agent has."""
    return [tool for module in found("tools") for tool in module.tools(resources)]


def primary_model(settings: Settings) -> tuple[str, Model, Price]:
    """The model that is asked first. Raises ValueError: the settings name none."""
    if settings.primary_model is None:
        raise ValueError("the built-in agent has no model")
    name, price = settings.primary_model, Price(settings.agent_price_input, settings.agent_price_output)
    return name, _model(settings, name, None, settings.agent_base_url, settings.agent_api), price


def _secondary_model(settings: Settings) -> list[tuple[str, Model, Price]]:
    """Empty where the settings name none."""
    name, where = settings.agent_fallback_model, (settings.agent_fallback_base_url, settings.agent_fallback_api)
    price = Price(settings.agent_fallback_price_input, settings.agent_fallback_price_output)
    return [(name, _model(settings, name, settings.agent_fallback_api_key, *where), price)] if name else []


def _model(settings: Settings, name: str, own_key: SecretStr | None, base_url: str | None, protocol: Protocol) -> Model:
    """Without a key of its own, OpenAI's: for its own server and where `AGENT_BASE_URL` leads, and for nobody else."""
    key = own_key or (settings.openai_api_key if base_url in {None, settings.agent_base_url} else None)
    return openai_model(openai_client(api_key=secret(key), base_url=base_url), name=name, protocol=protocol)


def _meter(model: str, price: Price, ledger: UsageLedger) -> Meter:
    """One whose breaker is among the metrics from the start, with what its model costs and why it is left out."""
    breaker = CircuitBreaker(monotonic)
    BREAKER_OPEN.labels(model).set_function(lambda: breaker.state is not CircuitState.CLOSED)
    for channel in channels():
        MODEL_COST.labels(channel, model)
    for why in FailureReason:
        MODEL_SWITCHES.labels(model, why)
    return Meter(model, breaker, price, ledger, monotonic, _switched)


def _switched(model: str, why: FailureReason) -> None:
    MODEL_SWITCHES.labels(model, why).inc()
