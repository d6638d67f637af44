"""What a run does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how hard."""

    customers: int = 90
    """Who write at the same time, a third on each channel."""
    messages: int = 8
    """Of each; then somebody else takes the place. Ten replies within an hour would look like two machines talking."""
    pause_s: tuple[float, float] = (2.0, 8.0)
    """Between two messages of one customer."""
    waiting_share: float = 0.5
    """Of the messages are followed by waiting for the answer."""
    kills: int = 24
    every_s: tuple[float, float] = (4.0, 9.0)
    """Between two kills."""
    nodes: str = "ab"
    """A letter each."""
    load: bool = True
    """False: install and answer one form."""
    seed: int = 1
