"""The leading scheduler shows what Postgres and the providers know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client import REGISTRY

from production.database.backlog import BacklogStore
from production.database.component_health import HealthStore
from production.database.ledger import LedgerStore
from production.database.mailboxes import MailboxStore
from production.database.pool import Database
from production.database.spill import SpillStore
from production.database.turns import TurnStore
from production.schemas.errors import Unavailable
from production.schemas.health import HealthStatus
from production.schemas.ids import Channel
from production.schemas.outcomes import LedgerState
from production.schemas.spill import Spilled
from production.tests.builders import because, chat
from production.tests.support.turns import claimed, reply
from production.workers.gauges import export_backlog, export_missing


async def shown(database: Database, name: str, **labels: str) -> float | None:
    await export_backlog(
        LedgerStore(database), BacklogStore(database), HealthStore(database), ["support@techcorp.example"]
    )
    return REGISTRY.get_sample_value(name, labels)


async def change(database: Database, sql: str) -> None:
    async with database.connection() as connection:
        await connection.execute(sql)


async def test_a_reply_that_waits(database: Database) -> None:
    turns = TurnStore(database)
    await turns.settle(await claimed(turns, chat()), reply())
    await change(database, "update messages set created_at = created_at - interval '9 minutes'")
    assert await shown(database, "fte_waiting_replies", channel="whatsapp") == 1
    assert await shown(database, "fte_oldest_waiting_reply_seconds", channel="whatsapp") == pytest.approx(540, abs=30)
    assert await shown(database, "fte_waiting_replies", channel="email") == 0


async def test_the_ledger_and_its_oldest_message(database: Database) -> None:
    await claimed(TurnStore(database), chat(received_at=datetime.now(UTC) - timedelta(minutes=7)))
    assert await shown(database, "fte_ledger_messages", state="processing") == 1
    assert await shown(database, "fte_oldest_open_message_seconds") == pytest.approx(420, abs=30)


async def test_a_parked_sender_and_events_that_wait(database: Database) -> None:
    turns = TurnStore(database)
    await turns.settle(await claimed(turns, chat()), reply())
    await turns.defer_key("+12025550101", "the model is away")
    assert await shown(database, "fte_parked_keys") == 1
    assert await shown(database, "fte_unpublished_events") == 3  # a ticket was opened, a message came, it was answered


@pytest.mark.parametrize(
    ("published", "arrived", "counted"),
    [("null", False, 1), ("now()", False, 0), ("now() - interval '1 hour'", False, 1), ("now()", True, 0)],
    ids=["waits", "on its way", "lost on its way", "arrived"],
)
async def test_a_spilled_message(database: Database, published: str, arrived: bool, counted: int) -> None:  # noqa: FBT001 - a table
    message = chat()
    await SpillStore(database).spill(Spilled(message.event_id, "t", message.key, message.model_dump_json().encode()))
    await change(database, f"update intake_spill set published_at = {published}")
    if arrived:
        await TurnStore(database).park(message, state=LedgerState.IGNORED, reason=because("seen"))
    assert await shown(database, "fte_spilled_messages") == counted


async def test_when_gmail_forgets_a_mailbox_of_ours(database: Database) -> None:
    assert await shown(database, "fte_gmail_watch_expiry_timestamp_seconds") == 0
    ends = datetime.now(UTC) + timedelta(days=7)
    mailboxes = MailboxStore(database)
    await mailboxes.register("support@techcorp.example", 1, ends)
    await mailboxes.register("closed@techcorp.example", 1, ends - timedelta(days=30))
    assert await shown(database, "fte_gmail_watch_expiry_timestamp_seconds") == pytest.approx(ends.timestamp())


async def test_what_providers_have_and_we_do_not() -> None:
    async def missing() -> Mapping[Channel, int]:
        return {Channel.EMAIL: 2}

    async def away() -> Mapping[Channel, int]:
        raise Unavailable("gmail: away")

    await export_missing(missing)
    await export_missing(away)
    assert REGISTRY.get_sample_value("fte_missing_messages", {"channel": "email"}) == 2


async def test_a_mailbox_that_is_not_read_is_named(database: Database) -> None:
    await MailboxStore(database).register("support@techcorp.example", 1, datetime.now(UTC))
    assert await shown(database, "fte_mailbox_age_seconds", mailbox="support@techcorp.example") < 60  # type: ignore[operator]  # it is there
    assert (await HealthStore(database).components())["mailboxes"].status is HealthStatus.HEALTHY
    async with database.connection() as connection:
        await connection.execute("update mailboxes set synced_at = now() - interval '10 minutes'")
    await shown(database, "fte_mailbox_age_seconds")
    assert (await HealthStore(database).components())["mailboxes"].detail == (
        "support@techcorp.example has not been read for 10 minutes"
    )


async def test_a_mailbox_that_is_being_read_and_gets_no_further_is_named(database: Database) -> None:
    mailboxes, address = MailboxStore(database), "support@techcorp.example"
    await mailboxes.register(address, 1, datetime.now(UTC))
    async with database.connection() as connection:
        await connection.execute("update mailboxes set synced_at = now() - interval '10 minutes'")
    assert (await mailboxes.age_s(address) or 0) >= 600
    await mailboxes.being_read(address)
    assert (await mailboxes.age_s(address) or 600) < 600
    await shown(database, "fte_mailbox_age_seconds")
    assert (await HealthStore(database).components())["mailboxes"].detail == (
        "support@techcorp.example has not been read for 10 minutes"
    )


async def test_a_sender_of_whom_nothing_ends_is_named_without_saying_who(database: Database) -> None:
    await TurnStore(database).defer_key("ada@example.com", "the model is away")
    assert await shown(database, "fte_longest_stuck_key_seconds") == 0
    async with database.connection() as connection:
        await connection.execute("update parked_keys set parked_at = now() - interval '20 minutes'")
    assert await shown(database, "fte_longest_stuck_key_seconds") == pytest.approx(1200, abs=60)
    said = (await HealthStore(database).components())["messages"].detail or ""
    [stuck] = (await BacklogStore(database).waiting([])).stuck_keys
    assert (said.startswith(f"sender {stuck.id} waits since "), "ada" in said) == (True, False)
