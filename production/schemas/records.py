"""One record of a topic, as the runner sees it: payload plus its own place in the stream."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Partition:
    """One partition of one topic."""

    topic: str
    number: int


@dataclass(frozen=True, slots=True)
class Record:
    """What was read, and from where."""

    partition: Partition
    offset: int
    key: str
    value: bytes
    written_at: datetime
    event_id: str | None = None
    """From the headers: known also where the value makes no sense."""


@dataclass(frozen=True, slots=True)
class Committable:
    """How far a partition has been worked through."""

    next_offset: int
    """Everything below is finished."""
    metadata: str = ""
    """Compact map of what is finished above it; may be lost without harm."""
