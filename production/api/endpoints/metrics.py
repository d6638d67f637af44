"""`GET /api/v1/metrics/channels`: how each channel is doing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from production.api.deps import Dependencies
from production.crm.support.metrics import ESCALATION_RATE_ALERT, LATENCY_ALERT_MS, ChannelFigures

router = APIRouter(tags=["metrics"])


class ChannelMetrics(BaseModel):
    """One channel over the period."""

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
    alerts: list[str]


class Thresholds(BaseModel):
    """Above these a channel raises an alert."""

    escalation_rate: float = ESCALATION_RATE_ALERT
    response_latency_ms: float = LATENCY_ALERT_MS


class Metrics(BaseModel):
    """All channels."""

    since: datetime
    period_hours: int
    thresholds: Thresholds
    channels: dict[str, ChannelMetrics]


@router.get("/metrics/channels")
async def channels(deps: Dependencies, hours: Annotated[int, Query(ge=1, le=24 * 90)] = 24) -> Metrics:
    """Figures of the last `hours`, for every channel also when it was quiet."""
    since = datetime.now(UTC) - timedelta(hours=hours)
    figures = await deps.figures.channel_figures(since)
    return Metrics(
        since=since,
        period_hours=hours,
        thresholds=Thresholds(),
        channels={figure.channel.value: _show(figure) for figure in figures},
    )


def _show(figures: ChannelFigures) -> ChannelMetrics:
    return ChannelMetrics(
        conversation_count=figures.conversations,
        message_count=figures.messages,
        replied=figures.replied,
        drafted=figures.drafted,
        escalated=figures.escalated,
        failed=figures.failed,
        avg_sentiment=figures.avg_sentiment,
        escalation_rate=round(figures.escalation_rate, 4),
        avg_response_latency_ms=figures.avg_latency_ms,
        p50_response_latency_ms=figures.p50_latency_ms,
        p95_response_latency_ms=figures.p95_latency_ms,
        alerts=figures.alerts,
    )
