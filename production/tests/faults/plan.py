"""What a run does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how hard."""

    customers: int
    messages: int
    """Of each customer."""
    at_once: int = 100
    faults: int = 10
    pause_s: tuple[float, float] = (2.0, 6.0)
    """Between two faults."""
    hang_share: float = 0.001
    """Messages on which the model hangs."""
    copies: int = 2
    """Of one webhook, delivered at once,"""
    copies_share: float = 0.1
    """for this share of the messages."""
    waiting_share: float = 0.5
    """Customers' messages after which they wait for the answer before they write on."""
    apis: int = 2
    seed: int = 1
