"""How a turn begins: the sender is resolved, conversation and ticket are found or opened, the messages are bound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from production.channels.registry import channels
from production.crm.customers.matching import identifiers_of
from production.crm.support.lifecycle import on_customer_message
from production.crm.support.model import ChannelConfig, Claim
from production.database.calibrations import calibration
from production.database.customers import customer_name, resolve_customer
from production.database.named_queries import load
from production.database.pool import Connection
from production.database.threads import thread_of
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Category, Priority, Proof
from production.schemas.outcomes import TicketStatus
from production.schemas.turns import Utterance

_SQL = load("support")


async def take(connection: Connection, messages: Sequence[InboundMessage]) -> list[InboundMessage]:
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


async def open_turn(connection: Connection, messages: list[InboundMessage]) -> Claim:
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
        last.line,
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
        assigned_to_human=thread.assigned_to_human or conversation["status"] == "escalated",
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
        frozenset(map(Category, row["always_draft"])),
        calibration(message.channel, row["calibrations"]),
    )
    return {
        "config": config,
        "opted_out": row["opted_out"],
        "recent_replies": row["recent_replies"],
        "recent_to_unproven": row["recent_to_unproven"],
    }
