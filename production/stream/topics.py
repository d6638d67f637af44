"""Whole topics: their creation, and everything that one holds. Through aiokafka."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import structlog
from aiokafka import AIOKafkaConsumer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError, TopicAlreadyExistsError

from production.schemas.errors import Unavailable
from production.schemas.records import Partition, Record
from production.stream.config import KafkaConfig

_log = structlog.get_logger()


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
    return [(record_of(raw), {name: value.decode("utf-8", "replace") for name, value in raw.headers}) for raw in found]


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


def record_of(raw: Any) -> Record:
    """Of the client's own record."""
    return Record(
        partition=Partition(raw.topic, raw.partition),
        offset=raw.offset,
        key=raw.key.decode("utf-8", "replace") if raw.key else "",
        value=raw.value or b"",
        written_at=datetime.fromtimestamp(raw.timestamp / 1000, UTC),
        event_id=next((value.decode("utf-8", "replace") for name, value in raw.headers if name == "event_id"), None),
    )
