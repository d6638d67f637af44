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
from production.database.replies import (
    Held,
    Sending,
    close_with,
    hold_ticket,
    moved_on,
    refuse_closed_window,
    refuse_too_long,
)
from production.schemas.errors import Conflict, NotFound
from production.schemas.events import TicketEvent
from production.schemas.ids import Channel

_SQL = load("drafts")


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
        """Let it go out, with `text` in its place if given; False if somebody has decided already.

        Raises:
            Conflict: the conversation has moved on, the channel takes no more free text, or it brings more than words.
            InvalidInput: the text is longer than the channel allows.
        """
        async with self._database.transaction() as connection:
            try:
                held = await self._hold(connection, draft_id)
                if await connection.fetchval(_SQL["brings"], draft_id):
                    number = held.ticket["ticket_number"]
                    raise Conflict(f"It brings copies or files that are not shown here: approve it in {number}.")
                await send_draft(connection, held, draft_id, text, Sending(self._scope.caller))
            except (NotFound, DraftDecided):
                return False
        return True

    async def reject(self, draft_id: UUID, reason: str) -> bool:
        """It will not be sent; False if somebody has decided already."""
        async with self._database.transaction() as connection:
            try:
                held = await self._hold(connection, draft_id)
                parts = await _parts(connection, held, draft_id)
            except (NotFound, DraftDecided):
                return False
            await connection.execute(_SQL["reject"], [row["id"] for row in parts], reason)
            await connection.execute(_SQL["return_to_author"], draft_id, self._scope.caller.user_id)
            await announce_ticket(connection, TicketEvent.DRAFT, held.ticket["id"])
            whose = held.conversation["customer_id"]
            act = Act("draft_rejected", "draft", draft_id, after={"reason": reason}, customer_id=whose)
            await record(connection, self._scope.caller, act)
        return True

    async def _hold(self, connection: Connection, draft_id: UUID) -> Held:
        """Before the draft itself: whoever decides, answers or settles comes in this order."""
        return await hold_ticket(connection, str(await connection.fetchval(_SQL["ticket_of"], draft_id)), self._scope)


class DraftDecided(Conflict):
    """The draft does not wait any more: somebody has decided, or answered."""


async def send_draft(connection: Connection, held: Held, draft_id: UUID, text: str | None, sending: Sending) -> None:
    """A waiting draft of a held ticket goes out, reworded if `text` says something else; other drafts there are void.

    A colleague's leaves in their name as long as its words are theirs.

    Raises:
        DraftDecided: it does not wait there any more.
        Conflict: the customer wrote or somebody answered since, or the channel takes no more free text.
        InvalidInput: the text is longer than the channel allows.
    """
    parts = await _parts(connection, held, draft_id)
    if await moved_on(connection, held, parts[-1]["stored_at"]):
        raise Conflict("The conversation has moved on since this draft was written: read what is new.")
    refuse_closed_window(held)
    ids, waiting, changed = [row["id"] for row in parts], "\n\n".join(row["content"] for row in parts), None
    if text is not None and text != waiting:
        refuse_too_long(held.channel, text)
        changed = {"text": waiting}, {"text": text}
        await connection.execute(_SQL["reword"], draft_id, text)
        await connection.execute(_SQL["drop"], [part for part in ids if part != draft_id])
        ids = [draft_id]
    await connection.execute(_SQL["no_more_writing"], draft_id)
    await connection.execute(_SQL["approve"], ids, sending.author.user_id, sending.hold, changed is not None)
    await close_with(connection, held, sending)
    before, after = changed or (None, None)
    act = Act("draft_approved", "draft", draft_id, before, after, held.conversation["customer_id"])
    await record(connection, sending.author, act)


async def _parts(connection: Connection, held: Held, draft_id: UUID) -> list[Any]:
    """In their order. Raises DraftDecided where they do not wait in this ticket."""
    parts = await connection.fetch(_SQL["hold"], draft_id, held.ticket["id"])
    if not parts:
        raise DraftDecided
    return list(parts)


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
