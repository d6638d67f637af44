"""How to reach a Kafka cluster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class KafkaConfig:
    """How to reach the cluster."""

    bootstrap_servers: str
    security: Mapping[str, Any]
    """Extra client arguments for TLS and SASL; empty for a plain connection."""
