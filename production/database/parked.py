"""Messages that ended without a conversation: a person reads them, makes one a ticket after all, or drops it."""

from __future__ import annotations

from typing import Any

from production.channels.email.senders import NOBODY
from production.crm.permissions.model import Scope
from production.crm.support.model import Decision, ParkedMessage
from production.crm.support.scoring import Difficulty
from production.database.audit import Act, record
from production.database.events import announce_ticket
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.database.turn_end import write_end
from production.database.turn_start import open_turn, take
from production.schemas.envelope import InboundMessage
from production.schemas.errors import Conflict, NotFound
from production.schemas.events import TicketEvent
from production.schemas.ids import Category, Priority
from production.schemas.outcomes import EndCode, EndReason, LedgerState, TicketStatus

_SQL = load("parked")


class NoSender(Conflict):
    """The mail names no sender, so there is nobody to answer: read it, and drop it."""

    code = "no_sender"


class ParkedStore:
    """All of them, for whoever sorts out what belongs to no ticket."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._caller = scope.caller

    async def parked(self, limit: int) -> list[ParkedMessage]:
        """Machine mail, forged mail and what could not be read, newest first; what was forgotten since is left out."""
        rows = await self._database.fetch(_SQL["parked"], limit)
        return [
            ParkedMessage(
                message=InboundMessage.model_validate(row["envelope"]),
                reason=row["reason"],
                code=EndCode(row["reason_code"]),
                attachments=tuple(row["attachments"]),
            )
            for row in rows
        ]

    async def make_ticket(self, event_id: str) -> str:
        """The number of the ticket that it is now; nothing is sent to anybody.

        The ticket is the caller's, unless it was somebody's before: then it stays theirs, and as they have filed it.

        Raises:
            NotFound: no such message is parked.
            NoSender: nobody could be answered.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["reopen"], event_id)
            if row is None:
                raise _not_parked(event_id)
            message = InboundMessage.model_validate(row["envelope"])
            if message.sender.value == NOBODY:
                raise NoSender
            claim = await open_turn(connection, await take(connection, [message]))
            filed = await connection.fetchrow(_SQL["filed"], claim.ticket_id)
            decision = _for_a_person(filed, f"was parked ({row['reason']}) until {self._caller.name} read it")
            await write_end(connection, claim, decision)
            owned = claim.ticket_id, self._caller.user_id, filed["escalation_reason"]
            await connection.execute(_SQL["assign"], *owned)
            was = filed["assigned_to"], filed["assigned_team"]
            await announce_ticket(connection, TicketEvent.CHANGED, claim.ticket_id, was=was)
            await self._record(connection, "parked_made_ticket", event_id)
        return claim.ticket_number

    async def drop(self, event_id: str) -> None:
        """Nobody needs to look at it; it can be put back.

        Raises:
            NotFound: no such message is parked, or was.
        """
        await self._move(event_id, LedgerState.IGNORED, "parked_dropped")

    async def put_back(self, event_id: str) -> None:
        """
        Raises:
            NotFound: no such message is parked, or was.
        """
        await self._move(event_id, LedgerState.PARKED, "parked_put_back")

    async def _move(self, event_id: str, to: LedgerState, act: str) -> None:
        async with self._database.transaction() as connection:
            before = await connection.fetchval(_SQL["move"], event_id, to)
            if before is None:
                raise _not_parked(event_id)
            if before != to:
                await self._record(connection, act, event_id)

    async def _record(self, connection: Connection, act: str, event_id: str) -> None:
        await record(connection, self._caller, Act(act, "parked_message", event_id))


def _not_parked(event_id: str) -> NotFound:
    return NotFound(f"No message {event_id} waits here: perhaps a colleague has dealt with it.")


def _for_a_person(filed: Any, why: str) -> Decision:
    """Nobody has judged the mail: what the ticket is about, and how urgent, stays as it is."""
    status = TicketStatus(filed["status"]) if filed["assigned_to"] else TicketStatus.ESCALATED
    return Decision(
        state=LedgerState.ESCALATED,
        reason=EndReason(EndCode.NEEDS_PERSON, why),
        ticket_status=status,
        category=Category(filed["category"]),
        priority=Priority(filed["priority"]),
        sentiment=None,
        difficulty=Difficulty(filed["difficulty"]) if filed["difficulty"] else None,
    )
