"""Kafka through aiokafka; nothing else imports it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRebalanceListener, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import CommitFailedError, KafkaError, TopicAlreadyExistsError
from aiokafka.structs import OffsetAndMetadata

from production.schemas.errors import Unavailable
from production.schemas.records import Committable, Partition, Record

_log = structlog.get_logger()

_REBALANCE_S = 1.0
"""How long one fetch waits for a rebalance before the caller may look around again."""


@dataclass(frozen=True, slots=True)
class KafkaConfig:
    """How to reach the cluster."""

    bootstrap_servers: str
    security: Mapping[str, Any]
    """Extra client arguments for TLS and SASL; empty for a plain connection."""


class KafkaPublisher:
    """An idempotent producer; started by the first publish, so that a process starts while Kafka is away."""

    def __init__(self, config: KafkaConfig, *, timeout_s: float) -> None:
        self._config = config
        self._timeout_s = timeout_s
        self._producer: AIOKafkaProducer | None = None
        self._starting = asyncio.Lock()

    async def publish(self, topic: str, key: str, value: bytes, headers: Mapping[str, str]) -> None:
        """Return once all in-sync replicas have it.

        Raises:
            Unavailable: no acknowledgement within the timeout; the record may still arrive later.
        """
        try:
            async with asyncio.timeout(self._timeout_s):
                producer = await self._started()
                wire = [(name, text.encode()) for name, text in headers.items()]
                acknowledged = await producer.send(topic, value, key=key.encode(), headers=wire)
                await asyncio.shield(acknowledged)
        except (KafkaError, TimeoutError, OSError) as error:
            if isinstance(error, KafkaError) and not error.retriable:
                await self._begin_anew()
            raise Unavailable(f"kafka: {type(error).__name__}") from error

    async def ping(self) -> None:
        """
        Raises:
            Unavailable: the cluster does not answer.
        """
        try:
            async with asyncio.timeout(self._timeout_s):
                producer = await self._started()
                await producer.client.force_metadata_update()
                if not producer.client.cluster.brokers():
                    raise Unavailable("kafka: no broker")
        except (KafkaError, TimeoutError, OSError) as error:
            raise Unavailable(f"kafka: {type(error).__name__}") from error

    async def close(self) -> None:
        """Send what is buffered, then disconnect."""
        if self._producer is not None:
            await self._producer.stop()

    async def _begin_anew(self) -> None:
        """After some errors an idempotent producer never works again."""
        spent, self._producer = self._producer, None
        if spent is not None:
            _log.warning("producer_replaced")
            with suppress(KafkaError):
                await spent.stop()

    async def _started(self) -> AIOKafkaProducer:
        async with self._starting:
            if self._producer is None:
                producer = AIOKafkaProducer(
                    bootstrap_servers=self._config.bootstrap_servers,
                    acks="all",
                    enable_idempotence=True,
                    linger_ms=0,
                    **self._config.security,
                )
                try:
                    await producer.start()
                except BaseException:
                    await producer.stop()
                    raise
                self._producer = producer
            return self._producer


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
                heartbeat_interval_ms=2_000,
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
                _log.warning("kafka_away", error=type(error).__name__)
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
        return [_record(raw) for batch in batches.values() for raw in batch]

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


async def read_topic(config: KafkaConfig, topic: str) -> list[tuple[Record, dict[str, str]]]:
    """Everything that a topic holds now, with its headers, oldest first.

    Raises:
        Unavailable: the cluster cannot be reached.
    """
    consumer = AIOKafkaConsumer(
        topic,
        bootstrap_servers=config.bootstrap_servers,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        **config.security,
    )
    try:
        await consumer.start()
        ends = await consumer.end_offsets(consumer.assignment())
        found: list[Any] = []
        while any([await consumer.position(tp) < end for tp, end in ends.items()]):
            batches = await consumer.getmany(timeout_ms=200)
            found += [raw for batch in batches.values() for raw in batch]
    except KafkaError as error:
        raise Unavailable(f"kafka: {type(error).__name__}") from error
    finally:
        await consumer.stop()
    found.sort(key=lambda raw: raw.timestamp)
    return [(_record(raw), {name: value.decode("utf-8", "replace") for name, value in raw.headers}) for raw in found]


async def ensure_topics(config: KafkaConfig, topics: Iterable[str], *, partitions: int, replicas: int) -> None:
    """Create the topics that do not exist yet.

    Raises:
        Unavailable: the cluster cannot be reached.
    """
    admin = AIOKafkaAdminClient(bootstrap_servers=config.bootstrap_servers, **config.security)
    try:
        await admin.start()
        existing = set(await admin.list_topics())
        missing = [NewTopic(name, partitions, replicas) for name in topics if name not in existing]
        if missing:
            await admin.create_topics(missing)
    except TopicAlreadyExistsError:
        _log.info("topics_created_elsewhere")
    except KafkaError as error:
        raise Unavailable(f"kafka: {type(error).__name__}") from error
    finally:
        await admin.close()


def _record(raw: Any) -> Record:
    return Record(
        partition=Partition(raw.topic, raw.partition),
        offset=raw.offset,
        key=raw.key.decode("utf-8", "replace") if raw.key else "",
        value=raw.value or b"",
        written_at=datetime.fromtimestamp(raw.timestamp / 1000, UTC),
    )


def _partition(tp: TopicPartition) -> Partition:
    return Partition(tp.topic, tp.partition)


def _topic_partition(partition: Partition) -> TopicPartition:
    return TopicPartition(partition.topic, partition.number)
