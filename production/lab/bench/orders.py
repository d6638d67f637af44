"""What the load generator is told, and what it reports."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Order:
    """How to load which server."""

    host: str
    port: int
    path: str
    auth_token: str
    seconds: float
    per_s: float = 0.0
    """Open loop at this constant rate; 0 for a closed loop at full speed."""
    connections: int = 64
    """Of the closed loop; the open loop takes as many as it needs."""


@dataclass(slots=True)
class Result:
    """What the caller saw."""

    seconds: float = 0.0
    answered: int = 0
    failed: int = 0
    """Another status than 200, or no answer."""
    ack_ms: list[float] = field(default_factory=list)
    """From when the request was due, not from when there was time to send it."""
