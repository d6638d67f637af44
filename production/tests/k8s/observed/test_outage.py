"""Postgres goes away, then Kafka too; Postgres comes back and is slow, then Kafka comes back."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from functools import partial

from production.tests.k8s.observed.alerts import Alerts, fires
from production.tests.k8s.observed.breaking import frozen, locked, postgres_gone
from production.tests.k8s.observed.customers import fill_in, flood
from production.tests.support.stack import Stack

_LOCKED_S = 1.0
"""Longer than an acknowledgement may take."""


async def slowly_accepted(stack: Stack) -> None:
    """The way around Kafka leads through a table that somebody else has locked for a moment."""
    async with asyncio.TaskGroup() as customers, locked(stack, "intake_spill"):
        customers.create_task(fill_in(stack, 8))
        await asyncio.sleep(_LOCKED_S)


@fires("BacklogGrows", "IntakeFails", "IntakeOftenFails", "EventsWait", "SpillNotEmpty", "AckTooSlow", "AckOftenSlow")
async def test_an_outage_of_both_stores(stack: Stack, alerts: Alerts) -> None:
    with ExitStack() as broker_away:
        with postgres_gone(stack):
            await flood(stack, 1_100, minutes_ago=2)
            await alerts.fire("BacklogGrows")
            broker_away.enter_context(frozen(stack, "kafka"))
            await alerts.fire("IntakeFails", "IntakeOftenFails", meanwhile=partial(fill_in, stack, 5))
        await alerts.fire("EventsWait")
        await alerts.fire("AckTooSlow", "AckOftenSlow", "SpillNotEmpty", meanwhile=partial(slowly_accepted, stack))
    await alerts.end("BacklogGrows", "EventsWait", "SpillNotEmpty")
