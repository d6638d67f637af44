"""What the server works with; put together by `bootstrap`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from production.crm.customers.model import Conversation, Customer, Identifier
from production.crm.knowledge.model import Passage
from production.crm.support.metrics import ChannelFigures
from production.crm.support.model import Draft, PastTicket, TicketView
from production.database.staff import Compose, Request
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus


class Staff(Protocol):
    """Opens, hands over and answers; see `database.staff`."""

    async def open_ticket(self, customer_id: UUID, channel: Channel, request: Request) -> tuple[str, bool]: ...

    async def escalate(self, number: str, reason: str) -> bool: ...

    async def customer_of(self, number: str) -> UUID: ...

    async def reply(self, number: str, text: str, compose: Compose, delivery: DeliveryStatus) -> bool: ...


class Tickets(Protocol):
    """Reads tickets."""

    async def ticket(self, number: str) -> TicketView | None: ...

    async def past_tickets(self, customer_id: UUID, *, limit: int = 5) -> Sequence[PastTicket]: ...


class Customers(Protocol):
    """Looks up who is who."""

    async def lookup(self, identifier: Identifier) -> Customer | None: ...

    async def customer(self, customer_id: UUID) -> Customer | None: ...

    async def conversation(self, conversation_id: UUID) -> Conversation | None: ...


class Knowledge(Protocol):
    """Finds passages."""

    async def search(self, query: str, *, limit: int = 5, category: str | None = None) -> list[Passage]: ...


class Articles(Protocol):
    """Reads whole documents."""

    async def documents(self) -> list[str]: ...

    async def article(self, document: str) -> str | None: ...


class Drafts(Protocol):
    """Reads what waits for approval."""

    async def drafts(self, limit: int) -> list[Draft]: ...


class Figures(Protocol):
    """Reads how channels are doing."""

    async def channel_figures(self, since: datetime) -> list[ChannelFigures]: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that tools and resources may touch."""

    staff: Staff
    tickets: Tickets
    customers: Customers
    knowledge: Knowledge
    articles: Articles
    drafts: Drafts
    figures: Figures
    compose: Compose
    may_send: bool
    """Whether an answer leaves at once; else it waits as a draft for a person."""
