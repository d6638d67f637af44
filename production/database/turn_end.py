"""How a turn ends: ledger, ticket, reply, events and what areas add, inside one transaction."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import Any

from production.crm.support.model import Claim, Decision
from production.database.events import announce_ticket
from production.database.named_queries import load
from production.database.pool import Connection
from production.schemas.errors import StaleEpoch
from production.schemas.events import EventType, TicketEvent
from production.schemas.outcomes import LedgerState, TicketStatus
from production.schemas.turns import NOTHING_USED, Effect

_SQL = load("support")

_EVENT_OF_STATE = {
    LedgerState.REPLIED: EventType.REPLIED,
    LedgerState.DRAFTED: EventType.DRAFTED,
    LedgerState.ESCALATED: EventType.ESCALATED,
}


Apply = Callable[[Connection, Claim, Any], Awaitable[None]]
"""Writes one kind of effect; the transaction is that of the end of the turn."""
Effects = Mapping[type[Effect], Apply]


async def write_end(connection: Connection, claim: Claim, decision: Decision) -> None:
    """
    Raises:
        StaleEpoch: one of the messages has ended already.
    """
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
    escalated = claim.assigned_to_human or decision.ticket_status is TicketStatus.ESCALATED
    was = await connection.fetchrow(
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
        decision.difficulty,
        list(decision.tags),
    )
    if was is not None:
        await announce_ticket(connection, TicketEvent.CHANGED, claim.ticket_id, was=tuple(was.values()))
    await _write_reply_and_events(connection, claim, decision)


async def _write_reply_and_events(connection: Connection, claim: Claim, decision: Decision) -> None:
    facts, used = _facts(claim, decision), decision.usage != NOTHING_USED and decision.state in _EVENT_OF_STATE
    parts = decision.parts
    await connection.execute(
        _SQL["end_turn"],
        claim.conversation_id,
        claim.ticket_id,
        claim.channel,
        decision.delivery,
        decision.confidence,
        [asdict(source) for source in decision.sources],
        claim.last.event_id,
        decision.calibrated,
        asdict(decision.why) if decision.why else None,
        [kind for kind, _ in facts],
        used,
        [part.text for part in parts],
        [part.subject for part in parts],
        [part.recipient for part in parts],
        [part.correlation_id for part in parts],
        [part.thread.model_dump_json() if part.thread else None for part in parts],
        [json.dumps(payload) for _, payload in facts],
    )


def _facts(claim: Claim, decision: Decision) -> list[tuple[EventType, dict[str, Any]]]:
    ticket = str(claim.ticket_id)
    felt = {"sentiment": decision.sentiment, "confirms": decision.ticket_status is TicketStatus.RESOLVED}
    facts: list[tuple[EventType, dict[str, Any]]] = [
        (EventType.MESSAGE_RECEIVED, {"ticket": ticket, "inbound": message.event_id, **felt})
        for message in claim.messages
    ]
    if kind := _EVENT_OF_STATE.get(decision.state):
        payload = {
            "ticket": ticket,
            "inbound": claim.last.event_id,
            "reason": decision.reason.detail,
            "reason_code": decision.reason.code,
            "confidence": decision.confidence,
            "closes": decision.ticket_status is TicketStatus.RESOLVED,
            "documents": sorted({source.document for source in decision.sources}),
            "received_at": claim.messages[0].received_at.isoformat(),
            "input_tokens": decision.usage.input_tokens,
            "output_tokens": decision.usage.output_tokens,
            "cost_usd": 0.0,
        }
        facts.append((kind, payload))
    return facts
