"""A contact is the customer: what people write down and what the pipeline learns are about one person."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from production.areas.contacts.jobs import purge
from production.crm.customers.contacts import Contact
from production.crm.permissions.model import EVERYTHING
from production.database.contacts import ContactFilter, ContactStore
from production.database.customer_records import CustomerStore
from production.database.listing import Asked, Sort
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import Sender
from production.schemas.errors import NotFound, Taken
from production.schemas.ids import IdentifierKind, Proof
from production.tests.builders import chat, form, mail
from production.tests.support.turns import claimed

ADA: dict[str, Any] = {"first_name": "Ada", "last_name": "Lovelace", "email": "ada@example.com"}
PHONE = "+12025550101"
EVERYBODY = Asked((Sort("id"),), 100), ContactFilter()
_DEAL = """
insert into deals (title, pipeline_id, customer_id, position) select $2, p.id, $1, 'a' from pipelines p returning id"""


def seen(_: object) -> None:
    """Whoever writes has seen the record as it is."""


@pytest.fixture
def contacts(database: Database) -> ContactStore:
    return ContactStore(database, EVERYTHING)


async def proofs(database: Database, contact: Contact) -> dict[str, str]:
    rows = await database.fetch(
        "select identifier_value, proof from customer_identifiers where customer_id = $1", contact.customer_id
    )
    return {row["identifier_value"]: row["proof"] for row in rows}


async def work_of(database: Database, contact: Contact) -> dict[str, int]:
    """A deal with a task, and a task of the contact's own."""
    await database.execute("insert into pipelines (name) values ('Sales')")
    deal = await database.fetchval(_DEAL, contact.customer_id, "Deal")
    of_deal = await database.fetchval(
        "insert into tasks (title, deal_id) values ('Of the deal', $1) returning id", deal
    )
    own = "insert into tasks (title, customer_id) values ('Own', $1) returning id"
    return {"deal": deal, "of_deal": of_deal, "own": await database.fetchval(own, contact.customer_id)}


async def there(database: Database) -> set[str]:
    rows = await database.fetch(
        "select title from deals where deleted_at is null union all select title from tasks where deleted_at is null"
    )
    return {row["title"] for row in rows}


async def age(database: Database, days: int) -> None:
    for table in ("customers", "deals", "tasks"):
        await database.execute(f"update {table} set deleted_at = deleted_at - $1::interval", timedelta(days=days))


async def test_what_people_write_down_is_a_claim(database: Database, contacts: ContactStore) -> None:
    ada = await contacts.add({**ADA, "phone": PHONE})
    assert await proofs(database, ada) == {"ada@example.com": "claimed", PHONE: "claimed"}


@pytest.mark.parametrize(
    "message", [mail("Hello", address="ada@example.com"), form("Hello", address="ada@example.com")]
)
async def test_who_writes_from_a_written_address_is_that_contact(
    database: Database, turns: TurnStore, contacts: ContactStore, message: Any
) -> None:
    ada = await contacts.add(ADA)
    assert (await claimed(turns, message)).customer_id == ada.customer_id


async def test_a_mail_proves_the_address_and_leaves_the_name(
    database: Database, turns: TurnStore, contacts: ContactStore
) -> None:
    ada = await contacts.add(ADA)
    sender = Sender(kind=IdentifierKind.EMAIL, value="ada@example.com", proof=Proof.PROVEN, name="Countess")
    await claimed(turns, mail("Hello", address="ada@example.com").model_copy(update={"sender": sender}))
    assert await proofs(database, ada) == {"ada@example.com": "proven"}
    assert (await contacts.contact(ada.id)).name == "Ada Lovelace"


async def test_a_written_address_opens_no_record_that_has_proven_something_else(
    turns: TurnStore, contacts: ContactStore
) -> None:
    """Who writes an address down by mistake must not give its owner somebody else's conversations."""
    chats = await claimed(turns, chat(phone=PHONE))
    [wrong] = (await contacts.page(*EVERYBODY)).rows
    await contacts.change(wrong.id, {"email": "eve@example.com"}, seen)
    assert (await claimed(turns, mail("Hello", address="eve@example.com"))).customer_id != chats.customer_id


async def test_a_profile_name_stands_for_the_first_name_until_somebody_writes_one(
    turns: TurnStore, contacts: ContactStore
) -> None:
    sender = Sender(kind=IdentifierKind.PHONE, value=PHONE, proof=Proof.PROVEN, phone=PHONE, name="ada ✨")
    await claimed(turns, chat(phone=PHONE).model_copy(update={"sender": sender}))
    [found] = (await contacts.page(*EVERYBODY)).rows
    assert (found.first_name, found.last_name, found.email) == ("ada ✨", None, None)
    named = await contacts.change(found.id, {"first_name": "Ada", "last_name": "Lovelace"}, seen)
    await claimed(turns, chat(phone=PHONE).model_copy(update={"sender": sender}))
    assert (named.name, (await contacts.contact(found.id)).first_name) == ("Ada Lovelace", "Ada")


