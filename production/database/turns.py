"""The two short transactions around a turn: claim takes a conversation, settle writes how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from production.channels.registry import channels
from production.crm.customers.matching import identifiers_of
from production.crm.support.lifecycle import on_customer_message
from production.crm.support.model import ChannelConfig, Claim, Decision, left_to_person
from production.database.customers import customer_name, resolve_customer
from production.database.events import store_event
from production.database.named_queries import load
from production.database.outbox import fail_returned
from production.database.pool import Connection, Database
from production.database.threads import thread_of
from production.database.usage import tell_cost
from production.schemas.envelope import InboundMessage, MessageKind
from production.schemas.errors import StaleEpoch
from production.schemas.events import EventType
from production.schemas.ids import Category, Priority, Proof
from production.schemas.outcomes import EndReason, LedgerState, TicketStatus
from production.schemas.text import storable
from production.schemas.turns import NOTHING_USED, Utterance

_SQL = load("support")

_KEY = 320
"""Characters of the longest address."""

_EVENT_OF_STATE = {
    LedgerState.REPLIED: EventType.REPLIED,
    LedgerState.DRAFTED: EventType.DRAFTED,
    LedgerState.ESCALATED: EventType.ESCALATED,
}


class TurnStore:
    """Claims, settles and parks inbound messages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def admit(self, messages: Sequence[InboundMessage]) -> list[InboundMessage]:
        """Write messages of one key into the ledger; returns all of the key that has not ended, oldest first.

        Beside the given ones these are messages that went around a Kafka that was away, and those of a worker that
        did not finish them. Empty while the key is parked: they wait in the ledger then.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        given = {message.event_id: message for message in messages}
        rows = await self._database.fetch(
            _SQL["admit"],
            messages[0].key,
            list(given),
            [message.channel for message in given.values()],
            [message.model_dump_json() for message in given.values()],
            [message.received_at for message in given.values()],
        )
        return [given.get(row["event_id"]) or InboundMessage.model_validate(row["envelope"]) for row in rows]

    async def claim(self, messages: Sequence[InboundMessage]) -> Claim | None:
        """Take the conversation that these messages of one sender and thread belong to.

        Returns None when every message has already ended: a duplicate delivery. Messages of an earlier claim that
        never settled are taken over, and the earlier claim can no longer settle.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        async with self._database.transaction() as connection:
            fresh = await _take(connection, messages)
            return await _open(connection, fresh) if fresh else None

    async def settle(self, claim: Claim, decision: Decision) -> None:
        """Write the end of a turn: ledger, messages, ticket, events and what is to be sent.

        If a person took over the conversation since the claim, nothing is sent: the reply becomes a draft.

        Raises:
            StaleEpoch: another worker claimed the conversation since; nothing was written.
            Unavailable: Postgres cannot be reached; nothing was written, or the answer of the commit was lost.
        """
        async with self._database.transaction() as connection:
            event_ids = [message.event_id for message in claim.messages]
            conversation = await connection.fetchrow(_SQL["fence"], claim.conversation_id, claim.epoch, event_ids)
            if conversation is None:
                raise StaleEpoch
            if conversation["status"] == "escalated" and not claim.with_person:
                decision = left_to_person(decision)
            await _write_ends(connection, claim, decision)
            await _write_reply(connection, claim, decision)
            await _write_events(connection, claim, decision)

    async def park(self, message: InboundMessage, *, state: LedgerState, reason: EndReason) -> bool:
        """End a message without a conversation; False if it had ended before.

        What it tells all the same is noted: a wish for no more messages, or the mail of ours that a bounce brings back.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(
                _SQL["park_message"],
                message.event_id,
                message.channel,
                message.key,
                state,
                reason.detail,
                message.model_dump(mode="json"),
                message.received_at,
                reason.code,
            )
            if row is not None:
                await _note(connection, message)
        return row is not None

    async def write_off(self, event_id: str, key: str, received_at: datetime, reason: str) -> None:
        """End a message by its name alone: nothing that somebody outside wrote can make this fail."""
        async with self._database.connection() as connection:
            row = storable(event_id), storable(key)[:_KEY], storable(reason), received_at
            await connection.execute(_SQL["write_off"], *row)

    async def park_key(self, key: str, reason: str) -> None:
        """Let all messages of a key wait in the ledger; the pause grows each time this comes again."""
        await self._database.execute(_SQL["park_key"], key, reason)


async def _note(connection: Connection, message: InboundMessage) -> None:
    identifier = identifiers_of(message.sender)[0]
    if message.kind is MessageKind.STOP:
        await connection.execute(_SQL["opt_out"], *identifier, message.channel)
    elif message.kind is MessageKind.START:
        await connection.execute(_SQL["opt_in"], *identifier, message.channel)
    elif message.problem is not None:
        await connection.executemany(_SQL["enlist_original"], _originals(message))
    elif message.returned is not None:
        await fail_returned(connection, message.returned)


def _originals(message: InboundMessage) -> list[tuple[object, ...]]:
    return [
        (message.event_id, position, message.channel, each.name, each.content_type, each.size_bytes, each.provider_ref)
        for position, each in enumerate(message.attachments)
    ]


async def _take(connection: Connection, messages: Sequence[InboundMessage]) -> list[InboundMessage]:
    rows = await connection.fetch(
        _SQL["take_messages"],
        [message.event_id for message in messages],
        [message.channel for message in messages],
        [message.key for message in messages],
        [message.model_dump_json() for message in messages],
        [message.received_at for message in messages],
    )
    taken = {row["event_id"] for row in rows}
    return [message for message in messages if message.event_id in taken]


async def _open(connection: Connection, messages: list[InboundMessage]) -> Claim:
    last = messages[-1]
    customer_id = await resolve_customer(connection, last)
    thread = await thread_of(connection, last, customer_id)
    conversation = await connection.fetchrow(
        _SQL["open_conversation"],
        customer_id,
        last.channel,
        thread.key,
        last.sender.proof,
        last.subject,
        last.received_at,
        thread.linked_to,
    )
    conversation_id: UUID = conversation["id"]
    event_ids = [message.event_id for message in messages]
    ticket_id, number, status = await _ticket(connection, conversation_id, customer_id, last)
    await _store_inbound(connection, conversation_id, ticket_id, messages)
    await connection.execute(_SQL["bind_messages"], event_ids, conversation_id, conversation["epoch"])
    history = await connection.fetch(_SQL["history"], conversation_id, event_ids)
    return Claim(
        conversation_id=conversation_id,
        customer_id=customer_id,
        epoch=conversation["epoch"],
        channel=last.channel,
        proof=Proof(conversation["proof"]),
        customer_name=last.sender.name or await customer_name(connection, customer_id),
        subject=conversation["subject"],
        ticket_id=ticket_id,
        ticket_number=number,
        ticket_status=status,
        with_person=thread.with_person or conversation["status"] == "escalated",
        **await channel_rules(connection, customer_id, last),
        messages=tuple(messages),
        history=tuple(Utterance(row["role"], row["content"]) for row in history),
    )


async def _ticket(
    connection: Connection, conversation_id: UUID, customer_id: UUID, message: InboundMessage
) -> tuple[UUID, str, TicketStatus]:
    current = await connection.fetchrow(_SQL["current_ticket"], conversation_id)
    status = on_customer_message(TicketStatus(current["status"])) if current else None
    if status is not None:
        await connection.execute(_SQL["set_ticket_status"], current["id"], status)
        return current["id"], current["ticket_number"], status
    form = message.form
    row = await connection.fetchrow(
        _SQL["open_ticket"],
        form.ticket_number if form else None,
        conversation_id,
        customer_id,
        message.channel,
        message.subject,
        form.category if form else Category.GENERAL,
        form.priority if form else Priority.MEDIUM,
    )
    return row["id"], row["ticket_number"], TicketStatus(row["status"])


async def _store_inbound(
    connection: Connection, conversation_id: UUID, ticket_id: UUID, messages: list[InboundMessage]
) -> None:
    rows = [
        (
            conversation_id,
            ticket_id,
            message.channel,
            message.text,
            message.cut,
            message.subject,
            [attachment.model_dump(mode="json") for attachment in message.attachments],
            message.event_id,
            message.event_id.partition(":")[2],
            message.email.model_dump(mode="json") if message.email else None,
            message.received_at,
        )
        for message in messages
    ]
    await connection.executemany(_SQL["store_inbound"], rows)


async def channel_rules(connection: Connection, customer_id: UUID, message: InboundMessage) -> dict[str, Any]:
    """The fields of a `Claim` that say how freely we may write to the sender of this message."""
    identifier = identifiers_of(message.sender)[0]
    row = await connection.fetchrow(
        _SQL["channel_rules"],
        message.channel,
        customer_id,
        *identifier,
        message.sender.proof,
        channels()[message.channel].forgeable,
    )
    config = ChannelConfig(
        message.channel,
        row["send_threshold"],
        row["draft_threshold"],
        row["replies_per_hour"],
        row["unproven_per_hour"],
    )
    return {
        "config": config,
        "opted_out": row["opted_out"],
        "recent_replies": row["recent_replies"],
        "recent_to_unproven": row["recent_to_unproven"],
    }


async def _write_ends(connection: Connection, claim: Claim, decision: Decision) -> None:
    event_ids = [message.event_id for message in claim.messages]
    settled = await connection.fetch(
        _SQL["settle_messages"],
        event_ids,
        claim.epoch,
        decision.state,
        decision.reason.detail,
        decision.sentiment,
        decision.reason.code,
    )
    if len(settled) != len(event_ids):
        raise StaleEpoch("The messages of this claim have ended already.")
    escalated = claim.with_person or decision.ticket_status is TicketStatus.ESCALATED
    await connection.execute(
        _SQL["settle_ticket"],
        claim.ticket_id,
        decision.ticket_status,
        decision.category,
        decision.priority,
        decision.reason.detail if decision.ticket_status is TicketStatus.ESCALATED else None,
        decision.team,
        claim.conversation_id,
        "escalated" if escalated else "active",
        decision.sentiment,
    )


async def _write_reply(connection: Connection, claim: Claim, decision: Decision) -> None:
    sources = [asdict(source) for source in decision.sources]
    for part in decision.parts:
        await connection.execute(
            _SQL["store_outbound"],
            claim.conversation_id,
            claim.ticket_id,
            claim.channel,
            part.text,
            part.subject,
            decision.delivery,
            decision.confidence,
            sources,
            claim.last.event_id,
            part.recipient,
            part.correlation_id,
            part.thread.model_dump(mode="json") if part.thread else None,
        )


async def _write_events(connection: Connection, claim: Claim, decision: Decision) -> None:
    write = partial(store_event, connection, conversation_id=claim.conversation_id, channel=claim.channel)
    for message in claim.messages:
        await write(kind=EventType.MESSAGE_RECEIVED, inbound=message.event_id, sentiment=decision.sentiment)
    if kind := _EVENT_OF_STATE.get(decision.state):
        used = decision.usage != NOTHING_USED
        await write(
            kind=kind,
            inbound=claim.last.event_id,
            reason=decision.reason.detail,
            reason_code=decision.reason.code,
            confidence=decision.confidence,
            received_at=claim.messages[0].received_at.isoformat(),
            input_tokens=decision.usage.input_tokens,
            output_tokens=decision.usage.output_tokens,
            cost_usd=await tell_cost(connection, claim.conversation_id) if used else 0.0,
        )
