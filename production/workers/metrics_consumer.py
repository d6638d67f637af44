"""Consumes `fte.events` and keeps what is measured in `agent_metrics`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import structlog

from production.crm.support.metrics import metric_values
from production.schemas.events import Event
from production.schemas.metrics import ANSWER_SECONDS, EVENTS, SENTIMENT, TOKENS
from production.schemas.records import Record
from production.stream.reading import events_of

_log = structlog.get_logger()


class MetricStore(Protocol):
    """Keeps measured values; the same event twice counts once."""

    async def record(self, measured: Sequence[tuple[Event, Mapping[str, float]]]) -> None: ...


class MetricsConsumer:
    """The runner's handler of events."""

    def __init__(self, store: MetricStore) -> None:
        self._store = store

    async def handle(self, records: Sequence[Record], newer: Callable[[], Sequence[Record]]) -> None:
        del newer  # every event counts for itself
        measured = [(event, metric_values(event)) for event in events_of(records)]
        await self._store.record([(event, values) for event, values in measured if values])
        for event, values in measured:
            _export(event, values)

    async def defer(self, records: Sequence[Record], error: Exception) -> bool:
        """Events wait in the stream: there is nothing that they hold up."""
        del records, error
        return False

    async def dead_letter(self, records: Sequence[Record], error: Exception) -> bool:
        """An event that cannot be measured is only a gap in a chart: note it and go on."""
        _log.error("events_not_measured", count=len(records), error=type(error).__name__)
        return True


def _export(event: Event, values: Mapping[str, float]) -> None:
    """For Prometheus, where a redelivered event may count twice; the table is exact."""
    EVENTS.labels(event.type, event.channel or "none").inc()
    if event.channel is None:
        return
    if (latency := values.get("response_latency_ms")) is not None:
        ANSWER_SECONDS.labels(event.channel).observe(latency / 1000)
    if (sentiment := values.get("sentiment")) is not None:
        SENTIMENT.labels(event.channel).observe(sentiment)
    for direction in ("input", "output"):
        TOKENS.labels(event.channel, direction).inc(event.payload.get(f"{direction}_tokens", 0))
