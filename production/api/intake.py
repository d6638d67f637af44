"""Makes a message durable: in Kafka, or in Postgres while Kafka is away. Only then may we say 2xx."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from time import monotonic
from typing import Protocol

import structlog

from production.database.component_health import HealthStore
from production.schemas.envelope import AnyEnvelope, CatalogueEvent, GmailNotification, InboundMessage, LeadNotice
from production.schemas.errors import Unavailable
from production.schemas.spill import Spilled
from production.schemas.topics import Topics
from production.schemas.tracing import span, traceparent
from production.stream.codec import encode

_log = structlog.get_logger()

_AVOID_S = 2.0
"""When Kafka did not take a message in time, the next go elsewhere at once: each would wait as long in vain."""


class Publisher(Protocol):
    """Writes to topics."""

    async def publish(self, topic: str, key: str, value: bytes, headers: Mapping[str, str]) -> None:
        """
        Raises:
            Unavailable: not acknowledged in time.
        """
        ...

    async def ping(self) -> None:
        """
        Raises:
            Unavailable: the broker does not answer.
        """
        ...


class Spill(Protocol):
    """Keeps envelopes while Kafka is away."""

    async def spill(self, item: Spilled) -> None: ...


async def can_accept(publisher: Publisher, database: HealthStore) -> None:
    """Return if a message could be made durable right now.

    Raises:
        Unavailable: neither Kafka nor Postgres answers.
    """
    try:
        await publisher.ping()
    except Unavailable:
        await database.ping()


class Intake:
    """The door through which every inbound message passes."""

    def __init__(
        self, publisher: Publisher, spill: Spill, topics: Topics, clock: Callable[[], float] = monotonic
    ) -> None:
        self._publisher = publisher
        self._spill = spill
        self._of = {
            InboundMessage: topics.incoming,
            GmailNotification: topics.gmail,
            CatalogueEvent: topics.catalog,
            LeadNotice: topics.leads,
        }
        self._clock = clock
        self._avoid_until = 0.0

    async def accept(self, envelope: AnyEnvelope) -> None:
        """Return once the envelope is durable. A late success in both places is absorbed by its event id.

        Raises:
            Unavailable: neither Kafka nor Postgres took it; the provider will try again.
        """
        topic = self._of[type(envelope)]
        with span("publish", event_id=envelope.event_id):
            traced = envelope.model_copy(update={"traceparent": traceparent()})
            await self._keep(Spilled(traced.event_id, topic, traced.key, encode(traced)))

    async def _keep(self, item: Spilled) -> None:
        if self._clock() < self._avoid_until:
            with suppress(Unavailable):  # Postgres is away too: Kafka may be back
                await self._spill.spill(item)
                _log.info("spilled", event_id=item.event_id, error="kafka was away a moment ago")
                return
        try:
            await self._publisher.publish(item.topic, item.key, item.envelope, {"event_id": item.event_id})
        except Unavailable as error:
            self._avoid_until = self._clock() + _AVOID_S
            _log.warning("spilled", event_id=item.event_id, error=str(error))
            await self._spill.spill(item)
