"""What a person does with a ticket, each in one transaction: open it, take it over, answer it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from production.crm.support.handover import handover_for
from production.crm.support.lifecycle import transition
from production.crm.support.model import Compose, OutboundPart, ReplyTarget, TicketRequest
from production.database.events import announce_ticket, store_event
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.database.turn_start import channel_rules
from production.schemas.envelope import InboundMessage
from production.schemas.errors import InvalidInput, Unavailable
from production.schemas.events import EventType, TicketEvent
from production.schemas.ids import Channel, Proof
from production.schemas.outcomes import DeliveryStatus, TicketStatus

_SQL = load("staff")
_SUPPORT = load("support")

OPERATOR = "operator"
"""Who acted, where no worker did."""


class StaffStore:
    """Opens, hands over and answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

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
            conversation, ticket = await _hold(connection, number)
            current = TicketStatus(ticket["status"])
            wanted = transition(current, TicketStatus.ESCALATED)
            if wanted is current:
                return False
            await connection.execute(
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
            )
            where = conversation["id"], Channel(conversation["channel"])
            await store_event(connection, EventType.ESCALATED, *where, reason=reason, actor=OPERATOR)
        return True

    async def customer_of(self, number: str) -> UUID:
        """Whose ticket it is. Raises InvalidInput when there is none."""
        found: UUID | None = await self._database.fetchval(_SQL["customer_of_ticket"], number)
        if found is None:
            raise InvalidInput("ticket_number", f"there is no ticket {number}")
        return found

    async def reply(
        self, number: str, text: str, compose: Compose, delivery: DeliveryStatus, *, language: str | None = None
    ) -> bool:
        """Put a reply into the outbox or among the drafts, to whoever wrote last in the ticket's conversation.

        `language` is the tag of the one that its greeting and closing are in. What leaves takes the place of drafts
        that wait there. False if the same words answer that message already.

        Raises:
            InvalidInput: there is no such ticket, nobody to answer, the customer wants no more messages, or the reply
                is longer than the channel allows.
            ForbiddenTransition: the ticket is resolved or closed.
            Unavailable: the AI is about to answer the same message.
        """
        async with self._database.transaction() as connection:
            conversation, ticket = await _hold(connection, number)
            if await connection.fetchval(_SQL["being_answered"], conversation["id"]):
                raise Unavailable(f"{number} is being answered at this moment: read it again in a few seconds")
            wanted = transition(TicketStatus(ticket["status"]), TicketStatus.WAITING_CUSTOMER)
            last = await _answerable(connection, conversation)
            target = ReplyTarget.of(
                last,
                proof=Proof(conversation["proof"]),
                ticket_number=ticket["ticket_number"],
                customer_name=last.sender.name or conversation["name"],
            )
            composed = compose(replace(target, language=language), text)
            if composed.over_limit:
                raise InvalidInput("reply", f"is longer than {last.channel} allows; shorten it, nothing is cut")
            event_id = _event_id(ticket["id"], last, text)
            reply = _Reply(conversation["id"], ticket["id"], last.channel, event_id, delivery)
            new = await _store(connection, reply, composed.parts)
            if delivery is DeliveryStatus.DRAFT:
                await announce_ticket(connection, TicketEvent.DRAFT, reply.ticket_id)
                return new
            if new:
                await connection.execute(_SQL["drop_drafts"], reply.conversation_id)
            await announce_ticket(connection, TicketEvent.MESSAGE, reply.ticket_id)
            await connection.execute(_SUPPORT["set_ticket_status"], reply.ticket_id, wanted)
        return new


async def _hold(connection: Connection, number: str) -> tuple[Any, Any]:
    """Conversation and ticket: a turn under way finds what we did when it settles."""
    conversation = await connection.fetchrow(_SQL["hold_conversation"], number)
    if conversation is None:
        raise InvalidInput("ticket_number", f"there is no ticket {number}")
    return conversation, await connection.fetchrow(_SQL["hold_ticket"], number)


async def _answerable(connection: Connection, conversation: Any) -> InboundMessage:
    """The last message, if somebody wrote one and may be written to."""
    envelope = await connection.fetchval(_SQL["last_message"], conversation["id"])
    if envelope is None:
        raise InvalidInput("ticket_number", "nobody has written in this conversation: there is no address to answer")
    last = InboundMessage.model_validate(envelope)
    if (await channel_rules(connection, conversation["customer_id"], last))["opted_out"]:
        raise InvalidInput("ticket_number", f"the customer asked for no more messages on {last.channel}")
    return last


@dataclass(frozen=True, slots=True)
class _Reply:
    """Where a reply is stored."""

    conversation_id: UUID
    ticket_id: UUID
    channel: Channel
    event_id: str
    """Of an event of its own: the answered one belongs to the AI, whose drafts keep their parts."""
    delivery: DeliveryStatus


async def _store(connection: Connection, reply: _Reply, parts: Sequence[OutboundPart]) -> bool:
    stored = [
        await connection.fetchval(
            _SQL["store_reply"],
            reply.conversation_id,
            reply.ticket_id,
            reply.channel,
            part.text,
            part.subject,
            reply.event_id,
            place,
            part.recipient,
            part.correlation_id,
            part.thread.model_dump(mode="json") if part.thread else None,
            reply.delivery,
        )
        for place, part in enumerate(parts)
    ]
    return any(stored)


def _event_id(ticket_id: UUID, answered: InboundMessage, text: str) -> str:
    said = "\0".join([str(ticket_id), answered.event_id, text])
    return f"{OPERATOR}:{hashlib.sha256(said.encode()).hexdigest()}"
