"""What the api needs from outside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from production.crm.support.metrics import ChannelFigures
from production.crm.support.model import Draft, Numbered, ParkedMessage, TicketView
from production.schemas.health import ComponentHealth
from production.schemas.outcomes import DeliveryStatus
from production.schemas.spill import Spilled


class Publisher(Protocol):
    """Writes to topics."""

    async def publish(self, topic: str, key: str, value: bytes, headers: Mapping[str, str]) -> None:
        """
        Raises:
            Unavailable: not acknowledged in time.
        """
        ...

    async def ping(self) -> None:
        """
        Raises:
            Unavailable: the broker does not answer.
        """
        ...


class Spill(Protocol):
    """Keeps envelopes while Kafka is away."""

    async def spill(self, item: Spilled) -> None: ...


class Tickets(Protocol):
    """Reads tickets and hands out their numbers."""

    async def ticket(self, number: str) -> TicketView | None: ...

    async def lease_numbers(self, count: int) -> list[int]: ...

    async def first_of(self, key: str, offered: Numbered) -> Numbered: ...


class Figures(Protocol):
    """Reads what was measured."""

    async def channel_figures(self, since: datetime) -> list[ChannelFigures]: ...


class Health(Protocol):
    """Asks the database how it is, and what the other processes say."""

    async def ping(self) -> None: ...

    async def components(self) -> dict[str, ComponentHealth]: ...


class Drafts(Protocol):
    """Replies that wait for a person."""

    async def drafts(self, limit: int) -> list[Draft]: ...

    async def draft(self, draft_id: UUID) -> Draft | None: ...

    async def approve(self, draft_id: UUID, text: str | None) -> bool: ...

    async def reject(self, draft_id: UUID, reason: str) -> bool: ...


class Parked(Protocol):
    """What ended without an answer and without a ticket."""

    async def parked(self, limit: int) -> list[ParkedMessage]: ...


class DeliveryReports(Protocol):
    """Moves the status of sent messages forward."""

    async def advance(
        self, provider_id: str, status: DeliveryStatus, error: str | None, correlation_id: str | None = None
    ) -> bool: ...
