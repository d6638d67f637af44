"""What models were used for counts for the customer, across conversations, and for all; each dollar is told once."""

from __future__ import annotations

from typing import Any

import pytest

from production.crm.support.metrics import metric_values
from production.database.events import EventStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.database.usage import UsageStore
from production.schemas.turns import Usage
from production.tests.builders import chat, mail
from production.tests.support.turns import claimed, reply, turn

USED = Usage(1, 100, 20)


async def costs(database: Database) -> list[float | None]:
    """What the events that end a turn tell, in order."""
    events = [event for _, event in await EventStore(database).unpublished(100)]
    return [event.payload["cost_usd"] for event in events if "cost_usd" in event.payload]


async def test_tokens_count_for_the_customer_and_money_for_all(database: Database) -> None:
    turns, usage = TurnStore(database), UsageStore(database)
    first, second = await claimed(turns, mail(thread="t1")), await claimed(turns, mail(thread="t2"))
    other = await claimed(turns, chat())
    for claim in (first, first, second, other):
        await usage.record(turn(claim), "gpt", USED, 500)
    assert await usage.spent_today(first.customer_id) == (360, 2000)
    assert await usage.spent_today(other.customer_id) == (120, 2000)


async def test_each_turn_tells_what_it_cost(database: Database) -> None:
    turns, usage = TurnStore(database), UsageStore(database)
    for micros in (500, 300):
        claim = await claimed(turns, chat())
        await usage.record(turn(claim), "gpt", USED, micros)
        await turns.settle(claim, reply(usage=USED))
    assert await costs(database) == [0.0005, 0.0003]


async def test_both_models_of_a_turn_are_told_together(database: Database) -> None:
    turns, usage = TurnStore(database), UsageStore(database)
    claim = await claimed(turns, chat())
    for model in ("big", "small"):
        await usage.record(turn(claim), model, USED, 400)
    await turns.settle(claim, reply(usage=USED))
    assert await costs(database) == [0.0008]


async def test_the_next_turn_tells_what_one_cost_that_another_worker_took_over(database: Database) -> None:
    turns, usage = TurnStore(database), UsageStore(database)
    message = chat()
    for _ in range(2):
        claim = await claimed(turns, message)
        await usage.record(turn(claim), "gpt", USED, 500)
    await turns.settle(claim, reply(usage=USED))
    assert await costs(database) == [0.001]


@pytest.mark.parametrize(("used", "told"), [({}, 0.0), ({"usage": USED}, None)])
async def test_no_model_costs_nothing_and_one_without_a_price_nobody_knows(
    database: Database, used: dict[str, Any], told: float | None
) -> None:
    turns = TurnStore(database)
    claim = await claimed(turns, chat())
    await UsageStore(database).record(turn(claim), "local", USED, 0)
    await turns.settle(claim, reply(**used))
    assert await costs(database) == [told]


async def test_the_cost_becomes_a_metric(database: Database) -> None:
    turns, events = TurnStore(database), EventStore(database)
    claim = await claimed(turns, chat())
    await UsageStore(database).record(turn(claim), "gpt", USED, 500)
    await turns.settle(claim, reply(usage=USED))
    await events.record([(event, metric_values(event)) for _, event in await events.unpublished(100)])
    async with database.connection() as connection:
        rows = await connection.fetch("select channel, value from agent_metrics where metric_type = 'cost_usd'")
    assert [tuple(row) for row in rows] == [("whatsapp", 0.0005)]
