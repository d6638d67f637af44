"""A broker in memory with the behaviour that the runner relies on; passes the same contract suite as Kafka."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zlib import crc32

from production.schemas.records import Committable, Partition, Record

_PARTITIONS = 4


class MemoryBroker:
    """Topics of one process; one consumer group a topic, one member a group at a time."""

    def __init__(self) -> None:
        self.logs: defaultdict[Partition, list[Record]] = defaultdict(list)
        self.committed: dict[tuple[str, Partition], Committable] = {}
        self.changed = asyncio.Event()

    def partitions(self, topic: str) -> list[Partition]:
        return [Partition(topic, number) for number in range(_PARTITIONS)]

    async def publish(self, topic: str, key: str, value: bytes, headers: Mapping[str, str]) -> None:
        """Append; the same key always goes to the same partition."""
        partition = Partition(topic, crc32(key.encode()) % _PARTITIONS)
        log = self.logs[partition]
        log.append(Record(partition, len(log), key, value, datetime.now(UTC), headers.get("event_id")))
        self.changed.set()


class MemorySource:
    """The member of a group."""

    def __init__(self, broker: MemoryBroker, *, topic: str, group: str) -> None:
        self._broker = broker
        self._topic = topic
        self._group = group
        self._positions: dict[Partition, int] = {}
        self._paused = False

    async def start(self, listener: Any) -> None:
        progress = {
            partition: self._broker.committed.get((self._group, partition), Committable(0))
            for partition in self._broker.partitions(self._topic)
        }
        self._positions = {partition: done.next_offset for partition, done in progress.items()}
        await listener.assigned(progress)

    async def fetch(self, *, timeout_s: float, limit: int) -> list[Record]:
        if not (records := self._waiting(limit)):
            self._broker.changed.clear()
            try:
                async with asyncio.timeout(timeout_s):
                    await self._broker.changed.wait()
            except TimeoutError:
                return []
            records = self._waiting(limit)
        for record in records:
            self._positions[record.partition] = record.offset + 1
        return records

    async def commit(self, progress: Mapping[Partition, Committable]) -> None:
        for partition, done in progress.items():
            self._broker.committed[self._group, partition] = done

    def pause(self, *, paused: bool) -> None:
        self._paused = paused

    async def unread(self) -> int:
        return sum(len(self._broker.logs[partition]) - at for partition, at in self._positions.items())

    async def stop(self) -> None:
        self._positions.clear()

    def _waiting(self, limit: int) -> list[Record]:
        if self._paused:
            return []
        found = [r for partition, at in self._positions.items() for r in self._broker.logs[partition][at : at + limit]]
        return found[:limit]
