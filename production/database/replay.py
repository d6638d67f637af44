"""Reads turns of the past as they stood when they were made. Writes nothing, and cannot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from production.crm.support.model import ChannelConfig, Claim, PastTicket
from production.crm.support.replay import PastTurn, TurnEnd, with_recorded_block
from production.database.calibrations import calibration
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.database.tickets import past_ticket
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Channel, Proof
from production.schemas.outcomes import EndCode, EndReason, LedgerState, TicketStatus
from production.schemas.turns import Source, Utterance

_SQL = load("replay")


def read_only(url: str) -> Database:
    """Connections in which Postgres refuses every write."""
    return Database(f"{url}{'&' if '?' in url else '?'}default_transaction_read_only=on")


class ReplayStore:
    """Satisfies `workers.replay.PastTurns`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def turns(self, since: datetime, limit: int | None) -> AsyncIterator[PastTurn]:
        """The latest `limit` turns that ended since then, oldest first. Who was forgotten is not among them."""
        rows = await self._database.fetch(_SQL["turns"], since, limit, None)
        for row in reversed(rows):
            async with self._database.connection() as connection:
                turn = await _past(connection, row)
            yield turn

    async def turn(self, event_id: str) -> PastTurn | None:
        """The one that answered this message; None where it was forgotten, or has not ended."""
        row = await self._database.fetchrow(_SQL["turns"], datetime.min.replace(tzinfo=UTC), 1, event_id)
        if row is None:
            return None
        async with self._database.connection() as connection:
            return await _past(connection, row)

    async def past_tickets(self, claim: Claim, at: datetime, limit: int) -> Sequence[PastTicket]:
        """What the customer's history showed at that time, seen from the ticket of the claim."""
        rows = await self._database.fetch(_SQL["past_tickets"], claim.customer_id, at, claim.ticket_id, limit)
        return [past_ticket(row) for row in rows]


class HistoryThen:
    """The history that one turn could read; satisfies `agent.ports.CustomerHistory`."""

    def __init__(self, store: ReplayStore, claim: Claim, at: datetime) -> None:
        self._store = store
        self._claim = claim
        self._at = at

    async def past_tickets(self, customer_id: UUID, *, limit: int = 5) -> Sequence[PastTicket]:
        """Of the customer who wrote then; nobody else's is kept here."""
        if customer_id != self._claim.customer_id:
            return []
        return await self._store.past_tickets(self._claim, self._at, limit)


async def _past(connection: Connection, row: Any) -> PastTurn:
    messages = tuple(InboundMessage.model_validate(envelope) for envelope in row["envelopes"])
    last = messages[-1].event_id
    conversation_id, claimed_at = row["conversation_id"], row["claimed_at"]
    scene = await connection.fetchrow(_SQL["scene"], conversation_id, last, claimed_at)
    said = await connection.fetch(_SQL["history"], conversation_id, row["epoch"], claimed_at)
    answer = await connection.fetchrow(
        _SQL["answer"], conversation_id, last, claimed_at, row["settled_at"], row["state"]
    )
    channel = Channel(scene["channel"])
    claim = Claim(
        conversation_id=conversation_id,
        customer_id=scene["customer_id"],
        epoch=row["epoch"],
        channel=channel,
        proof=Proof(scene["proof"]),
        customer_name=messages[-1].sender.name or scene["name"],
        subject=scene["subject"],
        ticket_id=scene["ticket_id"],
        ticket_number=scene["ticket_number"],
        ticket_status=TicketStatus.OPEN,
        assigned_to_human=False,
        config=ChannelConfig(
            channel,
            scene["send_threshold"],
            scene["draft_threshold"],
            scene["replies_per_hour"],
            calibration=calibration(channel, scene["calibrations"]),
        ),
        messages=messages,
        history=tuple(Utterance(one["role"], one["content"]) for one in said),
    )
    end = _end(row, answer)
    return PastTurn(with_recorded_block(claim, end.reason.code), claimed_at, end)


def _end(row: Any, answer: Any) -> TurnEnd:
    sources = answer["sources"]
    return TurnEnd(
        state=LedgerState(row["state"]),
        confidence=answer["confidence"],
        sources=None if sources is None else tuple(Source(**source) for source in sources),
        text=None if answer["by_person"] else answer["text"],
        reason=EndReason(EndCode(row["reason_code"]), row["reason"] or ""),
    )
