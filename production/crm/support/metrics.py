"""What is measured from each event, and when a channel needs attention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from production.schemas.events import Event, EventType
from production.schemas.ids import Channel


@dataclass(frozen=True, slots=True)
class AlertThresholds:
    """Above these a channel needs attention."""

    escalation_rate: float = 0.25
    response_latency_ms: float = 3000.0


@dataclass(frozen=True, slots=True)
class Traffic:
    """What came in over a period and how it ended; messages are counted when they end, turns may hold several."""

    conversations: int = 0
    messages: int = 0
    replied: int = 0
    drafted: int = 0
    escalated: int = 0
    failed: int = 0
    """Replies that the provider refused."""
    avg_sentiment: float | None = None
    """0 furious .. 1 delighted, over the messages."""
    avg_latency_ms: float | None = None
    """From the receipt of a message to the hand-over of the reply to the provider."""
    p50_latency_ms: float | None = None
    p95_latency_ms: float | None = None

    @property
    def escalation_rate(self) -> float:
        """Share of handled turns that went to a person, 0..1."""
        handled = self.replied + self.drafted + self.escalated
        return self.escalated / handled if handled else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelFigures(Traffic):
    """One channel over a period."""

    channel: Channel

    def alerts(self, above: AlertThresholds) -> list[str]:
        """What exceeds the thresholds, in words."""
        found, latency = [], self.avg_latency_ms
        if self.escalation_rate > above.escalation_rate:
            found.append(f"escalation rate {self.escalation_rate:.0%} is above {above.escalation_rate:.0%}")
        if latency is not None and latency > above.response_latency_ms:
            found.append(f"response latency {latency:.0f} ms is above {above.response_latency_ms:.0f} ms")
        return found


def metric_values(event: Event) -> dict[str, float]:
    """Metric type -> value: facts about conversations count themselves, some carry a measured value."""
    match event.type:
        case EventType.MESSAGE_RECEIVED:
            return {"message_received": 1.0, **_mood(event)}
        case EventType.REPLY_SENT:
            return {"reply_sent": 1.0, **_latency(event)}
        case EventType.REPLIED | EventType.DRAFTED | EventType.ESCALATED:
            return {event.type: 1.0, **_cost(event)}
        case EventType.REPLY_FAILED:
            return {event.type: 1.0}
        case _:
            return {}


def _mood(event: Event) -> dict[str, float]:
    """Nothing where nobody has read the message for that."""
    sentiment = event.payload["sentiment"]
    return {} if sentiment is None else {"sentiment": float(sentiment)}


def _cost(event: Event) -> dict[str, float]:
    """Nothing where no model was used, or where nobody knows its price."""
    cost = event.payload.get("cost_usd")
    return {"cost_usd": cost} if cost else {}


def _latency(event: Event) -> dict[str, float]:
    received_at = event.payload.get("received_at")
    if received_at is None or event.payload.get("part", 0) != 0:
        return {}
    waited = event.occurred_at - datetime.fromisoformat(received_at)
    return {"response_latency_ms": waited.total_seconds() * 1000}
