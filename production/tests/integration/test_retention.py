"""Retention deletes exactly what is due, in batches, and nothing that is open."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from production.crm.support.retention import RetentionClass
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.retention import RetentionStore
from production.database.spill import SpillStore
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.outcomes import LedgerState
from production.schemas.spill import Spilled
from production.tests.builders import because, chat, mail
from production.tests.support.turns import claimed, reply
from production.workers import retention
from production.workers.retention import forget_old

WEEK = timedelta(days=7)


class Archive:
    """The store, and a clock that can be turned."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.turns = TurnStore(database)

    async def forget(self, kind: RetentionClass, limit: int = 100) -> int:
        return await RetentionStore(self._database).forget(kind, WEEK, limit)

    async def change(self, sql: str, *values: Any) -> None:
        async with self._database.connection() as connection:
            await connection.execute(sql, *values)

    async def count(self, table: str) -> int:
        async with self._database.connection() as connection:
            found: int = await connection.fetchval(f"select count(*) from {table}")
        return found

    async def words(self) -> dict[str, tuple[str, bool]]:
        """Event id -> key, and whether its words are there."""
        async with self._database.connection() as connection:
            rows = await connection.fetch("select event_id, key, envelope <> '{}' as kept from inbound_messages")
        return {row["event_id"]: (row["key"], row["kept"]) for row in rows}

    async def answered(self, message: InboundMessage, **changes: Any) -> None:
        """Answered, and the reply is with the provider."""
        claim = await self.turns.claim([message])
        assert claim is not None
        await self.turns.settle(claim, reply(message.event_id, **changes))
        outbox = OutboxStore(self._database)
        for attempt in await outbox.take(message.channel, 10):
            await outbox.mark_sent(attempt.message.id, f"SM-{message.event_id}")

    async def age(self, days: int = 8) -> None:
        """Let everything that is there grow older."""
        ago = f"- interval '{days} days'"
        async with self._database.transaction() as connection:
            await connection.execute("set local session_replication_role = replica")
            for table, columns in {
                "inbound_messages": ("received_at", "settled_at"),
                "conversations": ("created_at", "last_inbound_at"),
                "messages": ("created_at",),
                "event_outbox": ("occurred_at", "published_at"),
                "intake_spill": ("spilled_at", "published_at"),
            }.items():
                changes = ", ".join(f"{column} = {column} {ago}" for column in columns)
                await connection.execute(f"update {table} set {changes}")


@pytest.fixture
def archive(database: Database) -> Archive:
    return Archive(database)


async def test_what_staff_answer_keeps_its_address_for_as_long_as_the_conversation(archive: Archive) -> None:
    message = chat()
    await archive.answered(message)
    await archive.age(100)
    assert await archive.forget(RetentionClass.MESSAGE_TEXTS) == 0
    assert await archive.words() == {message.event_id: (message.key, True)}


async def test_a_forgotten_message_is_not_answered_again(archive: Archive) -> None:
    message = chat()
    await archive.turns.park(message, state=LedgerState.IGNORED, reason=because("a reaction"))
    await archive.age()
    await archive.forget(RetentionClass.MESSAGE_TEXTS)
    assert await archive.turns.admit([message]) == []


async def test_fresh_machine_mail_stays(archive: Archive) -> None:
    await archive.turns.park(mail(), state=LedgerState.PARKED, reason=because("machine mail"))
    assert await archive.forget(RetentionClass.MESSAGE_TEXTS) == 0


async def test_machine_mail_loses_its_sender_too(archive: Archive) -> None:
    message = mail()
    await archive.turns.park(message, state=LedgerState.PARKED, reason=because("machine mail"))
    await archive.age()
    await archive.forget(RetentionClass.MESSAGE_TEXTS)
    assert await archive.words() == {message.event_id: ("forgotten", False)}


@pytest.mark.parametrize("left", ["received", "processing", "dead"])
async def test_words_that_somebody_needs_stay(archive: Archive, left: str) -> None:
    await archive.turns.park(mail(), state=LedgerState.PARKED, reason=because("machine mail"))
    await archive.age()
    await archive.change("update inbound_messages set state = $1", left)
    assert await archive.forget(RetentionClass.MESSAGE_TEXTS) == 0


async def test_an_old_conversation_goes_with_all_that_belongs_to_it(archive: Archive) -> None:
    message = chat()
    await archive.answered(message)
    await archive.age()
    assert await archive.forget(RetentionClass.CONVERSATIONS) == 1
    assert [await archive.count(table) for table in ("conversations", "tickets", "messages")] == [0, 0, 0]
    assert await archive.words() == {message.event_id: ("forgotten", False)}


async def test_a_conversation_that_goes_on_stays(archive: Archive) -> None:
    await archive.answered(chat())
    await archive.age()
    await archive.answered(chat("And another thing"))
    assert await archive.forget(RetentionClass.CONVERSATIONS) == 0