async def test_an_address_that_the_pipeline_knows_belongs_to_its_contact(
    turns: TurnStore, contacts: ContactStore
) -> None:
    await claimed(turns, mail("Hello", address="ada@example.com"))
    [known] = (await contacts.page(*EVERYBODY)).rows
    with pytest.raises(Taken) as refused:
        await contacts.add(ADA)
    assert refused.value.existing_id == known.id


async def test_a_corrected_address_is_withdrawn_unless_somebody_has_written_from_it(
    database: Database, turns: TurnStore, contacts: ContactStore
) -> None:
    ada = await contacts.add({**ADA, "email": "typo@example.com"})
    await contacts.change(ada.id, {"email": "ada@example.com"}, seen)
    assert set(await proofs(database, ada)) == {"ada@example.com"}
    await claimed(turns, form("Hello", address="ada@example.com"))
    await contacts.change(ada.id, {"email": "new@example.com"}, seen)
    assert set(await proofs(database, ada)) == {"ada@example.com", "new@example.com"}


async def test_two_at_once_make_one(database: Database, contacts: ContactStore) -> None:
    made = await asyncio.gather(*[contacts.add(ADA) for _ in range(5)], return_exceptions=True)
    assert sum(isinstance(each, Contact) for each in made) == 1
    assert all(isinstance(each, Contact | Taken) for each in made)


async def test_deals_and_tasks_go_and_come_back_with_their_contact(database: Database, contacts: ContactStore) -> None:
    ada = await contacts.add(ADA)
    work = await work_of(database, ada)
    await database.execute("update tasks set deleted_at = now() - interval '1 hour' where id = $1", work["own"])
    await contacts.drop(ada.id, seen)
    assert await there(database) == set()
    await contacts.restore(ada.id)
    assert await there(database) == {"Deal", "Of the deal"}


async def test_tickets_and_words_stay(database: Database, turns: TurnStore, contacts: ContactStore) -> None:
    claim = await claimed(turns, mail("Hello", address="ada@example.com"))
    [ada] = (await contacts.page(*EVERYBODY)).rows
    await contacts.drop(ada.id, seen)
    record = await CustomerStore(database, EVERYTHING).customer(claim.customer_id)
    assert record is not None
    assert [each.id for each in record.conversations] == [claim.conversation_id]


async def test_who_proves_an_address_again_is_there_again_alone(
    database: Database, turns: TurnStore, contacts: ContactStore
) -> None:
    ada = await contacts.add(ADA)
    await work_of(database, ada)
    await contacts.drop(ada.id, seen)
    await claimed(turns, form("Hello", address="ada@example.com"))
    with pytest.raises(NotFound):
        await contacts.contact(ada.id)
    await claimed(turns, mail("Hello", address="ada@example.com"))
    assert (await contacts.contact(ada.id)).name == "Ada Lovelace"
    assert await there(database) == set()


async def test_after_thirty_days_nobody_brings_it_back(database: Database, contacts: ContactStore) -> None:
    ada = await contacts.add(ADA)
    await contacts.drop(ada.id, seen)
    await age(database, 31)
    with pytest.raises(NotFound):
        await contacts.restore(ada.id)
    await purge(database)
    assert await database.fetchval("select count(*) from customers") == 0


async def test_of_who_has_written_only_what_people_kept_is_purged(
    database: Database, turns: TurnStore, contacts: ContactStore
) -> None:
    ada = await contacts.add({**ADA, "notes": "secret", "tags": ["vip"]})
    await claimed(turns, form("Hello", address="ada@example.com"))
    await work_of(database, ada)
    await contacts.drop(ada.id, seen)
    await age(database, 31)
    await purge(database)
    left = await database.fetchrow("select notes, tags from customers where id = $1", ada.customer_id)
    assert (left["notes"], left["tags"]) == ("", [])
    assert await there(database) == set()
    assert await database.fetchval("select count(*) from messages") == 1


async def test_what_was_deleted_lately_is_not_purged(database: Database, contacts: ContactStore) -> None:
    ada = await contacts.add(ADA)
    await contacts.drop(ada.id, seen)
    await age(database, 29)
    await purge(database)
    assert (await contacts.restore(ada.id)).customer_id == ada.customer_id
