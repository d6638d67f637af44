"""Makes a message durable: in Kafka, or in Postgres while Kafka is away. Only then may we say 2xx."""

from __future__ import annotations

import structlog

from production.api.ports import Publisher, Spill
from production.schemas.errors import Unavailable
from production.schemas.spill import Spilled

_log = structlog.get_logger()


class Intake:
    """The door through which every inbound message passes."""

    def __init__(self, publisher: Publisher, spill: Spill) -> None:
        self._publisher = publisher
        self._spill = spill

    async def accept(self, item: Spilled) -> None:
        """Return once the envelope is durable. A late success in both places is absorbed by its event id.

        Raises:
            Unavailable: neither Kafka nor Postgres took it; the provider will try again.
        """
        try:
            await self._publisher.publish(item.topic, item.key, item.envelope, {"event_id": item.event_id})
        except Unavailable as error:
            _log.warning("spilled", event_id=item.event_id, error=str(error))
            await self._spill.spill(item)
