"""How traffic is shown, whatever the period."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from production.crm.support.metrics import Traffic


class TrafficResponse(BaseModel):
    """What came in and how it ended."""

    conversation_count: int
    message_count: int
    replied: int
    drafted: int
    escalated: int
    failed: int
    avg_sentiment: float | None
    escalation_rate: float
    avg_response_latency_ms: float | None
    p50_response_latency_ms: float | None
    p95_response_latency_ms: float | None


def shown(traffic: Traffic) -> dict[str, Any]:
    """The fields of `TrafficResponse`."""
    return {
        "conversation_count": traffic.conversations,
        "message_count": traffic.messages,
        "replied": traffic.replied,
        "drafted": traffic.drafted,
        "escalated": traffic.escalated,
        "failed": traffic.failed,
        "avg_sentiment": traffic.avg_sentiment,
        "escalation_rate": round(traffic.escalation_rate, 4),
        "avg_response_latency_ms": traffic.avg_latency_ms,
        "p50_response_latency_ms": traffic.p50_latency_ms,
        "p95_response_latency_ms": traffic.p95_latency_ms,
    }
