"""What the workers need from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from production.crm.support.model import Claim, Decision
from production.schemas.delivery import Attempt
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus, EndReason, LedgerState
from production.schemas.records import Committable, Partition, Record


class AssignmentListener(Protocol):
    """Hears which partitions are ours; the runner is one."""

    async def assigned(self, progress: Mapping[Partition, Committable]) -> None:
        """These partitions are ours now, worked through this far."""
        ...

    async def revoked(self, partitions: Iterable[Partition]) -> None:
        """These partitions go to somebody else: the last moment to commit."""
        ...


class RecordSource(Protocol):
    """A consumer group member; see `stream.source`."""

    async def start(self, listener: AssignmentListener) -> None: ...

    async def fetch(self, *, timeout_s: float, limit: int) -> list[Record]:
        """Up to `limit` records, in order within each partition; an empty list after `timeout_s`.

        Only records of partitions that the listener was told are ours, beginning where it was told.
        """
        ...

    async def commit(self, progress: Mapping[Partition, Committable]) -> None:
        """Tell the broker; quietly without effect for partitions that are no longer ours.

        Raises:
            Unavailable: the broker cannot be reached.
        """
        ...

    def pause(self, *, paused: bool) -> None:
        """Stop or resume fetching from every partition; heartbeats go on."""
        ...

    async def unread(self) -> int:
        """Records of our partitions that nobody has fetched yet.

        Raises:
            Unavailable: the broker cannot be reached.
        """
        ...

    async def stop(self) -> None: ...


class BatchHandler(Protocol):
    """What a runner does with the records of one key. One handler a topic."""

    async def handle(self, records: Sequence[Record], newer: Callable[[], Sequence[Record]]) -> None:
        """Bring them to their end; `newer` tells what else of the same key waits by now.

        Raises:
            Unavailable: something is away; called again later with the same records.
        """
        ...

    async def defer(self, records: Sequence[Record], error: Exception) -> bool:
        """Something has been away for long. True: kept elsewhere, the stream may go on; False: try again in place.

        Raises:
            Unavailable: cannot be kept elsewhere now.
        """
        ...

    async def dead_letter(self, records: Sequence[Record], error: Exception) -> bool:
        """They failed again and again. True when they are safe among the dead letters.

        Raises:
            Unavailable: cannot be dead-lettered now.
        """
        ...


class Publisher(Protocol):
    """Writes to topics."""

    async def publish(self, topic: str, key: str, value: bytes, headers: Mapping[str, str]) -> None:
        """Return once the broker has it on all in-sync replicas.

        Raises:
            Unavailable: not acknowledged in time; it may or may not have been written.
        """
        ...


class BatchPublisher(Protocol):
    """Writes several records at once."""

    async def publish_all(self, topic: str, records: Sequence[tuple[str, bytes]]) -> None:
        """Return once the broker has every (key, value) on all in-sync replicas; those of one key in this order.

        Raises:
            Unavailable: not all were acknowledged in time; some may have been written.
        """
        ...


class Turns(Protocol):
    """Admit, claim and settle; see `database.turns`."""

    async def admit(self, messages: Sequence[InboundMessage]) -> list[InboundMessage]: ...

    async def claim(self, messages: Sequence[InboundMessage]) -> Claim | None: ...

    async def settle(self, claim: Claim, decision: Decision) -> None: ...

    async def park(self, message: InboundMessage, *, state: LedgerState, reason: EndReason) -> bool: ...

    async def write_off(self, event_id: str, key: str, received_at: datetime, reason: str) -> None: ...

    async def defer_key(self, key: str, reason: str) -> None: ...


class Outbox(Protocol):
    """Outbound messages as a queue; see `database.outbox`."""

    async def take(self, channel: Channel, limit: int) -> list[Attempt]: ...

    async def mark_sending(self, attempt: Attempt) -> bool:
        """It is tried once more; False where it may not be said any more.

        Raises:
            StaleEpoch: another sender has taken it since, or has found that it was sent.
        """
        ...

    async def unmatched_ids(self, provider_ids: Sequence[str]) -> list[str]: ...

    async def mark_sent(self, message_id: UUID, provider_id: str | None) -> None: ...

    async def mark_failed(self, message_id: UUID, reason: str, *, unsubscribed: bool = False) -> None:
        """`unsubscribed`: the recipient wants nothing more, so nothing else is tried either."""
        ...

    async def mark_retry(self, attempt: Attempt, status: DeliveryStatus, reason: str, delay_s: float) -> None: ...
