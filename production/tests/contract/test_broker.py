"""What the runner relies on, for every broker that we use."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from uuid import uuid4

import pytest

from production.schemas.records import Committable, Partition, Record
from production.stream.config import KafkaConfig
from production.stream.publisher import KafkaPublisher
from production.stream.source import KafkaSource
from production.stream.topics import ensure_topics, read_topic
from production.tests.support.memory_broker import MemoryBroker, MemorySource
from production.workers.ports import Publisher, RecordSource


class Broker(Protocol):
    topic: str

    @property
    def publisher(self) -> Publisher: ...

    def member(self) -> RecordSource: ...


@dataclass
class InMemory:
    topic: str
    publisher: MemoryBroker

    def member(self) -> MemorySource:
        return MemorySource(self.publisher, topic=self.topic, group="g")


@dataclass
class Kafka:
    topic: str
    publisher: KafkaPublisher
    config: KafkaConfig

    def member(self) -> KafkaSource:
        return KafkaSource(self.config, topic=self.topic, group=f"g-{self.topic}")


@dataclass
class Member:
    """A group member that notes what it is assigned."""

    source: RecordSource
    progress: dict[Partition, Committable] = field(default_factory=dict)
    seen: dict[Partition, list[Record]] = field(default_factory=dict)
    """Read since the partition became ours."""

    async def assigned(self, progress: Mapping[Partition, Committable]) -> None:
        self.progress.update(progress)
        self.seen.update({partition: [] for partition in progress})

    async def revoked(self, partitions: Iterable[Partition]) -> None:
        for partition in partitions:
            self.progress.pop(partition, None)
            self.seen.pop(partition, None)

    async def read(self, count: int) -> list[Record]:
        records: list[Record] = []
        async with asyncio.timeout(30):
            while len(records) < count:
                records += await self.fetch()
        return records

    async def fetch(self) -> list[Record]:
        records = await self.source.fetch(timeout_s=0.1, limit=100)
        for record in records:
            self.seen[record.partition].append(record)  # fails for a partition that we were not told of
        return records


@pytest.fixture(params=["memory", "kafka"])
async def broker(request: pytest.FixtureRequest) -> AsyncIterator[Broker]:
    topic = f"contract-{uuid4().hex[:8]}"
    if request.param == "memory":
        yield InMemory(topic, MemoryBroker())
        return
    config: KafkaConfig = request.getfixturevalue("kafka")
    await ensure_topics(config, [topic], partitions=4, replicas=1)
    publisher = KafkaPublisher(config, timeout_s=10)
    yield Kafka(topic, publisher, config)
    await publisher.close()


@pytest.fixture
async def member(broker: Broker) -> AsyncIterator[Member]:
    member = Member(broker.member())
    await member.source.start(member)
    yield member
    await member.source.stop()


async def test_a_member_that_comes_later_reads_from_the_beginning(broker: Broker, member: Member) -> None:
    for number in range(20):
        await broker.publisher.publish(broker.topic, f"k{number % 5}", str(number).encode(), {"event_id": "x"})
    records = await member.read(20)
    assert sorted(int(record.value) for record in records) == list(range(20))


async def test_a_key_stays_in_one_partition_and_in_order(broker: Broker, member: Member) -> None:
    for number in range(30):
        await broker.publisher.publish(broker.topic, f"k{number % 3}", str(number).encode(), {})
    records = await member.read(30)
    for key in ("k0", "k1", "k2"):
        mine = [record for record in records if record.key == key]
        assert len({record.partition for record in mine}) == 1
        assert [int(record.value) for record in mine] == sorted(int(record.value) for record in mine)


async def test_records_sent_together_keep_the_order_of_their_keys(kafka: KafkaConfig) -> None:
    topic = f"together-{uuid4().hex[:8]}"
    await ensure_topics(kafka, [topic], partitions=4, replicas=1)
    publisher = KafkaPublisher(kafka, timeout_s=10)
    await publisher.publish_all(topic, [(f"k{number % 3}", str(number).encode()) for number in range(300)])
    await publisher.close()
    member = Member(Kafka(topic, publisher, kafka).member())
    await member.source.start(member)
    records = await member.read(300)
    await member.source.stop()
    for key in ("k0", "k1", "k2"):
        numbers = [int(record.value) for record in records if record.key == key]
        assert numbers == sorted(numbers)


async def test_position_and_metadata_survive_the_member(broker: Broker, member: Member) -> None:
    for number in range(3):
        await broker.publisher.publish(broker.topic, "k", str(number).encode(), {})
    records = await member.read(3)
    done = Committable(records[0].offset + 1, "map")
    await member.source.commit({records[0].partition: done})
    await member.source.stop()
    successor = Member(broker.member())
    await successor.source.start(successor)
    rest = await successor.read(2)
    await successor.source.stop()
    assert [record.value for record in rest] == [b"1", b"2"]
    assert successor.progress[records[0].partition] == done


async def test_a_paused_member_reads_nothing_until_it_resumes(broker: Broker, member: Member) -> None:
    await broker.publisher.publish(broker.topic, "k", b"0", {})
    await member.read(1)
    member.source.pause(paused=True)
    await broker.publisher.publish(broker.topic, "k", b"1", {})
    assert await member.source.fetch(timeout_s=0.3, limit=10) == []
    member.source.pause(paused=False)
    assert [record.value for record in await member.read(1)] == [b"1"]


async def test_a_member_reads_nothing_before_it_knows_its_partitions(broker: Broker) -> None:
    for number in range(100):
        await broker.publisher.publish(broker.topic, f"k{number}", str(number).encode(), {})
    late = Member(broker.member())
    await late.source.start(late)
    await asyncio.sleep(0.3)  # an eager client fetches meanwhile
    records = await late.read(100)
    await late.source.stop()
    assert sorted(int(record.value) for record in records) == list(range(100))


async def test_a_second_member_takes_over_where_the_first_committed(kafka: KafkaConfig) -> None:
    topic = f"contract-{uuid4().hex[:8]}"
    await ensure_topics(kafka, [topic], partitions=4, replicas=1)
    publisher = KafkaPublisher(kafka, timeout_s=10)
    members = [Member(KafkaSource(kafka, topic=topic, group=topic)) for _ in range(2)]
    await members[0].source.start(members[0])
    for number in range(40):
        await publisher.publish(topic, f"k{number}", str(number).encode(), {})
    await members[0].read(40)
    await members[1].source.start(members[1])
    async with asyncio.timeout(30):
        while not (all(member.progress for member in members) and _seen(members) == list(range(40))):
            for member in members:
                await member.fetch()
    await asyncio.gather(*(member.source.stop() for member in members), publisher.close())
    assert members[0].progress.keys().isdisjoint(members[1].progress)


async def test_a_whole_topic_is_read_with_its_headers(kafka: KafkaConfig) -> None:
    topic = f"contract-{uuid4().hex[:8]}"
    await ensure_topics(kafka, [topic], partitions=4, replicas=1)
    assert await read_topic(kafka, topic) == []
    publisher = KafkaPublisher(kafka, timeout_s=10)
    for number in range(30):
        await publisher.publish(topic, f"k{number}", str(number).encode(), {"reason": f"r{number}"})
    await publisher.close()
    read = await read_topic(kafka, topic)
    assert sorted((int(record.value), headers["reason"]) for record, headers in read) == [
        (number, f"r{number}") for number in range(30)
    ]


def _seen(members: list[Member]) -> list[int]:
    """What the present owners have read since the partitions became theirs."""
    return sorted(int(record.value) for member in members for records in member.seen.values() for record in records)
