"""What every channel promises, whichever it is. Who is in the registry is held to it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any
from uuid import uuid4

import pytest

from production.channels.registry import channels, providers, webhooks
from production.crm.support.model import OutboundPart
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.delivery import OutboundMessage, RenderContext, SendStatus
from production.schemas.envelope import InboundMessage, Machine, MessageKind, Sender
from production.schemas.ids import Channel, IdentifierKind, Proof
from production.schemas.outcomes import DeliveryStatus, EndCode
from production.stream.codec import decode
from production.tests.builders import chat, form, mail
from production.tests.contract.channels.drivers import Call, Driver, Said, driver_of
from production.tests.contract.providers.playground import Playground
from production.tests.support.api import System
from production.tests.support.inbound import Desk, alone, record
from production.tests.support.turns import claimed, reply
from production.workers.sender import Sender as Loop

HINTS = {"gmail"}
"""Their webhook says only that there is something: what it is, is fetched."""
EVERY = pytest.mark.parametrize("channel", list(channels()))
CALLING = pytest.mark.parametrize("provider", [name for name in webhooks() if name not in HINTS])
LONG = "First you open the project. Then you choose Export in its menu, and wait a moment! Is it there? " * 30
CONTEXT = RenderContext(ticket_number="TKT-0042", company="TechCorp")


def message(channel: Channel, text: str = "Hello", person: str = "12025550101", **changes: Any) -> InboundMessage:
    """Of somebody who is who they say, wherever that can be known."""
    if channel == Channel.EMAIL:
        return mail(text, address=f"{person}@example.com", **changes)
    if channel == Channel.WEB_FORM:
        return form(text, address=f"{person}@example.com", ticket=f"TKT-9{person[-3:]}", **changes)
    who = Sender(kind=IdentifierKind(f"{channel}_user"), value=person, proof=Proof.PROVEN)
    fields: dict[str, Any] = {"channel": channel, "key": person, "sender": who, "event_id": f"{channel}:{uuid4().hex}"}
    return chat(text, **fields | changes)


async def called(system: System, call: Call, **headers: str) -> int:
    answer = await system.api.post(call.path, content=call.body, headers=call.headers | headers)
    return answer.status_code


def brought(system: System) -> list[InboundMessage]:
    found = [decode(value) for _, value in system.broker.published]
    return [each for each in found if isinstance(each, InboundMessage)]


@EVERY
def test_a_long_reply_keeps_its_words_and_its_order(channel: Channel) -> None:
    spec = channels()[channel]
    rendered = spec.render(LONG, CONTEXT)
    together = " ".join(" ".join(rendered.parts).split())
    assert " ".join(LONG.split()) in together
    assert not spec.chat or "TKT-0042" in rendered.parts[-1]


@EVERY
async def test_the_same_message_again_is_answered_once(desk: Desk, channel: Channel) -> None:
    said = message(channel)
    for offset in range(3):
        await desk.consumer.handle([record(said, offset)], alone)
    assert len(desk.model.asked) == 1
    assert await desk.rows("select count(*) from messages where direction = 'outbound'") == [(1,)]


@EVERY
async def test_a_burst_is_one_turn_in_its_order(desk: Desk, channel: Channel) -> None:
    now = datetime.now(UTC)
    texts = [f"How do I do step {number}?" for number in range(5)]
    burst = [message(channel, text, received_at=now + timedelta(milliseconds=n)) for n, text in enumerate(texts)]
    await desk.consumer.handle([record(each, offset) for offset, each in enumerate(burst)], alone)
    told = "\n".join(desk.model.asked)
    assert [told.index(text) for text in texts] == sorted(told.index(text) for text in texts)


@EVERY
async def test_people_are_not_joined_without_proof(desk: Desk, channel: Channel) -> None:
    await desk.consumer.handle([record(message(channel, person="12025550101"))], alone)
    await desk.consumer.handle([record(message(channel, "I am 12025550101", person="12025550102"), 1)], alone)
    assert await desk.rows("select count(*) from customers") == [(2,)]


@EVERY
async def test_machines_are_not_talked_to(desk: Desk, channel: Channel) -> None:
    await desk.consumer.handle([record(message(channel, machine=Machine.AUTO_REPLY))], alone)
    assert (desk.model.asked, await desk.rows("select state from inbound_messages")) == ([], [("parked",)])


@EVERY
async def test_what_asks_nothing_is_not_answered(desk: Desk, channel: Channel) -> None:
    kinds = (MessageKind.REACTION, MessageKind.HELP, MessageKind.ECHO, MessageKind.STANDBY, MessageKind.COPY)
    for offset, kind in enumerate(kinds):
        await desk.consumer.handle([record(message(channel, kind=kind), offset)], alone)
    assert desk.model.asked == []


@EVERY
async def test_a_loop_ends_with_a_person(desk: Desk, channel: Channel) -> None:
    await desk.change(f"update channel_configs set replies_per_hour = 2 where channel = '{channel}'")
    for offset in range(4):
        await desk.consumer.handle([record(message(channel, f"And step {offset}?"), offset)], alone)
    sent = (
        "select count(*) from messages where direction = 'outbound' and role = 'agent' and delivery_status = 'pending'"
    )
    assert await desk.rows(sent) == [(2,)]


@EVERY
async def test_who_wants_no_more_gets_no_more_until_they_do(desk: Desk, channel: Channel) -> None:
    turns = TurnStore(desk.database)

    async def blocked() -> EndCode | None:
        claim = await claimed(turns, message(channel))
        await turns.settle(claim, reply())
        reason = claim.auto_reply_blocked_by
        return reason.code if reason else None

    stop, start = (message(channel, kind=kind) for kind in (MessageKind.STOP, MessageKind.START))
    before = await blocked()
    await desk.consumer.handle([record(stop)], alone)
    during = await blocked()
    await desk.consumer.handle([record(start, 1)], alone)
    assert (before, during, await blocked()) == (None, EndCode.OPTED_OUT, None)


@EVERY
async def test_the_window_of_a_reply_is_that_of_its_channel(database: Database, channel: Channel) -> None:
    spec, turns, said = channels()[channel], TurnStore(database), message(channel)
    await turns.settle(await claimed(turns, said), reply())
    [attempt] = await OutboxStore(database).take(channel, 10)
    assert attempt.message.window_closes_at == spec.closes_at(said.received_at)


@CALLING
async def test_a_hundred_in_batches_with_broken_neighbours_all_come_in_order(system: System, provider: str) -> None:
    said = [Said(f"{n}", f"1202555{n % 10:04}", f"Question {n}, grün 🎉") for n in range(100)]
    calls = driver_of(provider).calls(said)
    assert [await called(system, call) for call in calls] == [200] * len(calls)
    found = brought(system)
    assert len({each.event_id for each in found}) == 100
    assert {each.channel for each in found} == {providers()[provider].channel}
    for person in {each.key for each in found}:
        texts = [each.text for each in found if each.key == person]
        assert texts == sorted(texts, key=lambda text: int(text.split(",")[0].split()[1]))


@CALLING
async def test_a_replayed_call_brings_the_same_ids(system: System, provider: str) -> None:
    [call] = driver_of(provider).calls([Said("7", "12025550101", "Once")])
    assert [await called(system, call) for _ in range(3)] == [200] * 3
    assert len({each.event_id for each in brought(system)}) == 1


@CALLING
async def test_forged_calls_are_refused(system: System, provider: str) -> None:
    [call] = driver_of(provider).calls([Said("7", "12025550101", "Once")])
    [other] = driver_of(provider).calls([Said("8", "12025550101", "Twice")])
    forged = [replace(call, headers={"Content-Type": call.headers["Content-Type"]}), replace(call, body=other.body)]
    assert [await called(system, each) for each in forged] == [403, 403]
    assert system.broker.published == []


@CALLING
async def test_what_could_not_be_kept_is_sent_again_by_the_provider(system: System, provider: str) -> None:
    system.broker.away = True
    await system.database.execute("alter table intake_spill rename to gone")
    [call] = driver_of(provider).calls([Said("7", "12025550101", "Once")])
    try:
        assert await called(system, call) >= 500
    finally:
        await system.database.execute("alter table gone rename to intake_spill")


@CALLING
@pytest.mark.parametrize("order", list(permutations(("sent", "delivered", "read"))))
async def test_reports_move_forward_only(system: System, provider: str, order: tuple[str, ...]) -> None:
    channel, provider_id = providers()[provider].channel, f"SM{uuid4().hex}"
    turns, outbox = TurnStore(system.database), OutboxStore(system.database)
    await turns.settle(await claimed(turns, message(channel)), reply())
    [attempt] = await outbox.take(channel, 10)
    await outbox.mark_sent(attempt.message.id, provider_id)
    for status in order:
        await called(system, driver_of(provider).report(provider_id, status))
    stored = "select delivery_status from messages where direction = 'outbound'"
    assert await system.database.fetchval(stored) == DeliveryStatus.READ


@CALLING
@pytest.mark.parametrize("mode", ["accept_and_drop", "drop"])
async def test_a_lost_answer_costs_no_message_and_doubles_none(
    ground: Playground, database: Database, provider: str, mode: str
) -> None:
    driver, channel = driver_of(provider), providers()[provider].channel
    person, turns, outbox = driver.open_chat(ground), TurnStore(database), OutboxStore(database)
    parts = tuple(OutboundPart(text=text, correlation_id=uuid4().hex, recipient=person) for text in ("one", "two"))
    await turns.settle(await claimed(turns, message(channel, person=person)), replace(reply(), parts=parts))
    ground.fault(driver.fault, "send", mode)
    loop, stop = Loop(outbox, channel, driver.client(ground.url)), asyncio.Event()
    running = asyncio.create_task(loop.run(stop))
    wanted = ["one", "two"] if mode == "accept_and_drop" else []
    async with asyncio.timeout(30):
        while driver.received(ground, person) != wanted or not await _tried(database):
            await driver.hear(ground, outbox)
            await asyncio.sleep(0.05)
    stop.set()
    await running
    assert driver.received(ground, person) == wanted


async def _tried(database: Database) -> bool:
    return bool(await database.fetchval("select bool_or(attempts > 0) from messages where direction = 'outbound'"))


@CALLING
async def test_nothing_automatic_leaves_after_the_window(ground: Playground, provider: str) -> None:
    driver: Driver = driver_of(provider)
    channel = providers()[provider].channel
    if channels()[channel].window is None:
        return
    person = driver.open_chat(ground)
    late = OutboundMessage(uuid4(), channel, person, "Too late", uuid4().hex, window_closes_at=datetime.now(UTC))
    assert (await driver.client(ground.url).send(late)).status is SendStatus.FAILED
    assert driver.received(ground, person) == []
