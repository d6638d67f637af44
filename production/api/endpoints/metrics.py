"""`GET /api/v1/metrics/channels`: how each channel is doing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from production.api.callers import network_of
from production.api.deps import Dependencies, store
from production.api.traffic import TrafficResponse, shown
from production.crm.support.metrics import AlertThresholds
from production.database.events import EventStore

router = APIRouter(tags=["metrics"])


class ChannelMetrics(TrafficResponse):
    """One channel over the period."""

    alerts: list[str]


class Metrics(BaseModel):
    """All channels."""

    since: datetime
    period_hours: int
    thresholds: AlertThresholds
    channels: dict[str, ChannelMetrics]


@router.get("/metrics/channels")
async def channels(
    request: Request,
    deps: Dependencies,
    events: Annotated[EventStore, store(EventStore)],
    hours: Annotated[int, Query(ge=1, le=24 * 90)] = 24,
) -> Metrics:
    """Figures of the last `hours`, for every channel also when it was quiet."""
    deps.limits.look.check(network_of(request))
    since = datetime.now(UTC) - timedelta(hours=hours)
    figures, above = await events.channel_figures(since), deps.config.alert_thresholds
    return Metrics(
        since=since,
        period_hours=hours,
        thresholds=above,
        channels={one.channel: ChannelMetrics(**shown(one), alerts=one.alerts(above)) for one in figures},
    )
