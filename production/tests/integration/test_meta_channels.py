"""WhatsApp by two providers at once, what others of us say in a chat, and templates that are not approved."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from production.channels.lines import together
from production.channels.provider import Connection, TemplateState
from production.channels.registry import channels
from production.channels.whatsapp.cloud.parse import read
from production.channels.whatsapp.twilio.parse import parse_inbound
from production.crm.support.model import OutboundPart
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.templates import TemplateStore
from production.database.turns import TurnStore
from production.schemas.delivery import OutboundMessage, SendResult, SendStatus
from production.schemas.envelope import InboundMessage, MessageKind
from production.schemas.errors import Unavailable
from production.schemas.health import HealthStatus
from production.schemas.ids import Channel
from production.tests.builders import chat
from production.tests.support.inbound import Desk, alone, record
from production.tests.support.turns import claimed, reply
from production.tests.unit.channels.meta_batches import said, whatsapp
from production.workers.jobs import report_health
from production.workers.sender import Sender

NOW = datetime.now(UTC)
CUSTOMER, TWILIO, CLOUD = "+12025550101", "+14155551000", "+14155552000"
TEMPLATE = {"reply": {"name": "ticket_reply", "language": "en", "variables": {"1": "{text}"}}}


@dataclass
class Provider:
    """Takes what it is given."""

    taken: list[OutboundMessage] = field(default_factory=list)

    async def send(self, message: OutboundMessage) -> SendResult:
        self.taken.append(message)
        return SendResult(SendStatus.SENT, provider_id=uuid4().hex)

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        return []

    async def ping(self) -> None:
        """It is there."""


def by_twilio(text: str) -> InboundMessage:
    form = {"MessageSid": f"SM{uuid4().hex}", "From": f"whatsapp:{CUSTOMER}", "To": f"whatsapp:{TWILIO}", "Body": text}
    return parse_inbound(form, received_at=datetime.now(UTC))


def by_cloud(text: str, number: str = CLOUD) -> InboundMessage:
    metadata = {"display_phone_number": number.removeprefix("+"), "phone_number_id": "1"}
    batch = whatsapp(messages=[said(text, CUSTOMER.removeprefix("+"), id=f"wamid.{uuid4().hex}")], metadata=metadata)
    [found] = read(batch, datetime.now(UTC), "")
    assert isinstance(found, InboundMessage)
    return found


async def answered(database: Database, clients: Connection, message: InboundMessage, text: str) -> None:
    turns, outbox, stop = TurnStore(database), OutboxStore(database), asyncio.Event()
    part = OutboundPart(text=text, correlation_id=uuid4().hex, recipient=CUSTOMER)
    await turns.settle(await claimed(turns, message), reply(parts=(part,)))
    running = asyncio.create_task(Sender(outbox, Channel.WHATSAPP, clients.client).run(stop))
    async with asyncio.timeout(20):
        while await database.fetchval("select count(*) from messages where delivery_status = 'pending'"):
            await asyncio.sleep(0.02)
    stop.set()
    await running


async def test_a_reply_leaves_from_the_number_that_was_written_to(database: Database) -> None:
    twilio, cloud = Provider(), Provider()
    both = together([_connection(cloud, CLOUD), _connection(twilio, TWILIO)])
    assert both is not None
    await answered(database, both, by_twilio("to the first"), "from the first")
    await answered(database, both, by_cloud("to the second"), "from the second")
    await answered(database, both, by_twilio("to the first again"), "from the first again")
    assert [each.text for each in twilio.taken] == ["from the first", "from the first again"]
    assert [each.text for each in cloud.taken] == ["from the second"]
    assert await database.fetchval("select count(*) from conversations") == 1


async def test_a_number_that_moves_keeps_its_customers_and_conversations(database: Database) -> None:
    before, after = Provider(), Provider()
    await answered(database, _connection(before, TWILIO), by_twilio("Before"), "before")
    await answered(database, _connection(after, TWILIO), by_cloud("After", TWILIO), "after")
    for table in ("customers", "conversations", "tickets"):
        assert await database.fetchval(f"select count(*) from {table}") == 1
    assert ([each.text for each in before.taken], [each.text for each in after.taken]) == (["before"], ["after"])


@pytest.mark.parametrize("lines", [(TWILIO, TWILIO), (None, TWILIO), (TWILIO, None)])
def test_two_ways_to_one_number_are_none(lines: tuple[str | None, str | None]) -> None:
    assert together([_connection(Provider(), line) for line in lines]) is None


async def test_what_a_colleague_writes_in_the_app_is_in_the_conversation_and_the_ai_stays_silent(desk: Desk) -> None:
    await desk.consumer.handle([record(by_twilio("How do I export?"))], alone)
    echo = by_twilio("I'll call you").model_copy(update={"kind": MessageKind.ECHO})
    for offset in (1, 2):
        await desk.consumer.handle([record(echo, offset)], alone)
    shown = "select role, content from messages where event_id = any($1::text[])"
    async with desk.database.connection() as connection:
        assert [tuple(row) for row in await connection.fetch(shown, [echo.event_id])] == [("human", "I'll call you")]
    claim = await claimed(TurnStore(desk.database), by_twilio("Thanks"))
    assert claim.assigned_to_human


@pytest.mark.parametrize("known", ["sent", "sending", "unknown"])
async def test_our_own_words_that_come_back_are_not_said_twice(desk: Desk, known: str) -> None:
    turns, outbox = TurnStore(desk.database), OutboxStore(desk.database)
    await turns.settle(await claimed(turns, chat(phone=CUSTOMER)), reply("Here is how."))
    [attempt] = await outbox.take(Channel.WHATSAPP, 10)
    if known == "sent":
        await outbox.mark_sent(attempt.message.id, "wamid.7")
    await desk.change(f"update messages set delivery_status = '{known}' where direction = 'outbound'")
    echo = chat("Here is how.", phone=CUSTOMER, kind=MessageKind.ECHO, event_id="whatsapp:wamid.7")
    await desk.consumer.handle([record(echo)], alone)
    stored = "select delivery_status, provider_message_id from messages where direction = 'outbound'"
    assert await desk.rows(stored) == [("sent", "wamid.7")]
    assert not (await claimed(turns, chat(phone=CUSTOMER))).assigned_to_human


async def test_what_is_said_to_another_app_is_written_down_and_opens_the_window(desk: Desk) -> None:
    await desk.consumer.handle([record(chat("Hello", phone=CUSTOMER))], alone)
    later = datetime.now(UTC) + timedelta(minutes=5)
    heard = chat("Hello bot", phone=CUSTOMER, kind=MessageKind.STANDBY, received_at=later)
    await desk.consumer.handle([record(heard, 1)], alone)
    assert desk.model.asked == ["Hello"]
    assert await desk.rows("select content from messages where role = 'customer' order by created_at") == [
        ("Hello",),
        ("Hello bot",),
    ]
    assert await desk.rows("select last_inbound_at from conversations") == [(later,)]


async def test_a_template_that_is_not_approved_is_not_taken(database: Database) -> None:
    await database.execute("update channel_configs set templates = $1 where channel = 'whatsapp'", TEMPLATE)
    templates, turns, outbox = TemplateStore(database), TurnStore(database), OutboxStore(database)

    async def offered(*states: TemplateState) -> bool:
        await templates.keep("whatsapp_cloud", states)
        await turns.settle(await claimed(turns, chat(phone=CUSTOMER)), reply(str(uuid4())))
        [attempt] = await outbox.take(Channel.WHATSAPP, 10)
        await outbox.mark_sent(attempt.message.id, uuid4().hex)
        return attempt.message.template is not None

    assert await offered()
    assert not await offered(TemplateState("ticket_reply", "en", "paused"))
    assert await offered(
        TemplateState("ticket_reply", "en", "approved"), TemplateState("ticket_reply", "de", "rejected")
    )


async def test_a_person_may_write_longer_than_a_machine() -> None:
    spec, wrote = channels()[Channel("messenger")], datetime(2026, 3, 3, tzinfo=UTC)
    assert spec.closes_at(wrote) == wrote + timedelta(hours=24)
    assert spec.closes_at(wrote, by_person=True) == wrote + timedelta(days=7)


async def test_who_read_a_chat_read_all_that_was_sent_until_then(database: Database) -> None:
    turns, outbox = TurnStore(database), OutboxStore(database)
    await turns.settle(await claimed(turns, chat(phone=CUSTOMER)), reply("one"))
    [attempt] = await outbox.take(Channel.WHATSAPP, 10)
    await outbox.mark_sent(attempt.message.id, "m_1")
    status = "select delivery_status from messages where direction = 'outbound'"
    await outbox.read_until(Channel.WHATSAPP, CUSTOMER, NOW - timedelta(days=1))
    assert await database.fetchval(status) == "sent"
    await outbox.read_until(Channel.WHATSAPP, CUSTOMER, datetime.now(UTC) + timedelta(seconds=1))
    assert await database.fetchval(status) == "read"


async def test_health_tells_of_tokens() -> None:
    told: dict[str, Any] = {}

    class Board:
        async def report(self, component: str, status: HealthStatus, detail: str | None = None) -> None:
            told[component] = (status, detail)

    async def soon() -> str:
        return "expires on 3 March"

    async def gone() -> str:
        raise Unavailable("expired")

    await report_health(Board(), {"soon": soon, "gone": gone})
    assert told == {
        "soon": (HealthStatus.DEGRADED, "expires on 3 March"),
        "gone": (HealthStatus.UNHEALTHY, "expired"),
    }


def _connection(provider: Provider, line: str | None) -> Connection:
    return Connection(client=provider, ping=provider.ping, line=line)
