"""Messages that are given up, or all fail."""

from __future__ import annotations

from production.tests.e2e.conftest import Stack
from production.tests.k8s.observed.alerts import Alerts, fires
from production.tests.k8s.observed.breaking import absent
from production.tests.k8s.observed.customers import fill_in, write_nonsense


@fires("DeadLetters")
async def test_a_message_that_nobody_can_read(stack: Stack, alerts: Alerts) -> None:
    await write_nonsense(stack)
    await alerts.fire()


@fires("MostMessagesFail")
async def test_a_database_that_does_not_fit_the_release(stack: Stack, alerts: Alerts) -> None:
    async with absent(stack, "opt_outs"):
        await fill_in(stack, 40)
        await alerts.fire()
    await alerts.end()
