"""`GET /api/v1/health` looks at every component; `/livez` and `/readyz` are for the probes of an orchestrator."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Response, status
from pydantic import BaseModel

from production import __version__
from production.api.deps import Dependencies, store
from production.api.intake import can_accept
from production.channels.registry import providers
from production.database.component_health import HealthStore
from production.schemas.errors import Unavailable
from production.schemas.health import ComponentHealth, HealthStatus

Health = Annotated[HealthStore, store(HealthStore)]
router = APIRouter(tags=["health"])
probes = APIRouter(tags=["health"])

STALE_S = 120.0
"""A component of which nobody has spoken for this long is not healthy, whatever was said last."""
_REPORTED = ("agent", "mailboxes", "messages")
_TELLING = frozenset({"mailboxes", "messages"})
"""Components whose details everybody may read."""


class Component(BaseModel):
    """One part."""

    status: HealthStatus
    latency_ms: int | None = None
    detail: str | None = None
    """What is stuck."""


class SystemHealth(BaseModel):
    """The whole is as healthy as what it cannot do without."""

    status: HealthStatus
    components: dict[str, Component]
    version: str = __version__


@router.get("/health", response_model_exclude_none=True)
async def health(deps: Dependencies, store: Health, response: Response) -> SystemHealth:
    """Ask every component; 503 when neither Kafka nor Postgres could take a message."""
    database = await _timed(store.ping)
    kafka = await _timed(deps.broker.ping)
    components = {"database": database, "kafka": kafka}
    reported = await store.components() if database.status is HealthStatus.HEALTHY else {}
    needed = [name for name, each in providers().items() if not each.optional or name in reported]
    for name in (*needed, *_REPORTED):
        components[name] = _as_reported(name, reported.get(name))
    overall = _overall(components)
    if overall is HealthStatus.UNHEALTHY:
        response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    return SystemHealth(status=overall, components=components)


@probes.get("/livez")
async def live() -> dict[str, str]:
    """The process runs: restart it only if this fails."""
    return {"status": "alive"}


@probes.get("/readyz")
async def ready(deps: Dependencies, store: Health) -> dict[str, str]:
    """A message could be made durable right now.

    Raises:
        Unavailable: neither Kafka nor Postgres answers.
    """
    await can_accept(deps.broker, store)
    return {"status": "ready"}


def _as_reported(name: str, known: ComponentHealth | None) -> Component:
    if known is None or known.age_s > STALE_S:
        return Component(status=HealthStatus.DEGRADED)
    told = name in _TELLING or known.status is HealthStatus.DEGRADED
    return Component(status=known.status, detail=known.detail if told else None)


async def _timed(ping: Callable[[], Awaitable[None]]) -> Component:
    started = time.perf_counter()
    try:
        await ping()
    except Unavailable:
        return Component(status=HealthStatus.UNHEALTHY)
    return Component(status=HealthStatus.HEALTHY, latency_ms=round((time.perf_counter() - started) * 1000))


def _overall(components: dict[str, Component]) -> HealthStatus:
    stores = {components["database"].status, components["kafka"].status}
    if stores == {HealthStatus.UNHEALTHY}:
        return HealthStatus.UNHEALTHY
    if all(component.status is HealthStatus.HEALTHY for component in components.values()):
        return HealthStatus.HEALTHY
    return HealthStatus.DEGRADED
