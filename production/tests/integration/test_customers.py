"""One customer for one proven identifier, whatever happens at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Claim
from production.database.customer_records import CustomerStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage, Sender
from production.schemas.ids import IdentifierKind, Proof
from production.tests.builders import chat, form, mail

AT_ONCE = 40
PHONE = "+12025550101"


@pytest.fixture
async def crowd(database_url: str) -> AsyncIterator[Database]:
    """Many connections, all opened at the same moment: on a busy machine that takes its time."""
    opened = Database(database_url, max_size=AT_ONCE, timeout_s=60, queue_s=60)
    yield opened
    await opened.close()


@pytest.fixture
def customers(database: Database) -> CustomerStore:
    return CustomerStore(database, EVERYTHING)


def hidden(user: str = "US.13491208655302741918", phone: str | None = None, name: str = "Ada") -> InboundMessage:
    """A chat of somebody who hides the number, or shows it beside the user id."""
    sender = Sender(kind=IdentifierKind("whatsapp_user"), value=user, proof=Proof.PROVEN, name=name, phone=phone)
    return chat(key=user, sender=sender)


async def claimed(turns: TurnStore, message: InboundMessage) -> Claim:
    claim = await turns.claim([message])
    assert claim is not None
    return claim


async def count(database: Database, table: str) -> int:
    async with database.connection() as connection:
        number: int = await connection.fetchval(f"select count(*) from {table}")
    return number


async def test_first_messages_of_one_sender_at_once_make_one_customer(crowd: Database) -> None:
    turns = TurnStore(crowd)
    await asyncio.gather(*(turns.claim([mail(thread=f"t{number}")]) for number in range(AT_ONCE)))
    assert await count(crowd, "customers") == 1


async def test_first_messages_on_mail_and_form_at_once_make_one_customer(crowd: Database) -> None:
    turns = TurnStore(crowd)
    messages = [mail(thread=f"t{number}") for number in range(AT_ONCE // 2)]
    messages += [form(ticket=f"TKT-{number + 9000}") for number in range(AT_ONCE // 2)]
    await asyncio.gather(*(turns.claim([message]) for message in messages))
    assert await count(crowd, "customers") == 1


async def test_a_number_and_an_account_that_shows_it_at_once_make_one_customer(crowd: Database) -> None:
    turns = TurnStore(crowd)
    messages = [hidden(phone=PHONE) if number % 2 else chat(phone=PHONE) for number in range(AT_ONCE)]
    claims = await asyncio.gather(*(turns.claim([message]) for message in messages))
    assert len({claim.customer_id for claim in claims if claim}) == 1
    assert await count(crowd, "customers") == 1


async def test_many_new_senders_at_once_stay_apart(crowd: Database) -> None:
    turns = TurnStore(crowd)
    await asyncio.gather(*(turns.claim([chat(phone=f"+120255501{number:02}")]) for number in range(AT_ONCE)))
    assert await count(crowd, "customers") == AT_ONCE


async def test_a_hidden_number_that_shows_up_joins_both_records(turns: TurnStore, customers: CustomerStore) -> None:
    known = await claimed(turns, chat(phone=PHONE))
    await claimed(turns, hidden())
    joined = await claimed(turns, hidden(phone=PHONE))
    record = await customers.customer(known.customer_id)
    assert record is not None
    assert joined.customer_id == known.customer_id
    assert [(merge.actor, merge.evidence[0].rule) for merge in record.merges] == [("system", "whatsapp_user_and_phone")]


async def test_the_evidence_of_a_merge_names_what_the_message_was_proven_by(
    turns: TurnStore, customers: CustomerStore
) -> None:
    ring = Sender(kind=IdentifierKind("ring"), value="GB-1", proof=Proof.PROVEN)
    for sender in (ring, ring.model_copy(update={"phone": PHONE})):
        await claimed(turns, chat(phone=PHONE))
        joined = await claimed(turns, chat(sender=sender))
    record = await customers.customer(joined.customer_id)
    assert record is not None
    assert [merge.evidence[0].rule for merge in record.merges] == ["ring_and_phone"]


async def test_a_number_that_passed_on_to_another_account_joins_nothing(
    turns: TurnStore, customers: CustomerStore
) -> None:
    former = await claimed(turns, hidden("US.1", PHONE))
    now = await claimed(turns, hidden("US.2", PHONE))
    assert now.customer_id != former.customer_id
    [suggestion] = await customers.suggestions(10)
    assert {suggestion.first.id, suggestion.second.id} == {former.customer_id, now.customer_id}


async def test_a_proof_does_not_join_whoever_claimed_the_address_and_has_proven_something_else(
    turns: TurnStore, database: Database
) -> None:
    mallory = await claimed(turns, chat(phone="+12025550199"))
    await _claim_address(database, mallory.customer_id, "ada@example.com")
    ada = await claimed(turns, mail())
    assert ada.customer_id != mallory.customer_id


async def test_the_first_proof_corrects_the_name_that_a_claim_gave(turns: TurnStore, customers: CustomerStore) -> None:
    typed = form()
    typed = typed.model_copy(update={"sender": typed.sender.model_copy(update={"name": "Mallory"})})
    claim = await claimed(turns, typed)
    await claimed(turns, mail())
    record = await customers.customer(claim.customer_id)
    assert record is not None
    assert (record.name, len(record.conversations)) == ("Ada Lovelace", 2)


async def _claim_address(database: Database, customer_id: UUID, address: str) -> None:
    async with database.connection() as connection:
        await connection.execute(
            "insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)"
            " values ($1, 'email', $2, 'whatsapp', 'claimed')",
            customer_id,
            address,
        )
