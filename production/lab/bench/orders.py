"""What the load generator is told, and what it reports."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass, field

from production.lab.dev import log_progress


@dataclass(frozen=True, slots=True)
class Order:
    """How to load which server."""

    port: int
    path: str
    auth_token: str
    seconds: float
    host: str = "127.0.0.1"
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

    @property
    def per_s(self) -> float:
        return self.answered / self.seconds


def send(order: Order) -> Result:
    """By a generator in a process of its own."""
    command = [sys.executable, "-m", f"{__package__}.generator", json.dumps(asdict(order))]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    result = Result(**json.loads(done.stdout))
    log_progress(f"  port {order.port}: {result.per_s:.0f} a second, {result.failed} failed")
    return result
