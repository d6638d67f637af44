"""What an operator's assistant does with a ticket, each in one transaction: open it, hand it over, answer it."""

from __future__ import annotations

import hashlib
from uuid import UUID

from production.crm.permissions.model import Scope
from production.crm.support.handover import handover_for
from production.crm.support.lifecycle import transition
from production.crm.support.model import Compose, TicketRequest
from production.database.audit import Act, record
from production.database.events import announce_ticket, store_event
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.database.replies import Held, Reply, Sending, answerable, hold_ticket, refuse_while_answered, send_reply
from production.schemas.envelope import InboundMessage
from production.schemas.errors import InvalidInput, NotFound
from production.schemas.events import EventType, TicketEvent
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus, TicketStatus

_SQL = load("staff")
_SUPPORT = load("support")

OPERATOR = "operator"
"""Who acted, where no worker did."""


class StaffStore:
    """Opens, hands over and answers."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def open_ticket(self, customer_id: UUID, channel: Channel, request: TicketRequest) -> tuple[str, bool]:
        """(number, whether it is new). The same request while its ticket is not resolved gives the same number.

        Raises:
            InvalidInput: the customer has no conversation on this channel that is surely theirs.
        """
        async with self._database.transaction() as connection:
            conversation_id = await connection.fetchval(_SQL["conversation_for_ticket"], customer_id, channel)
            if conversation_id is None:
                raise InvalidInput("channel", f"this customer has no proven conversation on {channel} to answer in")
            known: str | None = await connection.fetchval(_SQL["same_ticket"], conversation_id, request.summary)
            if known is not None:
                return known, False
            filed = customer_id, channel, request.summary, request.category, request.priority
            row = await connection.fetchrow(_SUPPORT["open_ticket"], None, conversation_id, *filed)
            await announce_ticket(connection, TicketEvent.CHANGED, row["id"])
        return row["ticket_number"], True

    async def escalate(self, number: str, reason: str) -> bool:
        """Give a ticket and its conversation to a person; False if a person has it already.

        Raises:
            InvalidInput: there is no such ticket.
            ForbiddenTransition: the ticket is closed.
        """
        async with self._database.transaction() as connection:
            held = await self._hold(connection, number)
            wanted = transition(held.status, TicketStatus.ESCALATED)
            if wanted is held.status:
                return False
            ticket, conversation = held.ticket, held.conversation
            was = await connection.fetchrow(
                _SUPPORT["settle_ticket"],
                ticket["id"],
                wanted,
                ticket["category"],
                ticket["priority"],
                reason,
                None if ticket["assigned_team"] else handover_for(()).team,
                conversation["id"],
                "escalated",
                conversation["sentiment_score"],
                ticket["difficulty"],
                [],
            )
            if was is not None:
                await announce_ticket(connection, TicketEvent.CHANGED, ticket["id"], was=tuple(was.values()))
            told = {"ticket": str(ticket["id"]), "reason": reason, "actor": OPERATOR}
            await store_event(connection, EventType.ESCALATED, conversation["id"], held.channel, **told)
            await self._record(connection, "ticket_escalated", held, reason=reason)
        return True

    async def customer_of(self, number: str) -> UUID:
        """Whose ticket it is, by any of its names. Raises InvalidInput when there is none."""
        found: UUID | None = await self._database.fetchval(_SQL["customer_of_ticket"], number)
        if found is None:
            raise InvalidInput("ticket_number", f"there is no ticket {number}")
        return found

    async def reply(
        self, number: str, text: str, compose: Compose, delivery: DeliveryStatus, *, language: str | None = None
    ) -> bool:
        """Put a reply into the outbox or among the drafts, to whoever wrote last in the ticket's conversation.

        What is sent takes the conversation, as everything that is not the AI's; a draft does not.

        `language` is the tag of the one that its greeting and closing are in. False if the same words answer that
        message already. Errors as `send_reply`, and:

        Raises:
            InvalidInput: there is no such ticket.
            Unavailable: the AI is about to answer the same message.
        """
        async with self._database.transaction() as connection:
            held = await self._hold(connection, number)
            await refuse_while_answered(connection, held)
            event_id = _event_id(held, await answerable(connection, held), text)
            sending = Sending(self._scope.caller)
            reply = Reply(text=text, event_id=event_id, sending=sending, delivery=delivery, language=language)
            new = bool(await send_reply(connection, held, reply, compose))
            if new:
                await self._record(connection, "ticket_answered", held, delivery=delivery)
        return new

    async def _hold(self, connection: Connection, number: str) -> Held:
        try:
            return await hold_ticket(connection, number, self._scope)
        except NotFound as error:
            raise InvalidInput("ticket_number", f"there is no ticket {number}") from error

    async def _record(self, connection: Connection, name: str, held: Held, **told: str) -> None:
        act = Act(name, "ticket", held.ticket["id"], after=told, customer_id=held.conversation["customer_id"])
        await record(connection, self._scope.caller, act)


def _event_id(held: Held, answered: InboundMessage, text: str) -> str:
    said = "\0".join([str(held.ticket["id"]), answered.event_id, text])
    return f"{OPERATOR}:{hashlib.sha256(said.encode()).hexdigest()}"
