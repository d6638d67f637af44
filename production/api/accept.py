"""Makes a message durable: in Kafka, or in Postgres while Kafka is away. Only then may we say 2xx."""

from __future__ import annotations

import structlog

from production.api.ports import Publisher, Spill
from production.schemas.envelope import GmailNotification, InboundMessage
from production.schemas.errors import Unavailable
from production.schemas.spill import Spilled
from production.schemas.topics import Topics
from production.schemas.tracing import span, traceparent
from production.stream.codec import encode

_log = structlog.get_logger()


class Intake:
    """The door through which every inbound message passes."""

    def __init__(self, publisher: Publisher, spill: Spill, topics: Topics) -> None:
        self._publisher = publisher
        self._spill = spill
        self._topics = topics

    async def accept(self, envelope: InboundMessage | GmailNotification) -> None:
        """Return once the envelope is durable. A late success in both places is absorbed by its event id.

        Raises:
            Unavailable: neither Kafka nor Postgres took it; the provider will try again.
        """
        topic = self._topics.incoming if isinstance(envelope, InboundMessage) else self._topics.gmail
        with span("publish", event_id=envelope.event_id):
            traced = envelope.model_copy(update={"traceparent": traceparent()})
            await self._keep(Spilled(traced.event_id, topic, traced.key, encode(traced)))

    async def _keep(self, item: Spilled) -> None:
        try:
            await self._publisher.publish(item.topic, item.key, item.envelope, {"event_id": item.event_id})
        except Unavailable as error:
            _log.warning("spilled", event_id=item.event_id, error=str(error))
            await self._spill.spill(item)
