"""How a turn begins: the sender is resolved, conversation and ticket are found or opened, the messages are bound."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from production.channels.registry import channels
from production.crm.customers.matching import identifiers_of
from production.crm.support.lifecycle import on_customer_message
from production.crm.support.model import ChannelConfig, Claim
from production.database.calibrations import calibration
from production.database.customers import resolve_customer
from production.database.named_queries import load
from production.database.pool import Connection
from production.database.threads import thread_of
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Category, Priority, Proof
from production.schemas.outcomes import TicketStatus
from production.schemas.turns import Utterance

_SQL = load("support")


async def take(connection: Connection, messages: Sequence[InboundMessage]) -> list[InboundMessage]:
    """Those that have not ended, ours from now on; whoever wrote them is held until the transaction ends."""
    senders = [identifier for message in messages for identifier in identifiers_of(message.sender)]
    rows = await connection.fetch(
        _SQL["take_messages"],
        [message.event_id for message in messages],
        [message.channel for message in messages],
        [message.key for message in messages],
        [message.model_dump_json() for message in messages],
        [message.received_at for message in messages],
        [sender.kind for sender in senders],
        [sender.value for sender in senders],
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
    # Only now, in a statement of its own: it has to see the ticket of whoever held the conversation before.
    begun = await _begin(connection, conversation, customer_id, messages)
    return Claim(
        conversation_id=conversation["id"],
        customer_id=customer_id,
        epoch=conversation["epoch"],
        channel=last.channel,
        proof=Proof(conversation["proof"]),
        customer_name=last.sender.name or begun["customer_name"],
        subject=conversation["subject"],
        ticket_id=begun["id"],
        ticket_number=begun["ticket_number"],
        ticket_status=TicketStatus(begun["status"]),
        assigned_to_human=thread.assigned_to_human or conversation["status"] == "escalated",
        **await channel_rules(connection, customer_id, last),
        messages=tuple(messages),
        history=tuple(Utterance(role, content, datetime.fromisoformat(at)) for role, content, at in begun["history"]),
    )


async def _begin(connection: Connection, conversation: Any, customer_id: UUID, messages: list[InboundMessage]) -> Any:
    last = messages[-1]
    goes_on = {status: becomes for status in TicketStatus if (becomes := on_customer_message(status))}
    columns = zip(*map(_inbound_row, messages), strict=True)
    return await connection.fetchrow(
        _SQL["begin_turn"],
        conversation["id"],
        conversation["epoch"],
        customer_id,
        list(goes_on),
        list(goes_on.values()),
        last.channel,
        last.form.ticket_number if last.form else None,
        last.subject,
        last.form.category if last.form else Category.GENERAL,
        last.form.priority if last.form else Priority.MEDIUM,
        *map(list, columns),
    )


def _inbound_row(message: InboundMessage) -> tuple[object, ...]:
    return (
        message.event_id,
        message.channel,
        message.text,
        message.cut,
        message.subject,
        json.dumps([attachment.model_dump(mode="json") for attachment in message.attachments]),
        message.event_id.partition(":")[2],
        message.email.model_dump_json() if message.email else None,
        message.received_at,
    )


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
