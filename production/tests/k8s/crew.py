"""As many real consumers as the autoscaler asks for."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from uuid import uuid4

from aiokafka import AIOKafkaProducer

from production.schemas.errors import Unavailable
from production.schemas.records import Record
from production.stream.config import KafkaConfig
from production.stream.source import KafkaSource
from production.stream.topics import ensure_topics
from production.workers.runner import KeyedRunner, RunnerLimits

_WORK_S = 1.0
_AT_ONCE = 2


class CountingHandler:
    """Takes a second for every message and writes down which it finished."""

    def __init__(self) -> None:
        self.finished: Counter[bytes] = Counter()

    async def handle(self, records: Sequence[Record], newer: Callable[[], Sequence[Record]]) -> None:
        await asyncio.sleep(_WORK_S)
        self.finished.update(record.value for record in records)

    async def defer(self, records: Sequence[Record], error: Exception) -> bool:
        raise AssertionError

    async def dead_letter(self, records: Sequence[Record], error: Exception) -> bool:
        raise AssertionError


class Crew:
    """Members of one consumer group, the product's own runner each."""

    def __init__(self, kafka: KafkaConfig) -> None:
        self.handler = CountingHandler()
        self._kafka = kafka
        self._topic = f"scaled-{uuid4().hex}"
        self._members: list[tuple[KeyedRunner, asyncio.Event, asyncio.Task[None]]] = []

    async def receive(self, count: int) -> None:
        """So many messages, each of another customer, in 12 partitions."""
        await ensure_topics(self._kafka, [self._topic], partitions=12, replicas=1)
        producer = AIOKafkaProducer(bootstrap_servers=self._kafka.bootstrap_servers, acks="all")
        await producer.start()
        names = [f"message-{number}".encode() for number in range(count)]
        await asyncio.gather(*[await producer.send(self._topic, name, key=name) for name in names])
        await producer.stop()

    async def resize(self, wanted: int) -> None:
        """Start or stop members; one that stops finishes what it has begun."""
        while len(self._members) < wanted:
            source = KafkaSource(self._kafka, topic=self._topic, group=self._topic)
            runner, stop = KeyedRunner(source, self.handler, RunnerLimits(running=_AT_ONCE)), asyncio.Event()
            self._members.append((runner, stop, asyncio.create_task(runner.run(stop))))
        leaving, self._members = self._members[wanted:], self._members[:wanted]
        for _, stop, _ in leaving:
            stop.set()
        await asyncio.gather(*(task for _, _, task in leaving))

    async def backlog(self) -> float | None:
        """What the workers' gauges add up to; None while one of them cannot say."""
        try:
            return float(sum([await runner.backlog() for runner, _, _ in self._members]))
        except Unavailable:
            return None
