"""Reads records as a member of a consumer group, through aiokafka."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

import structlog
from aiokafka import AIOKafkaConsumer, ConsumerRebalanceListener, TopicPartition
from aiokafka.errors import CommitFailedError, KafkaError
from aiokafka.structs import OffsetAndMetadata

from production.schemas.errors import Unavailable
from production.schemas.records import Committable, Partition, Record
from production.stream.config import KafkaConfig
from production.stream.topics import record_of

_log = structlog.get_logger()

_REBALANCE_S = 1.0
"""How long one fetch waits for a rebalance before the caller may look around again."""


class KafkaSource(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka ships no types
    """A consumer group member that commits by hand.

    aiokafka already fetches for a new assignment while its callback still runs, and may hand out records of the old
    and the new assignment in one call. So the callbacks only count generations; `fetch` reads the committed progress,
    tells the listener, moves to that position, and throws away what it was given across a revocation.
    """

    def __init__(self, config: KafkaConfig, *, topic: str, group: str) -> None:
        self._config = config
        self._topic = topic
        self._group = group
        self._consumer: AIOKafkaConsumer | None = None
        self._listener: Any = None
        self._generation = 0
        self._new: set[TopicPartition] | None = None
        """What the group assigned and we have not taken over yet."""
        self._settled = False
        """True while the listener knows the partitions that are ours."""
        self._paused = False

    async def start(self, listener: Any) -> None:
        """Join the group; returns when the cluster answers, however long that takes."""
        self._listener = listener
        while self._consumer is None:
            consumer = AIOKafkaConsumer(
                bootstrap_servers=self._config.bootstrap_servers,
                group_id=self._group,
                enable_auto_commit=False,
                auto_offset_reset="earliest",
                session_timeout_ms=10_000,
                heartbeat_interval_ms=500,  # how late others hear that one joined or left; all stand still meanwhile
                max_poll_interval_ms=300_000,
                metadata_max_age_ms=30_000,
                fetch_max_wait_ms=100,
                **self._config.security,
            )
            consumer.subscribe([self._topic], listener=self)
            self._consumer = consumer  # the listener may be called before start() returns
            try:
                await consumer.start()
            except KafkaError as error:
                _log.warning("kafka_unavailable", error=type(error).__name__)
                self._consumer = None
                await consumer.stop()
                await asyncio.sleep(1)

    async def fetch(self, *, timeout_s: float, limit: int) -> list[Record]:
        try:
            await self._take_over()
            if not self._settled:
                await asyncio.sleep(timeout_s)
                return []
            generation = self._generation
            async with asyncio.timeout(timeout_s + _REBALANCE_S):  # getmany waits for a rebalance to end
                batches = await self._joined.getmany(timeout_ms=int(timeout_s * 1000), max_records=limit)
        except TimeoutError:
            return []
        except KafkaError as error:
            raise Unavailable(f"kafka: {type(error).__name__}") from error
        if generation != self._generation:
            return []
        return [record_of(raw) for batch in batches.values() for raw in batch]

    async def commit(self, progress: Mapping[Partition, Committable]) -> None:
        ours = self._joined.assignment()
        offsets = {
            _topic_partition(partition): OffsetAndMetadata(done.next_offset, done.metadata)
            for partition, done in progress.items()
            if _topic_partition(partition) in ours
        }
        try:
            if offsets:
                await self._joined.commit(offsets)
        except CommitFailedError:
            _log.info("commit_after_rebalance", partitions=len(offsets))
        except KafkaError as error:
            raise Unavailable(f"kafka: {type(error).__name__}") from error

    def pause(self, *, paused: bool) -> None:
        self._paused = paused
        partitions = self._joined.assignment()
        if paused:
            self._joined.pause(*partitions)
        else:
            self._joined.resume(*partitions)

    async def unread(self) -> int:
        if not self._settled:
            raise Unavailable("kafka: the group is rebalancing")
        consumer = self._joined
        try:
            async with asyncio.timeout(_REBALANCE_S):
                mine = consumer.assignment()
                ends = await consumer.end_offsets(mine) if mine else {}
                return sum([max(0, end - await consumer.position(tp)) for tp, end in ends.items()])
        except (KafkaError, TimeoutError) as error:
            raise Unavailable(f"kafka: {type(error).__name__}") from error

    async def stop(self) -> None:
        if self._consumer is not None:
            await self._consumer.stop()

    @property
    def _joined(self) -> AIOKafkaConsumer:
        if self._consumer is None:
            raise Unavailable("kafka: not connected yet")
        return self._consumer

    async def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        self._generation += 1
        self._new, self._settled = None, False
        await self._listener.revoked([_partition(tp) for tp in revoked])

    async def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        self._new = set(assigned)

    async def _take_over(self) -> None:
        if (mine := self._new) is None:
            return
        generation = self._generation
        progress = await self._progress(mine)
        if generation != self._generation:
            return
        for tp, done in progress.items():
            self._joined.seek(tp, done.next_offset)
        self._new, self._settled = None, True
        await self._listener.assigned({_partition(tp): done for tp, done in progress.items()})
        if self._paused:
            self.pause(paused=True)

    async def _progress(self, mine: set[TopicPartition]) -> dict[TopicPartition, Committable]:
        if not mine:
            return {}
        consumer = self._joined
        raw = await consumer._coordinator.fetch_committed_offsets(list(mine))  # noqa: SLF001 - committed() drops the metadata
        committed = {tp: Committable(at.offset, at.metadata or "") for tp, at in raw.items() if at.offset >= 0}
        if new := mine - committed.keys():
            committed |= {tp: Committable(first) for tp, first in (await consumer.beginning_offsets(new)).items()}
        return committed


def _partition(tp: TopicPartition) -> Partition:
    return Partition(tp.topic, tp.partition)


def _topic_partition(partition: Partition) -> TopicPartition:
    return TopicPartition(partition.topic, partition.number)
