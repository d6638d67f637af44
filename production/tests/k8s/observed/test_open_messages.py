"""A message that has not ended."""

from __future__ import annotations

from production.tests.k8s.observed.alerts import Alerts, fires
from production.tests.k8s.observed.breaking import locked
from production.tests.k8s.observed.customers import flood
from production.tests.support.stack import Stack


@fires("MessageWaits", "MessageWaitsTooLong")
async def test_a_message_that_no_worker_can_finish(stack: Stack, alerts: Alerts) -> None:
    async with locked(stack, "opt_outs"):
        await flood(stack, 1, minutes_ago=16)
        await alerts.fire()
    await alerts.end()