@pytest.mark.parametrize(
    "waits",
    [
        "update tickets set status = 'open'",
        "update tickets set status = 'in_progress'",
        "update tickets set status = 'escalated'",
        "update messages set delivery_status = 'draft' where direction = 'outbound'",
        "update messages set delivery_status = 'pending' where direction = 'outbound'",
        "update messages set delivery_status = 'sending' where direction = 'outbound'",
        "update messages set delivery_status = 'unknown' where direction = 'outbound'",
        "update inbound_messages set state = 'processing'",
        "update inbound_messages set state = 'dead'",
    ],
)
async def test_a_conversation_that_waits_for_us_stays(archive: Archive, waits: str) -> None:
    await archive.answered(chat())
    await archive.age()
    await archive.change(waits)
    assert await archive.forget(RetentionClass.CONVERSATIONS) == 0


_SUBMISSION = "insert into form_submissions values (gen_random_uuid(), 'TKT-0001', clock_timestamp() - $1::interval)"


async def test_old_rows_go_and_fresh_ones_stay(archive: Archive) -> None:
    for days in (1, 6, 8, 400):
        await archive.change(_SUBMISSION, timedelta(days=days))
    assert await archive.forget(RetentionClass.SUBMISSIONS) == 2
    assert await archive.count("form_submissions") == 2


async def test_what_models_used_goes_by_day(archive: Archive) -> None:
    claim = await claimed(archive.turns, chat())
    for days in (6, 9):
        await archive.change(
            "insert into model_usage (day, conversation_id, model, calls, input_tokens, output_tokens, cost_micros)"
            " values (current_date - $2::int, $1, 'm', 1, 1, 1, 1)",
            claim.conversation_id,
            days,
        )
    assert await archive.forget(RetentionClass.USAGE) == 1


async def test_what_was_different_goes_and_that_somebody_changed_it_stays(archive: Archive) -> None:
    for days in (1, 40):
        await archive.change(
            """
            with entry as (insert into audit_log (at, actor_kind, actor_name, act, subject, subject_id)
                           values (now() - make_interval(days => $1), 'system', 'test', 'changed', 'user', '1')
                           returning id)
            insert into audit_changes (id, after) select id, '{}' from entry
            """,
            days,
        )
    assert await archive.forget(RetentionClass.CHANGES) == 1
    assert (await archive.count("audit_changes"), await archive.count("audit_log")) == (1, 2)


async def test_codes_that_are_over_go(archive: Archive) -> None:
    claim = await claimed(archive.turns, chat())
    for days in (1, 9):
        await archive.change(
            "insert into identity_codes (id, conversation_id, email, digest, created_at, expires_at)"
            " values (gen_random_uuid(), $1, 'ada@example.com', '', now(), now() - $2::interval)",
            claim.conversation_id,
            timedelta(days=days),
        )
    assert await archive.forget(RetentionClass.CODES) == 1


async def test_a_code_that_was_right_is_kept_while_its_browser_may_come_back(archive: Archive) -> None:
    claim = await claimed(archive.turns, chat())
    for days in (30, 32):
        await archive.change(
            "insert into identity_codes (id, conversation_id, email, digest, created_at, expires_at, used_at)"
            " values (gen_random_uuid(), $1, 'ada@example.com', '', now(), now() - $2::interval, now() - $2::interval)",
            claim.conversation_id,
            timedelta(days=days),
        )
    assert await archive.forget(RetentionClass.CODES) == 1


async def test_a_spilled_message_that_never_arrived_is_kept(archive: Archive, database: Database) -> None:
    lost, arrived = chat("lost"), chat("arrived", phone="+12025550102")
    spill = SpillStore(database)
    for message in (lost, arrived):
        await spill.spill(Spilled(message.event_id, "t", message.key, message.model_dump_json().encode()))
    await archive.change("update intake_spill set published_at = clock_timestamp()")
    await archive.turns.park(arrived, state=LedgerState.PARKED, reason=because("arrived"))
    await archive.age()
    assert await archive.forget(RetentionClass.SPILLED) == 1
    assert await archive.count("intake_spill") == 1


async def test_a_batch_is_no_larger_than_asked(archive: Archive) -> None:
    for _ in range(5):
        await archive.change(_SUBMISSION, timedelta(days=9))
    assert [await archive.forget(RetentionClass.SUBMISSIONS, limit=2) for _ in range(4)] == [2, 2, 1, 0]


async def test_the_chore_goes_on_until_nothing_is_due(
    archive: Archive, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    for _ in range(5):
        await archive.change(_SUBMISSION, timedelta(days=9))
    await forget_old(RetentionStore(database), {RetentionClass.SUBMISSIONS: WEEK})
    assert await archive.count("form_submissions") == 0


async def test_a_large_backlog_is_left_for_the_next_turn(
    archive: Archive, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    monkeypatch.setattr(retention, "ROUNDS", 2)
    for _ in range(5):
        await archive.change(_SUBMISSION, timedelta(days=9))
    await forget_old(RetentionStore(database), {RetentionClass.SUBMISSIONS: WEEK})
    assert await archive.count("form_submissions") == 1


async def test_kinds_without_a_period_are_kept(archive: Archive, database: Database) -> None:
    await archive.answered(chat())
    await archive.age(4000)
    await forget_old(RetentionStore(database), {RetentionClass.SUBMISSIONS: WEEK})
    assert all(kept for _, kept in (await archive.words()).values())
