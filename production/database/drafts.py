"""Replies that wait for a person: listed, sent as they are or changed, or rejected."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from production.crm.permissions.model import Scope
from production.crm.support.model import Draft
from production.database.audit import Act, record
from production.database.events import announce_ticket
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.schemas.events import TicketEvent
from production.schemas.ids import Channel

_SQL = load("drafts")
_Change = tuple[dict[str, Any] | None, dict[str, Any] | None]


class DraftStore:
    """What reviewers need."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def drafts(self, limit: int) -> list[Draft]:
        """Waiting drafts, oldest first."""
        return [_draft(row) for row in await self._database.fetch(_SQL["drafts"], limit, None, self._scope.sql)]

    async def draft(self, draft_id: UUID) -> Draft | None:
        """One waiting draft; None when there is none, or somebody has decided already."""
        row = await self._database.fetchrow(_SQL["drafts"], 1, draft_id, self._scope.sql)
        return _draft(row) if row else None

    async def approve(self, draft_id: UUID, text: str | None) -> bool:
        """Let it go out, with `text` in its place if given; False if somebody has decided already."""
        async with self._database.transaction() as connection:
            held = await connection.fetch(_SQL["hold"], draft_id, self._scope.sql)
            if not held:
                return False
            parts = [row["id"] for row in held]
            changed = None
            if text is not None:
                changed = {"text": "\n\n".join(row["content"] for row in held)}, {"text": text}
                await connection.execute(_SQL["reword"], draft_id, text)
                await connection.execute(_SQL["drop"], [part for part in parts if part != draft_id])
            await connection.execute(_SQL["approve"], parts)
            await connection.execute(_SQL["answered"], held[0]["ticket_id"])
            await announce_ticket(connection, TicketEvent.MESSAGE, held[0]["ticket_id"])
            await self._record(connection, "draft_approved", draft_id, held[0]["ticket_id"], changed)
        return True

    async def reject(self, draft_id: UUID, reason: str) -> bool:
        """It will not be sent; False if somebody has decided already."""
        async with self._database.transaction() as connection:
            held = await connection.fetch(_SQL["hold"], draft_id, self._scope.sql)
            if not held:
                return False
            await connection.execute(_SQL["reject"], [row["id"] for row in held], reason)
            await announce_ticket(connection, TicketEvent.DRAFT, held[0]["ticket_id"])
            why = None, {"reason": reason}
            await self._record(connection, "draft_rejected", draft_id, held[0]["ticket_id"], why)
        return True

    async def _record(
        self, connection: Connection, name: str, draft_id: UUID, ticket_id: UUID, changed: _Change | None
    ) -> None:
        before, after = changed or (None, None)
        customer_id = await connection.fetchval(_SQL["customer"], ticket_id)
        await record(connection, self._scope.caller, Act(name, "draft", draft_id, before, after, customer_id))


def _draft(row: Any) -> Draft:
    return Draft(
        id=row["id"],
        ticket_number=row["ticket_number"],
        channel=Channel(row["channel"]),
        customer_name=row["customer_name"],
        question=row["question"],
        text=row["text"],
        confidence=row["confidence"],
        reason=row["reason"],
        sources=tuple(row["sources"]),
        created_at=row["created_at"],
    )
