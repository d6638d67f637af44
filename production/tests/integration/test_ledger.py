"""The ledger keeps what no worker holds: in order, parked for a while, never forgotten."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from production.database.ledger import LedgerStore
from production.database.pool import Database, Within
from production.database.spill import SpillStore
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.outcomes import LedgerState
from production.schemas.spill import Spilled
from production.tests.builders import because, chat
from production.tests.support.ledger import Ledger
from production.tests.support.turns import claimed, reply


@pytest.fixture
def ledger(database: Database) -> LedgerStore:
    return LedgerStore(database)


def later(message: InboundMessage, seconds: float) -> InboundMessage:
    return message.model_copy(update={"received_at": message.received_at + timedelta(seconds=seconds)})


def texts(messages: list[InboundMessage]) -> list[str]:
    return [message.text for message in messages]


async def change(database: Database, sql: str) -> None:
    async with database.connection() as connection:
        await connection.execute(sql)


async def test_what_an_earlier_worker_left_open_comes_along_in_order(turns: TurnStore) -> None:
    first = chat("first")
    await claimed(turns, first)
    assert texts(await turns.admit([later(chat("second"), 1)])) == ["first", "second"]


async def test_what_has_ended_is_not_admitted_again(turns: TurnStore) -> None:
    message = chat()
    await turns.settle(await claimed(turns, message), reply())
    assert await turns.admit([message]) == []


async def test_a_spilled_message_is_not_overtaken(turns: TurnStore, database: Database) -> None:
    spilled, direct = chat("spilled"), later(chat("direct"), 1)
    spill = SpillStore(database)
    await spill.spill(Spilled(spilled.event_id, "t", spilled.key, spilled.model_dump_json().encode()))
    assert texts(await turns.admit([direct])) == ["spilled", "direct"]
    assert await spill.spilled(10) == []


@pytest.mark.parametrize("batches", [[["first", "second"]], [["first"], ["second"]]])
async def test_the_order_is_the_streams_where_the_clocks_of_two_processes_disagree(
    turns: TurnStore, batches: list[list[str]]
) -> None:
    written = {"first": chat("first"), "second": later(chat("second"), -5)}
    admitted = [await turns.admit([written[text] for text in batch]) for batch in batches]
    assert texts(admitted[-1]) == ["first", "second"]


async def test_what_was_spilled_keeps_its_order_where_clocks_disagree(turns: TurnStore, database: Database) -> None:
    spill = SpillStore(database)
    for message in (chat("first"), later(chat("second"), -5)):
        await spill.spill(Spilled(message.event_id, "t", message.key, message.model_dump_json().encode()))
    assert texts(await turns.admit([later(chat("third"), 1)])) == ["first", "second", "third"]


async def test_what_was_spilled_does_not_overtake_what_is_still_in_the_stream(
    turns: TurnStore, database: Database
) -> None:
    first, second, third = (later(chat(text), place) for place, text in enumerate(("first", "second", "third")))
    await SpillStore(database).spill(Spilled(third.event_id, "t", third.key, third.model_dump_json().encode()))
    admitted = [texts(await turns.admit([message])) for message in (first, second, third)]
    assert admitted == [["first"], ["first", "second"], ["first", "second", "third"]]


@pytest.mark.parametrize("around_the_stream", [False, True])
async def test_what_another_worker_is_just_admitting_is_not_overtaken(
    turns: TurnStore, database: Database, *, around_the_stream: bool
) -> None:
    """A key that moves from one worker to another is for a moment with both."""
    first, second = chat("first"), later(chat("second"), 1)
    if around_the_stream:
        await SpillStore(database).spill(Spilled(first.event_id, "t", first.key, first.model_dump_json().encode()))
    async with database.transaction() as other:
        await TurnStore(Within(other)).admit([first])
        overtaking = asyncio.create_task(turns.admit([second] if around_the_stream else [first, second]))
        await Ledger(database).somebody_waits()
    assert texts(await overtaking) == ["first", "second"]


async def test_a_spilled_message_stays_until_the_ledger_has_it(turns: TurnStore, database: Database) -> None:
    spilled, direct = chat("spilled"), later(chat("direct"), 1)
    spill = SpillStore(database)
    await spill.spill(Spilled(spilled.event_id, "t", spilled.key, spilled.model_dump_json().encode()))
    [(row_id, *_)] = await spill.spilled(10)
    await spill.mark_published(row_id)
    assert await spill.spilled(10) == []
    assert texts(await turns.admit([direct])) == ["spilled", "direct"]


async def test_a_parked_key_waits_and_wakes_with_all_its_messages(
    turns: TurnStore, ledger: LedgerStore, database: Database
) -> None:
    first = chat("first")
    await turns.admit([first])
    await turns.defer_key(first.key, "the model is away")
    assert await turns.admit([later(chat("second"), 1)]) == []
    assert await ledger.due_deferred(10) == []
    await change(database, "update parked_keys set until = now()")
    [woken] = await ledger.due_deferred(10)
    assert texts(await turns.admit([woken])) == ["first", "second"]


async def test_a_key_with_nothing_left_to_do_is_no_longer_parked(
    turns: TurnStore, ledger: LedgerStore, database: Database
) -> None:
    message = chat()
    await turns.admit([message])
    await turns.defer_key(message.key, "the model is away")
    await change(database, "update parked_keys set until = now()")
    await turns.settle(await claimed(turns, message), reply())
    assert await ledger.due_deferred(10) == []
    async with database.connection() as connection:
        assert await connection.fetchval("select count(*) from parked_keys") == 0


async def test_what_nobody_looks_after_is_found(turns: TurnStore, ledger: LedgerStore, database: Database) -> None:
    message = chat()
    await claimed(turns, message)
    assert await ledger.unowned(10) == []
    await change(database, "update inbound_messages set owned_until = now() - interval '61 seconds'")
    assert texts(await ledger.unowned(10)) == [message.text]


async def test_a_parked_key_is_looked_after_for_ten_minutes(
    turns: TurnStore, ledger: LedgerStore, database: Database
) -> None:
    message = chat()
    await turns.admit([message])
    await turns.defer_key(message.key, "the model is away")
    await change(database, "update inbound_messages set owned_until = now() - interval '61 seconds'")
    assert await ledger.unowned(10) == []
    await change(database, "update parked_keys set parked_at = now() - interval '11 minutes'")
    assert texts(await ledger.unowned(10)) == [message.text]


async def test_a_dead_message_can_be_revived_once(turns: TurnStore, ledger: LedgerStore) -> None:
    message = chat()
    await turns.park(message, state=LedgerState.DEAD, reason=because("ValueError"))
    assert await ledger.dead_letters_among([message.event_id, "x"]) == {message.event_id}
    assert [await ledger.requeue(message.event_id), await ledger.requeue(message.event_id)] == [True, False]
    assert texts(await turns.admit([message])) == [message.text]


async def test_the_report_counts_every_state_and_the_oldest_open_message(turns: TurnStore, ledger: LedgerStore) -> None:
    await turns.settle(await claimed(turns, chat(phone="+12025550102")), reply())
    await claimed(turns, chat(phone="+12025550103"))
    report = await ledger.report()
    assert report.states == dict.fromkeys(LedgerState, 0) | {LedgerState.REPLIED: 1, LedgerState.PROCESSING: 1}
    assert report.oldest_unowned_s is not None
