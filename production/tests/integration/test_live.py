"""From the transaction that changes something, through Kafka, to the readers of every api process."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any
from uuid import UUID, uuid4

import pytest

from production.areas import ApiResources
from production.areas.live.background import background
from production.areas.live.hub import Hub
from production.areas.live.model import HintType
from production.crm.permissions.model import EVERYTHING
from production.database.events import EventStore, announce_ticket
from production.database.pool import Database
from production.schemas.events import TicketEvent
from production.stream.config import KafkaConfig
from production.stream.publisher import KafkaPublisher
from production.stream.tail import TopicTail
from production.stream.topics import ensure_topics
from production.tests.support.records import filed
from production.workers.jobs import relay_events


@pytest.fixture
async def topic(kafka: KafkaConfig) -> str:
    name = f"live-{uuid4().hex[:8]}"
    await ensure_topics(kafka, [name], partitions=3, replicas=1)
    return name


@pytest.fixture
async def publisher(kafka: KafkaConfig) -> AsyncIterator[KafkaPublisher]:
    publisher = KafkaPublisher(kafka, timeout_s=10)
    yield publisher
    await publisher.close()


async def told_next(events: AsyncIterator[bytes]) -> list[dict[str, Any]]:
    async with asyncio.timeout(30):
        hints: list[dict[str, Any]] = json.loads((await anext(events)).removeprefix(b"data: "))
        return hints


async def announced(database: Database, publisher: KafkaPublisher, topic: str) -> UUID:
    record = await filed(database, None, None)
    find = "select id from tickets where conversation_id = $1"
    ticket_id: UUID = await database.fetchval(find, record.ids["conversation_id"])
    await database.execute("update event_outbox set published_at = clock_timestamp()")
    async with database.transaction() as connection:
        await announce_ticket(connection, TicketEvent.MESSAGE, ticket_id)
    await relay_events(EventStore(database), publisher, topic)
    return ticket_id


async def test_what_one_process_writes_all_processes_tell(
    database: Database, kafka: KafkaConfig, publisher: KafkaPublisher, topic: str
) -> None:
    async with AsyncExitStack() as held:
        readers = []
        for _ in range(2):
            tail = TopicTail(kafka, topic)
            hub: Hub = await held.enter_async_context(background(ApiResources(database, tail, asyncio.Event())))
            reader = held.enter_context(hub.stream(EVERYTHING)).events()
            assert [each["type"] for each in await told_next(reader)] == [HintType.RESET]
            assert [each["type"] for each in await told_next(reader)] == [HintType.RESET]  # it reads along from here
            readers.append(reader)
        ticket_id = await announced(database, publisher, topic)
        told = [await told_next(reader) for reader in readers]
    assert [(each["type"], each["ticket_uuid"]) for [each] in told] == [(HintType.TICKET_MESSAGE, str(ticket_id))] * 2


async def test_a_tail_holds_what_is_written_once_it_has_started(
    kafka: KafkaConfig, publisher: KafkaPublisher, topic: str
) -> None:
    tail = TopicTail(kafka, topic)
    for before, after in ((b"a", b"b"), (b"c", b"d")):
        await publisher.publish_all(topic, [(str(key), before) for key in range(10)])
        await tail.start()
        await publisher.publish_all(topic, [(str(key), after) for key in range(10)])
        read: list[bytes] = []
        async with asyncio.timeout(30):
            while len(read) < 10:
                read += [record.value for record in await tail.fetch(100)]
        await tail.stop()
        assert read == [after] * 10
