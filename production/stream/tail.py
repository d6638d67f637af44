"""Reads what is written to a topic from now on, through aiokafka."""

from __future__ import annotations

from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError

from production.schemas.errors import Unavailable
from production.schemas.records import Record
from production.stream.config import KafkaConfig
from production.stream.topics import record_of

_WAIT_MS = 1_000


class TopicTail:
    """Every partition, from its end. No group: each process reads all, and leaves nothing behind at the broker."""

    def __init__(self, config: KafkaConfig, topic: str) -> None:
        self._config = config
        self._topic = topic
        self._consumer: AIOKafkaConsumer | None = None

    async def start(self) -> None:
        """Whatever is written after this returns will be read.

        Raises:
            Unavailable: the cluster cannot be reached, or has no such topic yet.
        """
        self._consumer = consumer = AIOKafkaConsumer(
            self._topic,
            bootstrap_servers=self._config.bootstrap_servers,
            enable_auto_commit=False,
            auto_offset_reset="latest",
            metadata_max_age_ms=30_000,
            fetch_max_wait_ms=500,
            **self._config.security,
        )
        try:
            await consumer.start()
            found = await consumer.seek_to_end()
        except (KafkaError, OSError) as error:
            raise Unavailable(f"kafka: {type(error).__name__}") from error
        if not found:
            raise Unavailable("kafka: no offsets")

    async def fetch(self, limit: int) -> list[Record]:
        """What was written since the last time, at most `limit`, as soon as there is something; maybe nothing.

        Raises:
            Unavailable: it was not started, or the cluster says that it will not do.
        """
        if self._consumer is None:
            raise Unavailable("kafka: not connected")
        try:
            batches = await self._consumer.getmany(timeout_ms=_WAIT_MS, max_records=limit)
        except KafkaError as error:
            raise Unavailable(f"kafka: {type(error).__name__}") from error
        return [record_of(raw) for batch in batches.values() for raw in batch]

    async def stop(self) -> None:
        """Disconnect; may be started again."""
        if self._consumer is not None:
            consumer, self._consumer = self._consumer, None
            await consumer.stop()
