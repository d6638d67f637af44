"""How the parts of the system are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HealthStatus(StrEnum):
    """Worst first in judging the whole: one unhealthy part makes the system unhealthy."""

    HEALTHY = "healthy"
    DEGRADED = "degraded"
    UNHEALTHY = "unhealthy"


@dataclass(frozen=True, slots=True)
class ComponentHealth:
    """What was last said about one component."""

    status: HealthStatus
    age_s: float
    """Seconds since it was said."""
    detail: str | None = None
