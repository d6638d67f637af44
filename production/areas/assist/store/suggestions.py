"""Suggested replies: asked for by a person, written by a worker."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from production.areas.assist.model.replies import SuggestedSentence, SuggestedSource, Suggestion, WrittenReply
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Database
from production.database.replies import find_ticket
from production.schemas.errors import Conflict
from production.schemas.ids import Channel

_SQL = load_own("production.areas.assist")


class SuggestionStore:
    """What an endpoint needs: it asks, and looks whether a worker has answered."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def ask(self, ticket: str, instruction: str | None = None) -> UUID:
        """The id of what is suggested for the customer's newest message; with an instruction, of something new.

        Raises:
            NotFound: there is no such ticket.
            Conflict: the customer has written nothing that could be answered.
        """
        async with self._database.transaction() as connection:
            ticket_id = await find_ticket(connection, ticket, self._scope)
            asked = await connection.fetchrow(_SQL["newest_message"], ticket_id)
            if asked["id"] is None:
                raise Conflict(f"In {ticket} the customer has written nothing that could be answered.")
            known = await connection.fetchrow(_SQL["newest_suggestion"], asked["id"])
            if known is not None and instruction is None:
                return UUID(str(known["id"]))
            wanted = asked["customer_id"], ticket_id, asked["id"], asked["channel"], instruction
            new: UUID | None = await connection.fetchval(_SQL["ask"], *wanted)
        return new or await self.ask(ticket)

    async def reject(self, ticket: str, reason: str) -> None:
        """What is suggested for the customer's newest message was no good; a reply that waits is rejected as a draft.

        Raises:
            NotFound: there is no such ticket.
            Conflict: nothing is suggested there, or its end is known.
        """
        async with self._database.transaction() as connection:
            asked = await connection.fetchrow(
                _SQL["newest_message"], await find_ticket(connection, ticket, self._scope)
            )
            rejected = await connection.fetchval(_SQL["reject"], asked["id"], reason)
            if rejected is None:
                raise Conflict(f"In {ticket} no suggestion is open: it was rejected or sent, or is a reply that waits.")
            act = Act("suggestion_rejected", "suggestion", rejected, None, {"reason": reason}, asked["customer_id"])
            await record(connection, self._scope.caller, act)

    async def written(self, suggestion_id: UUID) -> Suggestion | None:
        """None until a worker has written it."""
        row = await self._database.fetchrow(_SQL["written"], suggestion_id)
        return _suggestion(row) if row else None


def _suggestion(row: Any) -> Suggestion:
    reply = WrittenReply(
        content=row["content"],
        reasoning=row["reasoning"],
        confidence=row["confidence"],
        calibrated=row["calibrated"],
        sources=tuple(SuggestedSource(**one) for one in row["sources"]),
        sentences=tuple(SuggestedSentence(**one) for one in row["sentences"]),
        missing=tuple(row["missing"]),
    )
    return Suggestion(row["id"], row["waiting_id"], Channel(row["channel"]), reply, row["repeats"], row["written_at"])
