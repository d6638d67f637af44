"""A local Kafka for the benchmarks, and topics filled with work."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from production.lab.dev import log_progress
from production.lab.local.stack import Stack, StackOptions
from production.lab.local.state import StateDir
from production.stream.config import KafkaConfig
from production.stream.publisher import KafkaPublisher
from production.stream.topics import ensure_topics

PARTITIONS = 12
_AT_ONCE = 1_000
"""Records on their way to the broker at the same time."""


@dataclass(frozen=True, slots=True)
class Job:
    """One record: whose, and how long its work takes."""

    key: str
    work_ms: float


class Kafka(Stack):
    """Only the broker of the local stack."""

    def start(self) -> None:
        self._start_kafka()


@dataclass(frozen=True, slots=True)
class Broker:
    """A running broker, and names nobody has used on it."""

    bootstrap: str
    creates_by_use: bool
    """True for the in-memory broker, which takes no admin calls."""
    _numbers: Iterator[int]

    def fresh(self, word: str) -> str:
        return f"bench-{os.getpid()}-{word}-{next(self._numbers)}"

    async def fill(self, jobs: Sequence[Job]) -> str:
        """A new topic with these records; its name."""
        topic = await self.topic()
        publisher = KafkaPublisher(KafkaConfig(self.bootstrap, security={}), timeout_s=30)
        try:
            for start in range(0, len(jobs), _AT_ONCE):
                await asyncio.gather(*(_publish(publisher, topic, job) for job in jobs[start : start + _AT_ONCE]))
        finally:
            await publisher.close()
        return topic

    async def topic(self) -> str:
        """A new, empty one."""
        name = self.fresh("topic")
        if not self.creates_by_use:
            await ensure_topics(KafkaConfig(self.bootstrap, security={}), [name], partitions=PARTITIONS, replicas=1)
        return name

    async def trickle(self, topic: str, jobs: Iterable[Job], per_s: float) -> None:
        """Write at a constant rate, whatever the consumers do."""
        publisher = KafkaPublisher(KafkaConfig(self.bootstrap, security={}), timeout_s=30)
        began = asyncio.get_running_loop().time()
        try:
            async with asyncio.TaskGroup() as group:
                for number, job in enumerate(jobs):
                    await asyncio.sleep(began + number / per_s - asyncio.get_running_loop().time())
                    group.create_task(_publish(publisher, topic, job))
        finally:
            await publisher.close()


async def _publish(publisher: KafkaPublisher, topic: str, job: Job) -> None:
    await publisher.publish(topic, job.key, f"{job.work_ms:.3f}".encode(), {})


@contextmanager
def running_broker() -> Iterator[Broker]:
    """KAFKA_BOOTSTRAP_SERVERS, or a local Kafka for the duration of the block."""
    with tempfile.TemporaryDirectory(prefix="fte-bench-") as folder:
        state = StateDir.open(Path(folder))
        kafka = Kafka(state, StackOptions(state.port("api"), Path(folder)), log_progress)
        try:
            kafka.start()
            by_use = kafka.env.get("KAFKA_CREATE_TOPICS") == "false"
            yield Broker(kafka.env["KAFKA_BOOTSTRAP_SERVERS"], by_use, count())
        finally:
            kafka.stop()
