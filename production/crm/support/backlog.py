"""What waits in Postgres for somebody to move it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from production.schemas.ids import Channel


@dataclass(frozen=True, slots=True)
class WaitingReplies:
    """Replies of one channel that no provider has accepted yet."""

    count: int = 0
    oldest_s: float = 0.0


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """What `fte ledger` prints."""

    states: dict[str, int]
    oldest_unowned_s: float | None
    """Age in seconds of the oldest message that nobody has finished; None when there is none."""


@dataclass(frozen=True, slots=True)
class StuckKey:
    """A sender of whom nothing has ended for long."""

    key: str
    """Personal: never in a log or on a public page."""
    since: datetime
    reason: str | None

    @property
    def id(self) -> str:
        """Names it without saying who it is."""
        return sha256(self.key.encode()).hexdigest()[:12]


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
    mailbox_age_s: Mapping[str, float]
    """Address -> seconds since we last saw all that it holds."""
    stuck_keys: Sequence[StuckKey]
    """At most a hundred, the longest first."""
    watch_expires_at: datetime | None
    """When Gmail forgets the first of the mailboxes; None: none is watched."""
