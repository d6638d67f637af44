"""A reply by hand: who is answered, the words in the channel's manner, and the rows that the sender takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from production.channels.registry import channels
from production.crm.permissions.model import Caller, Scope
from production.crm.support.lifecycle import transition
from production.crm.support.model import Compose, OutboundPart, ReplyTarget
from production.database.events import announce_ticket, store_event
from production.database.named_queries import load
from production.database.pool import Connection
from production.database.turn_start import channel_rules
from production.schemas.envelope import InboundMessage
from production.schemas.errors import Conflict, InvalidInput, NotFound, Unavailable
from production.schemas.events import EventType, TicketEvent
from production.schemas.ids import Channel, Proof
from production.schemas.outcomes import DeliveryStatus, EndCode, EndReason, TicketStatus

_SQL = load("replies")


@dataclass(frozen=True, slots=True)
class Held:
    """A ticket and its conversation, locked: a turn under way finds what was done when it settles."""

    ticket: Any
    conversation: Any

    @property
    def status(self) -> TicketStatus:
        return TicketStatus(self.ticket["status"])

    @property
    def channel(self) -> Channel:
        return Channel(self.conversation["channel"])


@dataclass(frozen=True, slots=True)
class Sending:
    """In whose name something leaves."""

    author: Caller
    status: TicketStatus = TicketStatus.WAITING_CUSTOMER
    """Of the ticket afterwards."""
    hold: timedelta = timedelta(0)
    """How long it can be taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is said."""

    text: str
    event_id: str
    """Its own: the answered one belongs to the AI, whose drafts keep their parts. The same one is stored once."""
    sending: Sending
    delivery: DeliveryStatus = DeliveryStatus.PENDING
    language: str | None = None
    """Of greeting and closing, as a tag."""


async def find_ticket(connection: Connection, reference: str, scope: Scope) -> UUID:
    """The id of a ticket by its id or number, also one that was given out twice.

    Raises:
        NotFound: there is none in scope.
    """
    found: UUID | None = await connection.fetchval(_SQL["find_ticket"], reference, scope.sql)
    if found is None:
        raise NotFound(f"There is no ticket {reference}.")
    return found


async def hold_ticket(connection: Connection, reference: str, scope: Scope) -> Held:
    """Conversation before ticket, as a settling turn does: neither waits for the other for ever.

    Raises:
        NotFound: there is none in scope.
    """
    ticket_id = await find_ticket(connection, reference, scope)
    conversation = await connection.fetchrow(_SQL["hold_conversation"], ticket_id)
    ticket = await connection.fetchrow(_SQL["hold_ticket"], ticket_id, scope.sql)
    if ticket is None:
        raise NotFound(f"There is no ticket {reference}.")
    return Held(ticket, conversation)


async def hold_before_turns(connection: Connection, reference: str, scope: Scope) -> Held:
    """As `hold_ticket`, with the messages that the AI is about to answer: see `overtake`."""
    ticket_id = await find_ticket(connection, reference, scope)
    await connection.execute(_SQL["hold_open"], ticket_id)
    return await hold_ticket(connection, str(ticket_id), scope)


async def overtake(connection: Connection, held: Held) -> None:
    """A person answers what the AI is about to answer: its turn ends without a trace."""
    where = held.conversation["id"], held.channel
    for row in await connection.fetch(_SQL["end_open"], where[0]):
        reason = EndReason(EndCode.TAKEN_OVER, "a person answered")
        told = {
            "ticket": str(held.ticket["id"]),
            "inbound": row["event_id"],
            "reason": reason.detail,
            "reason_code": reason.code,
        }
        await store_event(connection, EventType.ESCALATED, *where, **told)


async def send_reply(connection: Connection, held: Held, reply: Reply, compose: Compose) -> list[UUID]:
    """The ids of its parts, in order; none if it was stored before.

    What leaves takes the place of waiting drafts, and the conversation: the AI drafts at most from now on.

    Raises:
        InvalidInput: nobody to answer, the customer wants no more messages, or it is longer than the channel allows.
        ForbiddenTransition: the ticket is closed, or resolved and no person writes.
        Conflict: the channel takes no more free text.
    """
    _answered(held, reply.sending)
    last = await answerable(connection, held)
    refuse_closed_window(held)
    target = ReplyTarget.of(
        last,
        proof=Proof(held.conversation["proof"]),
        ticket_number=held.ticket["ticket_number"],
        customer_name=last.sender.name or held.conversation["name"],
    )
    composed = compose(replace(target, language=reply.language), reply.text)
    if composed.over_limit:
        raise InvalidInput("reply", f"is longer than {last.channel} allows; shorten it, nothing is cut")
    stored = await _store(connection, held, reply, composed.parts)
    if stored and reply.delivery is DeliveryStatus.PENDING:
        await connection.execute(_SQL["take_over"], held.conversation["id"])
        await close_with(connection, held, reply.sending)
    elif stored:
        await announce_ticket(connection, TicketEvent.DRAFT, held.ticket["id"])
    return stored


async def answerable(connection: Connection, held: Held) -> InboundMessage:
    """The last message, if somebody wrote one, or was written to first, and may be written to.

    Raises:
        InvalidInput: nobody did, or may.
    """
    envelope = await connection.fetchval(_SQL["last_message"], held.conversation["id"]) or _as_if_written(held)
    if envelope is None:
        raise InvalidInput("ticket_number", "nobody has written in this conversation: there is no address to answer")
    last = InboundMessage.model_validate(envelope)
    if (await channel_rules(connection, held.conversation["customer_id"], last))["opted_out"]:
        raise InvalidInput("ticket_number", f"the customer asked for no more messages on {last.channel}")
    return last


def _as_if_written(held: Held) -> dict[str, Any] | None:
    """Whom we wrote to first stands for who wrote last."""
    said = held.conversation
    if (sender := said["addressee"]) is None:
        return None
    message = {"event_id": f"first:{said['id']}", "channel": held.channel, "received_at": said["created_at"]}
    return {**message, "key": sender["value"], "sender": sender, "subject": said["subject"]}


async def refuse_while_answered(connection: Connection, held: Held) -> None:
    """For who does not say what they have seen.

    Raises:
        Unavailable: the AI is about to answer.
    """
    if await connection.fetchval(_SQL["being_answered"], held.conversation["id"]):
        number = held.ticket["ticket_number"]
        raise Unavailable(f"{number} is being answered at this moment: read it again in a few seconds")


async def moved_on(connection: Connection, held: Held, since: datetime) -> bool:
    """Whether the customer wrote, or a person answered, after what came to be there at this time."""
    return bool(await connection.fetchval(_SQL["moved_on"], held.conversation["id"], since))


def refuse_closed_window(held: Held) -> None:
    """
    Raises:
        Conflict: the channel takes free text for a time only, which is over, and there is no template for afterwards.
    """
    closes = channels()[held.channel].closes_at(held.conversation["last_inbound_at"], by_person=True)
    if closes and datetime.now(UTC) >= closes and not held.conversation["has_template"]:
        label = channels()[held.channel].label
        raise Conflict(
            f"{label} has taken no free text to this customer since {closes:%d %B, %H:%M} UTC: write elsewhere."
        )


def refuse_too_long(channel: Channel, text: str) -> None:
    """
    Raises:
        InvalidInput: one message of the chat cannot hold it.
    """
    spec = channels()[channel]
    if spec.chat and len(text) > spec.limit:
        raise InvalidInput("text", f"{spec.label} takes {spec.limit} characters, this has {len(text)}.")


async def close_with(connection: Connection, held: Held, sending: Sending) -> None:
    """What was just said is the answer: nobody approves another one.

    Raises:
        ForbiddenTransition: the ticket is closed, or resolved and no person writes.
    """
    ticket_id = held.ticket["id"]
    await connection.execute(_SQL["void_drafts"], held.conversation["id"])
    await connection.execute(_SQL["set_status"], ticket_id, _answered(held, sending))
    await announce_ticket(connection, TicketEvent.MESSAGE, ticket_id)


def _answered(held: Held, sending: Sending) -> TicketStatus:
    """A person who answers a resolved ticket means it: it is open again first."""
    current = held.status
    if current is TicketStatus.RESOLVED and sending.author.user_id:
        current = transition(current, TicketStatus.OPEN)
    return transition(current, sending.status)


async def _store(connection: Connection, held: Held, reply: Reply, parts: Sequence[OutboundPart]) -> list[UUID]:
    stored = [
        await connection.fetchval(
            _SQL["store_reply"],
            held.conversation["id"],
            held.ticket["id"],
            held.channel,
            part.text,
            part.subject,
            reply.event_id,
            place,
            part.recipient,
            part.correlation_id,
            part.thread.model_dump(mode="json") if part.thread else None,
            reply.delivery,
            reply.sending.author.user_id,
            reply.sending.hold,
        )
        for place, part in enumerate(parts)
    ]
    return [each for each in stored if each]
