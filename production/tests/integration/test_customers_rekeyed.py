"""Numbers that were filed in an older form of their country are found under the key of today, and nobody is lost."""

from __future__ import annotations

from typing import Any

import pytest

from production.crm.customers.identity import normalise_delivered, parse_identifier
from production.crm.customers.model import Customer
from production.crm.permissions.model import EVERYTHING
from production.database.customer_privacy import PrivacyStore
from production.database.customer_records import CustomerStore
from production.database.migrate import available, migrate
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.ids import IdentifierKind
from production.tests.builders import chat

_BEFORE = "0017"
FORMS = [
    "+5215512345678", "+525512345678", "+52044551234567", "+520445512345678", "+52015512345678", "+52155123456",
    "+553188887777", "+5531988887777", "+551133334444", "+5511999990000", "+55119999000",
    "+541123456789", "+5491123456789", "+548001234567", "+54112345678",
    "+22997123456", "+2290197123456", "+22507123456", "+22554123456", "+22502123456", "+22527123456", "+2250707123456",
    "+4930901820", "+12025550101", "+99912345",
]  # fmt: skip


class Before:
    """A database of the version before."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def run(self, sql: str, *values: Any) -> Any:
        async with self.database.connection() as connection:
            return await connection.fetchval(sql, *values)

    async def prepare(self) -> None:
        async with self.database.transaction() as connection:
            await connection.execute("drop schema public cascade; create schema public")
            await connection.execute(
                "create table schema_migrations (name text primary key, applied_at timestamptz default now())"
            )
            for name, sql in available().items():
                if name < _BEFORE:
                    await connection.execute(sql)
                    await connection.execute("insert into schema_migrations (name) values ($1)", name)

    async def customer(self, name: str, number: str, proof: str = "proven", *, record: Any = None) -> Any:
        record = record or await self.run(
            "insert into customers (name, phone) values ($1, $2) returning id", name, number
        )
        await self.run(
            "insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)"
            " values ($1, 'phone', $2, 'whatsapp', $3)",
            record,
            number,
            proof,
        )
        return record

    async def chat(self, record: Any, number: str, text: str) -> None:
        conversation = await self.run(
            "insert into conversations (customer_id, channel, thread_key, proof) values ($1, 'whatsapp', $2, 'proven')"
            " returning id",
            record,
            number,
        )
        message = chat(text, phone=number)
        await self.run(
            "insert into inbound_messages (event_id, channel, key, state, conversation_id, envelope, received_at)"
            " values ($1, 'whatsapp', $2, 'replied', $3, $4, now())",
            message.event_id,
            number,
            conversation,
            message.model_dump(mode="json"),
        )

    async def found(self, number: str) -> Customer:
        customer = await CustomerStore(self.database, EVERYTHING).lookup(parse_identifier(number))
        assert customer is not None
        return customer


@pytest.fixture
async def before(database: Database) -> Before:
    before = Before(database)
    await before.prepare()
    return before


async def test_the_migration_knows_the_same_forms_as_the_code(before: Before) -> None:
    for number in FORMS:
        await before.customer(number, number)
        await before.run("insert into opt_outs values ('phone', $1, 'whatsapp')", number)
    await migrate(before.database)
    keys = {number: normalise_delivered(IdentifierKind.PHONE, number) for number in FORMS}
    rows = await before.run("select jsonb_object_agg(name, phone) from customers")
    assert rows == keys
    for table in ("customer_identifiers", "opt_outs"):
        stored = await before.run(f"select array_agg(distinct identifier_value) from {table}")
        assert set(stored) == set(keys.values())


async def test_a_chat_goes_on_and_can_be_forgotten(before: Before) -> None:
    record = await before.customer("Ada", "+5215512345678")
    await before.chat(record, "+5215512345678", "secret words")
    await migrate(before.database)
    claim = await TurnStore(before.database).claim([chat("more", phone="+5215512345678", key="+525512345678")])
    assert claim is not None
    assert claim.customer_id == record
    assert len((await before.found("+52 55 1234 5678")).conversations) == 1
    await PrivacyStore(before.database).forget(record)
    assert await before.run("select count(*) from ledger where envelope <> '{}' or key <> 'forgotten'") == 0


async def test_where_the_answer_goes_is_left_as_it_was_delivered(before: Before) -> None:
    await before.chat(await before.customer("Ada", "+5215512345678"), "+5215512345678", "Hello")
    await migrate(before.database)
    sender = await before.run("select envelope -> 'sender' from inbound_messages")
    assert (sender["value"], sender["phone"]) == ("+525512345678", "+5215512345678")


async def test_two_records_that_proved_one_number_are_suggested_for_merging(before: Before) -> None:
    today = await before.customer("Ada", "+525512345678")
    older = await before.customer("Ada L.", "+5215512345678")
    await before.chat(older, "+5215512345678", "Hello")
    await migrate(before.database)
    assert (await before.found("+5215512345678")).id == today
    [suggestion] = await CustomerStore(before.database, EVERYTHING).suggestions(10)
    assert {suggestion.first.id, suggestion.second.id} == {today, older}
    assert suggestion.evidence[0].rule == "same_identifier"


async def test_both_forms_in_one_record_become_one(before: Before) -> None:
    record = await before.customer("Ada", "+5215512345678")
    await before.customer("Ada", "+525512345678", "claimed", record=record)
    for number in ("+5215512345678", "+525512345678"):
        await before.chat(record, number, "Hello")
    await migrate(before.database)
    customer = await before.found("+5215512345678")
    assert [(one.value, one.proof) for one in customer.identifiers] == [("+525512345678", "proven")]
    assert len(customer.conversations) == 2


async def test_what_waits_is_filed_under_the_key_of_today(before: Before) -> None:
    message = chat("on its way", phone="+5215512345678")
    await before.run(
        "insert into parked_keys (key, reason, until) values ('+5215512345678', 'away', now() - interval '1 s')"
    )
    await before.run(
        "insert into intake_spill (event_id, topic, key, envelope) values ($1, 'incoming', $2, $3)",
        message.event_id,
        message.key,
        message.model_dump_json().encode(),
    )
    await migrate(before.database)
    admitted, _ = await TurnStore(before.database).admit([chat("next", phone="+525512345678")])
    assert (admitted.text, admitted.key, admitted.sender.phone) == ("on its way", "+525512345678", "+5215512345678")
    assert await before.run("select array_agg(key) from parked_keys") == ["+525512345678"]
