"""A wish for no more messages holds for the person, under whichever identifier WhatsApp shows."""

from __future__ import annotations

from typing import Any

import pytest

from production.database.outbox import OutboxStore
from production.database.outreach import note_opt_out
from production.database.outreach_outbox import OutreachOutbox
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage, MessageKind, Sender
from production.schemas.ids import Channel, IdentifierKind, Proof
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.tests.builders import because, chat
from production.tests.support.outreach import SITE, contacted, released, somebody, state

PHONE, STRANGER = "+12025550101", "+12025550102"
BOTH = Sender(kind=IdentifierKind("whatsapp_user"), value="US.1349", proof=Proof.PROVEN, phone=PHONE)


@pytest.fixture
async def turns(database: Database) -> TurnStore:
    """The customer of a number has asked for no more messages."""
    turns = TurnStore(database)
    await turns.claim([chat(phone=PHONE)])
    await says(turns, MessageKind.STOP)
    return turns


async def says(turns: TurnStore, kind: MessageKind, **changes: Any) -> None:
    await turns.park(chat(phone=PHONE, kind=kind, **changes), state=LedgerState.IGNORED, reason=because(kind))


async def opted_out(turns: TurnStore, message: InboundMessage) -> bool:
    claim = await turns.claim([message])
    assert claim is not None
    return claim.opted_out


async def test_it_holds_when_a_user_id_appears_beside_the_number(turns: TurnStore) -> None:
    assert await opted_out(turns, chat(phone=PHONE, sender=BOTH))


async def test_it_holds_for_nobody_else(turns: TurnStore) -> None:
    assert not await opted_out(turns, chat(phone=STRANGER))


async def test_the_same_person_takes_it_back_under_either(turns: TurnStore) -> None:
    await turns.claim([chat(phone=PHONE, sender=BOTH)])
    await says(turns, MessageKind.START, sender=BOTH)
    assert not await opted_out(turns, chat(phone=PHONE))


async def test_a_wish_that_the_provider_knows_of_ends_what_is_written_first(database: Database) -> None:
    ada = await somebody(database)
    first, second = await released(database, ada), await released(database, ada)
    outbox = OutreachOutbox(database, SITE)
    [attempt, _] = await outbox.take(Channel.EMAIL, 2)
    await database.execute(
        "update outreach_messages set delivery_status = 'pending' where id <> $1", attempt.message.id
    )
    await outbox.mark_failed(attempt.message.id, "unsubscribed", unsubscribed=True)
    assert {await state(database, each) for each in (first, second)} == {"failed", "rejected"}
    assert await contacted(database, ada) is None


async def test_a_wish_that_is_reported_later_ends_it_as_well(database: Database) -> None:
    ada = await somebody(database)
    sent, waiting = await released(database, ada), await released(database, ada)
    left = "update outreach_messages set delivery_status = 'sent', provider_message_id = 'SM1' where id = $1"
    await database.execute(left, sent)
    await OutboxStore(database).advance("SM1", DeliveryStatus.FAILED, "21610", unsubscribed=True)
    assert [await state(database, each) for each in (sent, waiting)] == ["failed", "rejected"]


async def test_a_wish_is_looked_into_for_those_alone_whose_it_is(database: Database) -> None:
    ada, grace = await somebody(database), await somebody(database, "grace@example.com")
    hers = await released(database, grace)
    mine = await released(database, ada)
    await database.execute("delete from consents where customer_id = $1", grace.id)
    async with database.transaction() as connection:
        await note_opt_out(connection, Channel.EMAIL, ada.email)
    assert (await state(database, mine), await state(database, hers)) == ("rejected", "pending")
