"""What the workers need from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from production.crm.support.model import Claim, Decision
from production.schemas.delivery import Attempt, OutboundMessage, SendResult
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.schemas.records import Committable, Partition, Record
from production.schemas.turns import Turn, TurnResult, Verdict


class AssignmentListener(Protocol):
    """Hears which partitions are ours; the runner is one."""

    async def assigned(self, progress: Mapping[Partition, Committable]) -> None:
        """These partitions are ours now, worked through this far."""
        ...

    async def revoked(self, partitions: Iterable[Partition]) -> None:
        """These partitions go to somebody else: the last moment to commit."""
        ...


class RecordSource(Protocol):
    """A consumer group member. `stream.kafka` is the real one, `stream.memory` the one for tests."""

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

    async def stop(self) -> None: ...


class Publisher(Protocol):
    """Writes to topics."""

    async def publish(self, topic: str, key: str, value: bytes, headers: Mapping[str, str]) -> None:
        """Return once the broker has it on all in-sync replicas.

        Raises:
            Unavailable: not acknowledged in time; it may or may not have been written.
        """
        ...


class Turns(Protocol):
    """Claim and settle; see `database.turns`."""

    async def claim(self, messages: Sequence[InboundMessage]) -> Claim | None: ...

    async def settle(self, claim: Claim, decision: Decision) -> None: ...

    async def park(self, message: InboundMessage, *, state: LedgerState, reason: str) -> bool: ...


class Agent(Protocol):
    """Thinks; see `agent.turn`."""

    async def answer(self, turn: Turn, verdict: Verdict) -> TurnResult: ...


class Outbox(Protocol):
    """Outbound messages as a queue; see `database.outbox`."""

    async def take(self, channels: Sequence[Channel], limit: int) -> list[Attempt]: ...

    async def mark_sent(self, message_id: UUID, provider_id: str | None) -> None: ...

    async def mark_failed(self, message_id: UUID, reason: str) -> None: ...

    async def mark_retry(self, message_id: UUID, status: DeliveryStatus, reason: str, delay_s: float) -> None: ...


class ChannelClient(Protocol):
    """Sends through a provider, and asks it what it has."""

    async def send(self, message: OutboundMessage) -> SendResult: ...

    async def find_sent(self, message: OutboundMessage) -> str | None:
        """The provider's id of a message that we may have sent before; None if the provider does not have it.

        Raises:
            Unavailable: the provider cannot tell right now.
        """
        ...
