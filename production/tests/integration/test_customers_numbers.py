"""Forms of one number are one customer: found, exported, forgotten, answered and left alone as one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from production.channels.compose import Composer
from production.channels.whatsapp.twilio.parse import parse_inbound
from production.crm.customers.identity import parse_identifier
from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Claim
from production.database.customer_privacy import PrivacyStore
from production.database.customer_records import CustomerStore
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage, Sender
from production.schemas.ids import Channel, IdentifierKind, Proof
from production.schemas.outcomes import LedgerState
from production.tests.builders import because, chat
from production.tests.support.turns import reply

PAIRS = [
    ("+5215512345678", "+52 55 1234 5678"),
    ("+553188887777", "+55 31 98888-7777"),
    ("+5511999990000", "+55 11 9999-0000"),
    ("+5491123456789", "+54 11 15 2345-6789"),
    ("+541123456789", "+54 9 11 2345 6789"),
    ("+22997123456", "+229 01 97 12 34 56"),
    ("+99912345", "+999 12345"),
    ("+11234567890", "+1 (123) 456-7890"),
]
DELIVERED = [delivered for delivered, _ in PAIRS]


def webhook(number: str, text: str = "Hello") -> InboundMessage:
    message = chat(text)
    sid = message.event_id.partition(":")[2]
    params = {"MessageSid": sid, "From": f"whatsapp:{number}", "Body": text, "ProfileName": "Ada"}
    return parse_inbound(params, received_at=datetime.now(UTC))


async def wrote(turns: TurnStore, number: str, text: str = "Hello") -> Claim:
    claim = await turns.claim([webhook(number, text)])
    assert claim is not None
    return claim


@pytest.mark.parametrize(("delivered", "typed"), PAIRS)
async def test_whoever_is_looked_up_is_found_in_both_forms(
    turns: TurnStore, database: Database, delivered: str, typed: str
) -> None:
    claim = await wrote(turns, delivered)
    for written in (delivered, typed, f"whatsapp:{delivered}"):
        found = await CustomerStore(database, EVERYTHING).lookup(parse_identifier(written))
        assert found is not None
        assert found.id == claim.customer_id


@pytest.mark.parametrize(("delivered", "typed"), PAIRS)
async def test_two_forms_are_one_customer_in_one_chat(turns: TurnStore, delivered: str, typed: str) -> None:
    other = "+" + "".join(char for char in typed if char.isdigit())
    one, again = await wrote(turns, delivered), await wrote(turns, other.replace("541115", "54911"))
    assert (one.customer_id, one.conversation_id) == (again.customer_id, again.conversation_id)


@pytest.mark.parametrize("delivered", DELIVERED)
async def test_the_answer_goes_to_exactly_what_was_delivered(
    turns: TurnStore, database: Database, delivered: str
) -> None:
    claim = await wrote(turns, delivered)
    composed = Composer("TechCorp", "techcorp.example")(claim.target, "An answer")
    await turns.settle(claim, reply(parts=composed.parts))
    [attempt] = await OutboxStore(database).take(Channel.WHATSAPP, 10)
    assert attempt.message.recipient == delivered


@pytest.mark.parametrize(("delivered", "typed"), PAIRS)
async def test_forgetting_in_one_form_leaves_nothing_in_another(
    turns: TurnStore, database: Database, delivered: str, typed: str
) -> None:
    await wrote(turns, delivered, "secret words")
    await turns.park(webhook(delivered, "secret words"), state=LedgerState.IGNORED, reason=because("a reaction"))
    found = await CustomerStore(database, EVERYTHING).lookup(parse_identifier(typed))
    assert found is not None
    gone = await PrivacyStore(database).forget(found.id)
    assert gone["received"] == 2
    async with database.connection() as connection:
        assert await connection.fetchval("select count(*) from ledger where key <> 'forgotten'") == 0


async def test_an_account_that_shows_an_older_form_is_whoever_has_the_number(turns: TurnStore) -> None:
    known = await wrote(turns, "+525512345678")
    sender = Sender(kind=IdentifierKind("whatsapp_user"), value="MX.1", proof=Proof.PROVEN, phone="+5215512345678")
    claim = await turns.claim([chat(key="MX.1", sender=sender)])
    assert claim is not None
    assert claim.customer_id == known.customer_id


async def test_a_wish_for_no_more_messages_holds_in_both_forms(turns: TurnStore) -> None:
    stop = webhook("+5215512345678", "STOP")
    await turns.park(stop, state=LedgerState.IGNORED, reason=because("asked for no more messages"))
    assert (await wrote(turns, "+525512345678")).opted_out
    await turns.park(webhook("+525512345678", "START"), state=LedgerState.IGNORED, reason=because("asked again"))
    assert not (await wrote(turns, "+5215512345678")).opted_out


async def test_an_envelope_of_the_release_before_is_filed_under_the_key_of_today(turns: TurnStore) -> None:
    known = await wrote(turns, "+525512345678")
    old = chat(phone="+5215512345678")
    claim = await turns.claim([old])
    assert claim is not None
    assert claim.customer_id == known.customer_id


async def test_two_subscribers_stay_two(turns: TurnStore) -> None:
    numbers = ["+5215512345678", "+5215512345679", "+553188887777", "+551188887777", "+541123456789"]
    assert len({(await wrote(turns, number)).customer_id for number in numbers}) == len(numbers)
