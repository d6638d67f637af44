"""Reading tickets and leasing their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from production.crm.attachments.model import CheckedFile
from production.crm.support.model import IssuedTicketNumber, Outcome, PastTicket, StoredMessage, TicketView
from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.ids import Category, Channel, Priority
from production.schemas.outcomes import LedgerState, TicketStatus

_SQL = load("support")


class TicketStore:
    """What the API and the agent read about tickets."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ticket(self, number: str) -> TicketView | None:
        """A ticket with its words in order; drafts are not shown. None when nobody opened it."""
        rows = await self._database.fetch(_SQL["ticket"], number)
        if not rows:
            return None
        row = rows[0]
        return TicketView(
            ticket_number=row["ticket_number"],
            status=TicketStatus(row["status"]),
            category=Category(row["category"]),
            priority=Priority(row["priority"]),
            source_channel=Channel(row["source_channel"]),
            subject=row["subject"],
            created_at=row["created_at"],
            updated_at=row["updated_at"],
            messages=tuple(_message(each) for each in rows if each["role"]),
        )

    async def file(self, number: str, file_id: UUID) -> CheckedFile | None:
        """A file that came or left with a message of this ticket; None where it shows none."""
        row = await self._database.fetchrow(_SQL["file"], number, file_id)
        return CheckedFile(**row) if row else None

    async def lease_numbers(self, count: int) -> list[int]:
        """Reserve ticket numbers for this process; unused ones leave gaps, never doubles."""
        rows = await self._database.fetch(_SQL["lease_ticket_numbers"], count)
        return [row["number"] for row in rows]

    async def first_of(self, key: str, offered: IssuedTicketNumber) -> IssuedTicketNumber:
        """What was noted first under this key, which is `offered` if nothing was."""
        row = await self._database.fetchrow(_SQL["number_of_submission"], key, offered.number, offered.digest)
        return IssuedTicketNumber(row["ticket_number"], row["digest"])

    async def past_tickets(self, customer_id: UUID, *, limit: int = 5) -> Sequence[PastTicket]:
        """Tickets that the same proven person opened, newest first."""
        rows = await self._database.fetch(_SQL["past_tickets"], customer_id, limit)
        return [past_ticket(row) for row in rows]

    async def outcome(self, event_id: str) -> Outcome | None:
        """Where one inbound message is; None when no worker has seen it."""
        row = await self._database.fetchrow(_SQL["outcome"], event_id)
        return Outcome(LedgerState(row["state"]), row["reason"]) if row else None

    async def event_of_ticket(self, number: str) -> str | None:
        """The event that opened a ticket; None when no worker has seen it."""
        event_id: str | None = await self._database.fetchval(_SQL["event_of_ticket"], number)
        return event_id


def _message(row: Any) -> StoredMessage:
    return StoredMessage(row["role"], row["content"], row["said_at"], row["cut"], row["files"] or ())


def past_ticket(row: Any) -> PastTicket:
    """Of a row of `past_tickets`, the live query or the one of a replay."""
    return PastTicket(
        ticket_number=row["ticket_number"],
        channel=Channel(row["source_channel"]),
        subject=row["subject"],
        status=row["status"],
        created_at=row["created_at"],
        last_reply=row["last_reply"],
        category=Category(row["category"]),
    )
