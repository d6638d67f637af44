"""Writes records, through aiokafka."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress

import structlog
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError, RecordTooLargeError

from production.schemas.errors import TooLarge, Unavailable
from production.stream.config import KafkaConfig

_log = structlog.get_logger()

NO_HEADERS: Mapping[str, str] = {}


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
            TooLarge: no broker will ever take a record of this size.
            Unavailable: no acknowledgement within the timeout; the record may still arrive later.
        """
        await self.publish_all(topic, [(key, value)], headers)

    async def publish_all(
        self, topic: str, records: Sequence[tuple[str, bytes]], headers: Mapping[str, str] = NO_HEADERS
    ) -> None:
        """The same for several (key, value): all are on their way before the first is waited for.

        Those of one key keep their order. Raises as `publish`; some may have arrived.
        """
        wire = [(name, text.encode()) for name, text in headers.items()]
        try:
            async with asyncio.timeout(self._timeout_s):
                producer = await self._started()
                under_way = [
                    await producer.send(topic, value, key=key.encode(), headers=wire) for key, value in records
                ]
                await asyncio.shield(asyncio.gather(*under_way))
        except (MessageSizeTooLargeError, RecordTooLargeError) as error:
            largest = max(len(value) for _, value in records)
            raise TooLarge(f"kafka: {largest} bytes are more than the broker takes") from error
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
