"""Facts are counted where they are known."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import pytest
from prometheus_client import REGISTRY

from production.agent.budget import Budget, Price
from production.agent.circuit_breaker import CircuitBreaker
from production.agent.fallback import FallbackAgent, ModelOption
from production.agent.meter import Meter
from production.agent.models.embedder import MiniLmEmbedder
from production.bootstrap.agent import build_agent
from production.database.knowledge import KnowledgeStore
from production.database.pool import Database
from production.schemas.errors import Unavailable
from production.schemas.ids import Category, Channel, Priority
from production.schemas.turns import ScreenAction, Turn, TurnAction, TurnResult, Usage, Verdict
from production.settings import Settings
from production.tests.support.usage import UsageInMemory
from production.workers.jobs import report_health
from production.workers.scheduler import Job, Lease, Scheduler, repeat


def sample(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


class _Agent:
    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult:
        return TurnResult("Yes.", TurnAction.REPLY, confidence=1.0, usage=Usage(1, 1_000, 100))


async def test_a_run_counts_its_cost_for_its_channel() -> None:
    clock = asyncio.get_running_loop().time
    ledger, price = UsageInMemory(), Price(10.0, 30.0)
    meter = Meter("dear", CircuitBreaker(clock), price, ledger, clock, lambda *_: None)
    chain = FallbackAgent([ModelOption(meter, _Agent())], None, Budget(), ledger, lambda *_: None)
    turn = Turn(uuid4(), uuid4(), Channel.EMAIL, "TKT-0001", "How?")
    before = sample("fte_model_cost_dollars_total", channel="email", model="dear")
    await chain.answer(turn, Verdict(ScreenAction.ANSWER, (), 0.5, Category.HOW_TO, Priority.MEDIUM))
    after = sample("fte_model_cost_dollars_total", channel="email", model="dear")
    assert after - before == pytest.approx(0.013)


def test_the_first_turn_beyond_a_budget_or_without_its_judge_is_an_increase() -> None:
    settings = Settings(agent_model="dear", agent_base_url="http://127.0.0.1:9/v1", agent_judge_model="strict")
    database = Database(settings.database_url)
    build_agent(settings, database, MiniLmEmbedder(), KnowledgeStore(database))
    for model, why in (("every", "over_budget"), ("strict", "slow")):
        assert REGISTRY.get_sample_value("fte_model_switches_total", {"model": model, "why": why}) == 0


class _Lease:
    async def confirm(self) -> None:
        """Still ours."""


@asynccontextmanager
async def _leading() -> AsyncIterator[Lease | None]:
    yield _Lease()


async def test_only_a_leader_says_that_it_leads() -> None:
    led, stop = asyncio.Event(), asyncio.Event()

    async def chore() -> None:
        led.set()

    async with asyncio.TaskGroup() as group:
        group.create_task(Scheduler([Job("one", 60, chore)], _leading).run(stop))
        await led.wait()
        assert sample("fte_scheduler_leader") == 1
        stop.set()
    assert sample("fte_scheduler_leader") == 0


async def test_a_chore_that_has_to_wait_is_counted() -> None:
    stop = asyncio.Event()

    async def chore() -> None:
        stop.set()
        raise Unavailable("kafka: away")

    await repeat(Job("relay something", 60, chore), stop)
    assert sample("fte_chores_postponed_total", chore="relay something") == 1


class _Board:
    async def report(self, *_: Any) -> None:
        """Not what this is about."""


class _Provider:
    def __init__(self, *, away: bool) -> None:
        self._away = away

    async def ping(self) -> None:
        if self._away:
            raise Unavailable("away")


async def test_a_provider_that_does_not_answer_is_shown() -> None:
    await report_health(_Board(), {"gmail": _Provider(away=True).ping, "whatsapp": _Provider(away=False).ping})
    shown = [sample("fte_provider_healthy", component=name) for name in ("gmail", "whatsapp")]
    assert shown == [0, 1]
