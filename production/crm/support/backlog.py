"""What waits in Postgres for somebody to move it on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from production.schemas.ids import Channel


@dataclass(frozen=True, slots=True)
class WaitingReplies:
    """Replies of one channel that no provider has accepted yet."""

    count: int = 0
    oldest_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Backlog:
    """One moment's view; each number is near 0 in a healthy system."""

    spilled: int
    """Accepted while Kafka was away, and not in the ledger."""
    events: int
    """Facts that the stream does not have yet."""
    parked_keys: int
    """Senders whose messages wait for something that is away."""
    replies: Mapping[Channel, WaitingReplies]
    watch_expires_at: datetime | None
    """When Gmail forgets the first of the mailboxes; None: none is watched."""
