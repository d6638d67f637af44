"""Processes that are there and do nothing."""

from __future__ import annotations

from production.tests.k8s.observed.alerts import Alerts, fires
from production.tests.k8s.observed.breaking import frozen
from production.tests.support.stack import Stack


@fires("ApiAbsent")
async def test_an_api_that_does_nothing(stack: Stack, alerts: Alerts) -> None:
    with frozen(stack, "api"):
        await alerts.fire()
    await alerts.end()


@fires("WorkerAbsent")
async def test_a_worker_that_does_nothing(stack: Stack, alerts: Alerts) -> None:
    with frozen(stack, "worker"):
        await alerts.fire()
    await alerts.end()


@fires("SchedulerNotLeading")
async def test_a_scheduler_that_does_nothing(stack: Stack, alerts: Alerts) -> None:
    with frozen(stack, "scheduler"):
        await alerts.fire()
    await alerts.end()


@fires("NothingIsMeasured")
async def test_nobody_does_anything(stack: Stack, alerts: Alerts) -> None:
    with frozen(stack, "api", "worker", "scheduler"):
        await alerts.fire()
    await alerts.end()
