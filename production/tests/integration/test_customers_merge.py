"""Merging moves everything, undoing moves exactly that back, and neither loses what arrives meanwhile."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Claim
from production.database.customer_records import CustomerStore
from production.database.pool import Database
from production.database.tickets import TicketStore
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.errors import InvalidInput, NotFound
from production.tests.builders import chat, form, mail

PHONE, OTHER_PHONE = "+12025550101", "+12025550102"
WORK, HOME = "ada@work.example", "ada@home.example"


@pytest.fixture
def customers(database: Database) -> CustomerStore:
    return CustomerStore(database, EVERYTHING)


async def claimed(turns: TurnStore, message: InboundMessage) -> Claim:
    claim = await turns.claim([message])
    assert claim is not None
    return claim


async def books(database: Database) -> dict[str, list[Any]]:
    """Everything about who is who, without the time of the last change."""
    tables = ("customers", "customer_identifiers", "conversations", "tickets", "messages", "inbound_messages")
    async with database.connection() as connection:
        return {
            table: await connection.fetchval(
                f"select jsonb_agg(to_jsonb(t) - 'updated_at' order by to_jsonb(t)::text) from {table} t"
            )
            for table in tables
        }


async def add_claim(database: Database, customer_id: UUID, address: str, proof: str = "claimed") -> None:
    async with database.connection() as connection:
        await connection.execute(
            "insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)"
            " values ($1, 'email', $2, 'email', $3)",
            customer_id,
            address,
            proof,
        )


async def test_everything_follows(turns: TurnStore, customers: CustomerStore) -> None:
    kept = await claimed(turns, chat(phone=PHONE))
    other = await claimed(turns, mail(address=WORK))
    await customers.merge(kept.customer_id, other.customer_id, "same voice", "ines")
    record = await customers.customer(kept.customer_id)
    assert record is not None
    assert {one.value for one in record.identifiers} == {PHONE, WORK}
    assert {number for line in record.conversations for number in line.tickets} == {
        kept.ticket_number,
        other.ticket_number,
    }
    assert (record.email, record.phone) == (WORK, PHONE)


async def test_the_agent_sees_one_history_afterwards(
    turns: TurnStore, customers: CustomerStore, database: Database
) -> None:
    kept = await claimed(turns, chat(phone=PHONE))
    other = await claimed(turns, mail(address=WORK))
    await customers.merge(kept.customer_id, other.customer_id, "same voice", "ines")
    history = await TicketStore(database).past_tickets(kept.customer_id)
    assert {ticket.ticket_number for ticket in history} == {kept.ticket_number, other.ticket_number}


async def test_the_next_message_of_the_merged_one_goes_on_in_its_conversation(
    turns: TurnStore, customers: CustomerStore
) -> None:
    kept = await claimed(turns, chat(phone=PHONE))
    other = await claimed(turns, mail(address=WORK, thread="t1"))
    await customers.merge(kept.customer_id, other.customer_id, "same voice", "ines")
    later = await claimed(turns, mail(address=WORK, thread="t1"))
    assert (later.customer_id, later.conversation_id) == (kept.customer_id, other.conversation_id)


async def test_undoing_restores_every_row(turns: TurnStore, customers: CustomerStore, database: Database) -> None:
    """With all that can clash: the same thread, the same address claimed and proven, the same address claimed twice."""
    kept = await claimed(turns, mail(address=WORK, thread="t1"))
    other = await claimed(turns, mail(address=HOME, thread="t1"))
    await claimed(turns, form(address=HOME, ticket="TKT-0901"))
    await add_claim(database, kept.customer_id, HOME)
    await add_claim(database, kept.customer_id, "ada@old.example")
    await add_claim(database, other.customer_id, "ada@old.example")
    before = await books(database)
    merge = await customers.merge(kept.customer_id, other.customer_id, "same voice", "ines")
    assert await books(database) != before
    await customers.unmerge(merge.id, "ines")
    assert await books(database) == before


async def test_the_proof_of_the_merged_one_counts_for_the_kept_one(
    turns: TurnStore, customers: CustomerStore, database: Database
) -> None:
    kept = await claimed(turns, chat(phone=PHONE))
    await add_claim(database, kept.customer_id, WORK)
    other = await claimed(turns, mail(address=WORK))
    await customers.merge(kept.customer_id, other.customer_id, "same voice", "ines")
    later = await claimed(turns, mail(address=WORK, thread="t2"))
    assert later.customer_id == kept.customer_id


async def test_what_came_in_since_goes_back_with_its_identifier(turns: TurnStore, customers: CustomerStore) -> None:
    kept = await claimed(turns, chat(phone=PHONE))
    other = await claimed(turns, mail(address=WORK))
    merge = await customers.merge(kept.customer_id, other.customer_id, "same voice", "ines")
    since = await claimed(turns, mail(address=WORK, thread="t2"))
    await customers.unmerge(merge.id, "ines")
    record = await customers.customer(other.customer_id)
    assert record is not None
    assert {line.id for line in record.conversations} == {other.conversation_id, since.conversation_id}


async def test_a_field_that_somebody_corrected_meanwhile_stays(
    turns: TurnStore, customers: CustomerStore, database: Database
) -> None:
    kept = await claimed(turns, chat(phone=PHONE))
    other = await claimed(turns, mail(address=WORK))
    merge = await customers.merge(kept.customer_id, other.customer_id, "same voice", "ines")
    async with database.connection() as connection:
        await connection.execute("update customers set email = 'new@work.example' where id = $1", kept.customer_id)
    await customers.unmerge(merge.id, "ines")
    record = await customers.customer(kept.customer_id)
    assert record is not None
    assert record.email == "new@work.example"


async def test_chains_are_undone_from_the_end(turns: TurnStore, customers: CustomerStore, database: Database) -> None:
    one = await claimed(turns, chat(phone=PHONE))
    two = await claimed(turns, chat(phone=OTHER_PHONE))
    three = await claimed(turns, mail(address=WORK))
    before = await books(database)
    first = await customers.merge(two.customer_id, three.customer_id, "same voice", "ines")
    second = await customers.merge(one.customer_id, two.customer_id, "same voice", "ines")
    with pytest.raises(InvalidInput, match=str(second.id)):
        await customers.unmerge(first.id, "ines")
    await customers.unmerge(second.id, "ines")
    await customers.unmerge(first.id, "ines")
    assert await books(database) == before


async def test_merges_into_one_record_are_undone_in_any_order(
    turns: TurnStore, customers: CustomerStore, database: Database
) -> None:
    one = await claimed(turns, chat(phone=PHONE))
    two = await claimed(turns, chat(phone=OTHER_PHONE))
    three = await claimed(turns, mail(address=WORK))
    before = await books(database)
    first = await customers.merge(one.customer_id, two.customer_id, "same voice", "ines")
    second = await customers.merge(one.customer_id, three.customer_id, "same voice", "ines")
    await customers.unmerge(first.id, "ines")
    await customers.unmerge(second.id, "ines")
    assert await books(database) == before


async def test_a_merge_is_undone_once(turns: TurnStore, customers: CustomerStore) -> None:
    kept, other = await claimed(turns, chat(phone=PHONE)), await claimed(turns, mail(address=WORK))
    merge = await customers.merge(kept.customer_id, other.customer_id, "same voice", "ines")
    await customers.unmerge(merge.id, "ines")
    with pytest.raises(InvalidInput, match="undone already"):
        await customers.unmerge(merge.id, "ines")


async def test_the_books_keep_who_and_why(turns: TurnStore, customers: CustomerStore) -> None:
    kept, other = await claimed(turns, chat(phone=PHONE)), await claimed(turns, mail(address=WORK))
    merge = await customers.merge(kept.customer_id, other.customer_id, "same voice", "ines")
    await customers.unmerge(merge.id, "omar")
    record = await customers.customer(kept.customer_id)
    assert record is not None
    [noted] = record.merges
    assert (noted.actor, noted.evidence[0].detail, noted.undone_by) == ("ines", "same voice", "omar")


async def test_an_old_id_leads_to_the_living_record(turns: TurnStore, customers: CustomerStore) -> None:
    kept, other = await claimed(turns, chat(phone=PHONE)), await claimed(turns, mail(address=WORK))
    await customers.merge(kept.customer_id, other.customer_id, "same voice", "ines")
    record = await customers.customer(other.customer_id)
    assert record is not None
    assert record.id == kept.customer_id


async def test_what_cannot_be_merged(turns: TurnStore, customers: CustomerStore) -> None:
    kept, other = await claimed(turns, chat(phone=PHONE)), await claimed(turns, mail(address=WORK))
    with pytest.raises(InvalidInput, match="itself"):
        await customers.merge(kept.customer_id, kept.customer_id, "same voice", "ines")
    with pytest.raises(NotFound):
        await customers.merge(kept.customer_id, uuid4(), "same voice", "ines")
    await customers.merge(kept.customer_id, other.customer_id, "same voice", "ines")
    with pytest.raises(InvalidInput, match="already"):
        await customers.merge(kept.customer_id, other.customer_id, "same voice", "ines")


async def test_nothing_is_filed_with_a_record_while_it_is_merged_away(
    turns: TurnStore, customers: CustomerStore, database: Database
) -> None:
    kept, other = await claimed(turns, chat(phone=PHONE)), await claimed(turns, mail(address=WORK))
    arriving = [turns.claim([mail(address=WORK, thread=f"t{number}")]) for number in range(2, 12)]
    async with asyncio.TaskGroup() as group:
        for one in arriving:
            group.create_task(one)
        merging = group.create_task(customers.merge(kept.customer_id, other.customer_id, "same voice", "ines"))
    merge = merging.result()
    async with database.connection() as connection:
        query = "select count(*) from conversations where customer_id = $1"
        assert await connection.fetchval(query, merge.merged_id) == 0
        assert await connection.fetchval(query, merge.kept_id) == 12


async def test_suggestions_name_their_reasons_and_forget_separated_pairs(
    turns: TurnStore, customers: CustomerStore, database: Database
) -> None:
    shop = await claimed(turns, mail(address="ada.l+shop@gmail.com"))
    plain = await claimed(turns, mail(address="adal@googlemail.com"))
    [suggestion] = await customers.suggestions(10)
    assert (suggestion.first.id, suggestion.second.id) == (shop.customer_id, plain.customer_id)
    assert [one.rule for one in suggestion.evidence] == ["same_mailbox"]
    merge = await customers.merge(shop.customer_id, plain.customer_id, "asked her", "ines")
    assert await customers.suggestions(10) == []
    await customers.unmerge(merge.id, "ines")
    assert await customers.suggestions(10) == []


async def test_the_same_name_with_a_number_on_record_is_suggested(
    turns: TurnStore, customers: CustomerStore, database: Database
) -> None:
    wrote = await claimed(turns, mail(address=WORK))
    async with database.connection() as connection:
        await connection.execute("update customers set phone = $2 where id = $1", wrote.customer_id, PHONE)
    await claimed(turns, chat(phone=PHONE))
    [suggestion] = await customers.suggestions(10)
    assert [one.rule for one in suggestion.evidence] == ["same_name_and_record"]


async def test_what_belongs_to_a_customer_is_merged_by_its_own_rule_or_by_the_rule_for_all(database: Database) -> None:
    """A table that references customers in another way than `customer_tables` knows would be left behind."""
    rows = await database.fetch(
        "select conrelid::regclass::text as name from pg_constraint"
        " where contype = 'f' and confrelid = 'customers'::regclass and conparentid = 0"
        " and not conrelid in (select name from customer_tables)"
    )
    own_rule = {"customers", "customer_merges", "customer_identifiers", "conversations", "tickets", "customer_outlooks"}
    assert {row["name"] for row in rows} == own_rule
