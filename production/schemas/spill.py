"""An envelope on its way around a Kafka that is away."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spilled:
    """Exactly what would have been published."""

    event_id: str
    topic: str
    key: str
    envelope: bytes
