"""Answers that come late, and turns that are not left to a model."""

from __future__ import annotations

from functools import partial

from production.tests.k8s.observed.alerts import Alerts, fires
from production.tests.k8s.observed.customers import fill_in
from production.tests.k8s.observed.model import ModelServer
from production.tests.support.stack import Stack


@fires("BudgetUsedUp")
async def test_a_customer_who_writes_all_day(stack: Stack, alerts: Alerts) -> None:
    await alerts.fire(meanwhile=partial(fill_in, stack, email="all.day@example.com"))


@fires("BreakerOpen", "AnswersTooSlow", "AnswersOftenSlow", "AnswerLatencyHigh")
async def test_a_model_that_is_slow_and_then_fails(stack: Stack, model: ModelServer, alerts: Alerts) -> None:
    with model.down(delay_s=3):
        await fill_in(stack, 20)
        await alerts.fire()
