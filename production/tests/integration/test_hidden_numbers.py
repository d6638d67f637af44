"""WhatsApp customers without a visible number: found again, and answered where they can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from production.channels.compose import Composer
from production.channels.twilio.client import MessagesClient
from production.channels.whatsapp.twilio.parse import parse_inbound
from production.crm.support.model import Claim, OutboundPart
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.delivery import OutboundMessage, SendStatus
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Channel
from production.tests.contract.providers.playground import Playground, new_phone, running
from production.tests.contract.providers.servers import Delivery, running_sink
from production.tests.support.channels import whatsapp_at

USER = "US.13491208655302741918"


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Playground]:
    with running_sink() as sink, running(tmp_path / "world.sqlite", sink) as ground:
        yield ground


@pytest.fixture
def whatsapp(ground: Playground) -> MessagesClient:
    return whatsapp_at(ground.url)


def _writes(ground: Playground, identity: str, text: str, user_id: str = "") -> InboundMessage:
    """A customer writes: the webhook as the provider posts it, parsed."""
    ground.post("/sandbox/whatsapp", **{"from": identity, "text": text, "user_id": user_id})

    def wanted(delivery: Delivery) -> bool:
        return delivery.path == "/whatsapp" and delivery.form["Body"] == text

    return parse_inbound(ground.sink.wait(wanted)[0].form, received_at=datetime.now(UTC))


async def _claimed(database: Database, message: InboundMessage) -> Claim:
    claim = await TurnStore(database).claim([message])
    assert claim is not None
    return claim


def _answer(claim: Claim) -> OutboundPart:
    [part] = Composer("TechCorp", "techcorp.example")(claim.target, "Hello").parts
    return part


def _outbound(part: OutboundPart) -> OutboundMessage:
    return OutboundMessage(uuid4(), Channel.WHATSAPP, part.recipient, part.text, part.correlation_id)


async def test_a_hidden_number_is_answered_at_the_user_id(
    ground: Playground, database: Database, whatsapp: MessagesClient
) -> None:
    claim = await _claimed(database, _writes(ground, USER, "Hi"))
    result = await whatsapp.send(_outbound(_answer(claim)))
    assert (result.status, [each["to"] for each in ground.get("/sandbox/sent")["whatsapp"]]) == (
        SendStatus.SENT,
        [f"whatsapp:{USER}"],
    )


async def test_a_shown_number_is_answered_at_the_number(
    ground: Playground, database: Database, whatsapp: MessagesClient
) -> None:
    phone = new_phone()
    claim = await _claimed(database, _writes(ground, phone, "Hi", USER))
    await whatsapp.send(_outbound(_answer(claim)))
    assert [each["to"] for each in ground.get("/sandbox/sent")["whatsapp"]] == [f"whatsapp:{phone}"]


async def test_who_hides_the_number_stays_the_same_customer(ground: Playground, database: Database) -> None:
    phone = new_phone()
    customers = [
        (await _claimed(database, message)).customer_id
        for message in (
            _writes(ground, phone, "before user ids came"),
            _writes(ground, phone, "with both", USER),
            _writes(ground, USER, "with the id alone"),
        )
    ]
    assert len(set(customers)) == 1


async def test_the_chat_goes_on_when_a_user_id_appears_beside_the_number(
    ground: Playground, database: Database
) -> None:
    phone = new_phone()
    before = await _claimed(database, _writes(ground, phone, "before user ids came"))
    after = await _claimed(database, _writes(ground, phone, "with both", USER))
    assert after.conversation_id == before.conversation_id


async def test_an_answer_to_a_user_id_is_found_again(
    ground: Playground, database: Database, whatsapp: MessagesClient
) -> None:
    message = _outbound(_answer(await _claimed(database, _writes(ground, USER, "Hi"))))
    sent = await whatsapp.send(message)
    assert await whatsapp.find_sent(message, datetime.now(UTC)) == [sent.provider_id]
