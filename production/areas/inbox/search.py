"""Finds tickets by what was said in them, and customers by who they are."""

from __future__ import annotations

from typing import Any

from production.areas.inbox.model import CustomerHit, SearchResult, TicketHit
from production.areas.inbox.snippets import snippet_of
from production.crm.permissions.model import Scope
from production.crm.support.shown_priority import shown_priority
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.ids import Channel
from production.schemas.outcomes import TicketStatus

_SQL = load_own("production.areas.inbox")
_READ_FOR_EACH = 20
"""Messages that are read for each ticket that is shown: many may be of one."""
_LATEST = 5_000
"""Messages among which a frequent word is found sooner than by the index."""


class SearchStore:
    """Searches within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def search(self, sought: str, limit: int) -> SearchResult:
        """Every word of `sought` has to occur, in any order; the last one may go on."""
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["begin"])
            what = self._scope.sql, sought
            tickets = await connection.fetch(_SQL["find_tickets"], *what, limit * _READ_FOR_EACH, limit, _LATEST)
            customers = await connection.fetch(_SQL["find_customers"], *what, limit)
        return SearchResult([_ticket(row, sought) for row in tickets], [CustomerHit(**row) for row in customers])


def _ticket(row: Any, sought: str) -> TicketHit:
    return TicketHit(
        id=row["ticket_number"],
        uuid=row["id"],
        subject=row["subject"],
        status=TicketStatus(row["status"]),
        priority=shown_priority(row["priority"]),
        channel=Channel(row["source_channel"]),
        customer_id=row["customer_id"],
        customer_name=row["customer_name"],
        created_at=row["created_at"],
        assigned_team=row["assigned_team"],
        said_at=row["said_at"],
        said_by=row["role"],
        snippet=snippet_of(row["content"] or row["subject"], sought),
    )
