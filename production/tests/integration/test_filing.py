"""What ended long ago moves into its month: it is still known, counted, found and forgotten, also while it moves."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from production.crm.support.retention import ARCHIVE_AFTER, PartitionedTable, RetentionClass
from production.database.customer_privacy import PrivacyStore
from production.database.retention import RetentionStore
from production.schemas.envelope import InboundMessage
from production.schemas.errors import Unavailable
from production.schemas.outcomes import LedgerState
from production.tests.builders import because, chat, mail
from production.tests.support.ledger import Ledger, file_all, insisting
from production.tests.support.turns import claimed, reply
from production.workers.retention import maintain_partitions


async def test_what_ended_long_ago_is_filed_and_nothing_else(ledger: Ledger) -> None:
    old, fresh = chat("old"), chat("fresh", phone="+12025550102")
    await ledger.answered(old)
    await ledger.age()
    await ledger.answered(fresh)
    assert await ledger.file() == 1
    assert await ledger.ask("select array_agg(event_id) from inbound_messages") == [fresh.event_id]


@pytest.mark.parametrize("stays", [LedgerState.RECEIVED, LedgerState.PROCESSING, LedgerState.DEAD])
async def test_what_may_still_be_worked_on_is_not_filed(ledger: Ledger, stays: LedgerState) -> None:
    await ledger.answered(chat())
    await ledger.age()
    await ledger.change("update inbound_messages set state = $1", stays)
    assert await ledger.file() == 0


async def test_a_message_is_filed_unchanged(ledger: Ledger) -> None:
    row = "select to_jsonb(l) - array['filed_under', 'updated_at'] from ledger l"
    await ledger.answered(chat())
    await ledger.age()
    before = await ledger.ask(row)
    await ledger.file()
    assert await ledger.ask(row) == before


async def test_a_message_is_filed_by_when_it_came(ledger: Ledger) -> None:
    await ledger.answered(chat())
    await ledger.change(
        "update inbound_messages set received_at = '2024-02-29 23:59:59.999999Z', settled_at = '2024-03-01'"
    )
    await maintain_partitions(ledger.months, {})
    await maintain_partitions(ledger.months, {})  # finds it without a month
    assert await ledger.ask("select tableoid::regclass::text from ledger") == "ledger_2024_02"


async def test_a_redelivery_after_a_year_is_not_answered(ledger: Ledger) -> None:
    message, late = chat(), mail()
    await ledger.answered(message)
    await ledger.age(timedelta(days=366))
    await maintain_partitions(ledger.months, {})
    assert await ledger.turns.admit([message]) == []
    assert await ledger.turns.claim([message]) is None
    assert not await ledger.turns.park(message, state=LedgerState.PARKED, reason=because("again"))
    assert [each.event_id for each in await ledger.turns.admit([late])] == [late.event_id]


async def test_a_filed_message_is_known_when_providers_are_compared(ledger: Ledger) -> None:
    message, lost = chat(), chat()
    await ledger.filed(message)
    assert await ledger.store.not_in_ledger([message.event_id, lost.event_id]) == [lost.event_id]


async def test_a_redelivery_while_its_row_moves_tries_again_and_finds_it(ledger: Ledger) -> None:
    message = chat()
    await ledger.answered(message)
    await ledger.age()
    async with ledger.database.transaction() as mover:
        await file_all(mover)
        redelivery = asyncio.create_task(ledger.turns.admit([message]))
        await ledger.somebody_waits()
    with pytest.raises(Unavailable):
        await redelivery
    assert await ledger.turns.admit([message]) == []


async def test_a_redelivery_finds_the_row_that_did_not_move_after_all(ledger: Ledger) -> None:
    message = chat()
    await ledger.answered(message)
    await ledger.age()
    async with ledger.database.connection() as mover:
        transaction = mover.transaction()
        await transaction.start()
        await file_all(mover)
        redelivery = asyncio.create_task(ledger.turns.admit([message]))
        await ledger.somebody_waits()
        await transaction.rollback()
    assert await redelivery == []


async def test_many_redeliveries_while_many_rows_move_answer_nothing_twice(ledger: Ledger) -> None:
    messages = [chat(phone=f"+1202555{number:04}") for number in range(40)]
    await ledger.answered(*messages)
    await ledger.age()

    async def move() -> None:
        while await insisting(lambda: ledger.file(1)):
            pass

    async def redeliver(message: InboundMessage) -> list[Any]:
        found: list[Any] = []
        for _ in range(5):
            found += await insisting(lambda: ledger.turns.admit([message]))
            if claim := await insisting(lambda: ledger.turns.claim([message])):
                found.append(claim)
        return found

    moved = asyncio.create_task(move())
    results = await asyncio.gather(*map(redeliver, messages))
    await moved
    assert not any(results)
    assert await ledger.ask("select array[count(*), count(distinct event_id)] from ledger") == [40, 40]


async def test_counts_stand_still_while_rows_move(ledger: Ledger) -> None:
    await ledger.answered(*(chat(phone=f"+1202555{number:04}") for number in range(30)))
    for number in range(10):
        await ledger.turns.park(mail(thread=str(number)), state=LedgerState.PARKED, reason=because("machine mail"))
    await ledger.turns.park(chat(), state=LedgerState.DEAD, reason=because("poison"))
    await ledger.age()
    expected, seen = (await ledger.store.report()).states, []

    async def move() -> None:
        while await ledger.file(1):
            pass

    mover = asyncio.create_task(move())
    while not mover.done():
        seen.append((await ledger.store.report()).states)
    await mover
    assert await ledger.ask("select count(*) from inbound_messages") == 1
    assert all(states == expected for states in (*seen, (await ledger.store.report()).states))


async def test_totals_are_what_is_filed(ledger: Ledger) -> None:
    await ledger.filed(chat(), mail())
    await ledger.turns.park(mail(), state=LedgerState.IGNORED, reason=because("own mail"))
    await ledger.age(timedelta(days=70))
    await ledger.file()
    counted = "select jsonb_agg(t order by month, state) from (select month, state, count from ledger_totals) t"
    rows = """select jsonb_agg(t order by month, state) from (
                  select date_trunc('month', received_at at time zone 'utc')::date as month, state, count(*)
                  from ledger where filed_under < 'infinity' group by 1, 2) t"""
    assert await ledger.ask(counted) == await ledger.ask(rows)


async def test_a_month_of_the_ledger_goes_with_its_totals(ledger: Ledger) -> None:
    kept, gone = chat(), chat()
    await ledger.answered(gone)
    await ledger.age(timedelta(days=100))
    await ledger.file()
    await ledger.filed(kept)
    await maintain_partitions(ledger.months, {PartitionedTable.LEDGER: timedelta(days=60)})
    assert (await ledger.store.report()).states[LedgerState.REPLIED] == 1
    assert await ledger.ask("select array_agg(event_id) from ledger") == [kept.event_id]


async def test_open_messages_outlive_every_month(ledger: Ledger) -> None:
    message = chat()
    await ledger.turns.admit([message])
    await ledger.age(timedelta(days=800))
    await maintain_partitions(ledger.months, {PartitionedTable.LEDGER: timedelta(days=31)})
    assert [each.event_id for each in await ledger.turns.admit([message])] == [message.event_id]


async def test_the_export_has_what_is_filed(ledger: Ledger) -> None:
    claim = await claimed(ledger.turns, chat("words of a year ago"))
    await ledger.turns.settle(claim, reply())
    await ledger.age()
    await ledger.file()
    [received] = (await PrivacyStore(ledger.database).export(claim.customer_id))["received"]
    assert received["envelope"]["text"] == "words of a year ago"


async def test_what_is_filed_is_forgotten(ledger: Ledger) -> None:
    claim = await claimed(ledger.turns, mail("secret words"))
    await ledger.turns.settle(claim, reply())
    await ledger.turns.park(mail("secret words"), state=LedgerState.PARKED, reason=because("machine mail"))
    await ledger.age()
    await ledger.file()
    await PrivacyStore(ledger.database).forget(claim.customer_id)
    left = json.dumps(await ledger.ask("select jsonb_agg(to_jsonb(l)) from ledger l"))
    assert not [word for word in ("secret words", "ada@example.com", "Lovelace") if word in left]
    assert (await ledger.store.report()).states[LedgerState.REPLIED] == 1


async def test_nobody_is_forgotten_by_halves_while_rows_move(ledger: Ledger) -> None:
    """The move wins, and forgetting says that it must be asked for again instead of missing the row."""
    claim = await claimed(ledger.turns, chat("secret words"))
    await ledger.turns.settle(claim, reply())
    await ledger.age()
    privacy = PrivacyStore(ledger.database)
    async with ledger.database.transaction() as mover:
        await file_all(mover)
        forgetting = asyncio.create_task(privacy.forget(claim.customer_id))
        await ledger.somebody_waits()
    with pytest.raises(Unavailable):
        await forgetting
    assert (await privacy.forget(claim.customer_id))["received"] == 1


async def test_retention_reaches_conversations_that_are_filed(ledger: Ledger) -> None:
    await ledger.filed(chat())
    await ledger.change(
        "update conversations set created_at = created_at - $1::interval, last_inbound_at = last_inbound_at - $1",
        ARCHIVE_AFTER,
    )
    await ledger.change(
        "update messages set created_at = created_at - $1::interval, delivery_status = 'sent'", ARCHIVE_AFTER
    )
    assert await RetentionStore(ledger.database).forget(RetentionClass.CONVERSATIONS, timedelta(days=7), 10) == 1
    assert await ledger.ask("select array[key, envelope::text] from ledger") == ["forgotten", "{}"]


async def test_retention_reaches_machine_mail_that_is_filed(ledger: Ledger) -> None:
    await ledger.turns.park(mail("out of office"), state=LedgerState.PARKED, reason=because("machine mail"))
    await ledger.age()
    await ledger.file()
    assert await RetentionStore(ledger.database).forget(RetentionClass.MESSAGE_TEXTS, timedelta(days=7), 10) == 1
    assert await ledger.ask("select array[key, envelope::text] from ledger") == ["forgotten", "{}"]


async def test_looking_for_a_filed_message_probes_an_index_of_every_month(ledger: Ledger) -> None:
    async with ledger.database.connection() as connection:
        for number in range(24):
            month = datetime(2025 + number // 12, number % 12 + 1, 1, tzinfo=UTC).date()
            await connection.execute("select make_month('ledger', $1)", month)
        await connection.execute("set enable_seqscan = off; set enable_bitmapscan = off")
        plan = await connection.fetch(
            "explain select from ledger where event_id = 'whatsapp:SM1' and filed_under < 'infinity'"
        )
    lines = [row[0].strip().removeprefix("->").strip() for row in plan]
    scans = [line for line in lines if " on ledger_" in line]
    assert len(scans) == 25
    assert all(scan.startswith("Index Scan using ledger_") and "_event_id_idx" in scan for scan in scans[:24])
