"""Reads what people have answered. Writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from production.crm.support.exchanges import Asked, Exchange, Said, exchanges
from production.crm.support.model import ChannelConfig, Claim
from production.database.calibrations import calibration
from production.database.named_queries import load
from production.database.pool import Database
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Channel, Proof
from production.schemas.outcomes import TicketStatus

_SQL = load("shadow")


class PastAnswers:
    """Conversations in which people have answered."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def conversations(self, since: datetime) -> list[UUID]:
        """Those in which a person has written since then, the oldest first."""
        return [row["conversation_id"] for row in await self._database.fetch(_SQL["conversations"], since)]

    async def asked(self, conversation_id: UUID) -> list[Asked]:
        """What customers asked there and people answered. Messages that were forgotten are not among it."""
        scene = await self._database.fetchrow(_SQL["scene"], conversation_id)
        learned = await self.learned_from(conversation_id, ())
        answered = [one for one in await self._exchanges(conversation_id) if one[0].answer]
        return [
            _asked(number, exchange, _claim(exchange, ticket, conversation_id, scene), scene, learned)
            for number, (exchange, ticket) in enumerate(answered, start=1)
        ]

    async def question(self, conversation_id: UUID, event_id: str) -> Claim | None:
        """The turn that this message ends or belongs to, whoever answered it; None where the message was forgotten."""
        scene = await self._database.fetchrow(_SQL["scene"], conversation_id)
        for exchange, ticket in await self._exchanges(conversation_id):
            if any(message.event_id == event_id for message in exchange.messages):
                return _claim(exchange, ticket, conversation_id, scene)
        return None

    async def learned_from(self, conversation_id: UUID | None, mails: Sequence[str]) -> frozenset[str]:
        """Documents that were made of a conversation, or of one that holds a mail with one of these Message-IDs."""
        rows = await self._database.fetch(_SQL["learned"], conversation_id, list(mails))
        return frozenset(row["document"] for row in rows)

    async def _exchanges(self, conversation_id: UUID) -> list[tuple[Exchange, Any]]:
        """Those with words of the customer, each with the row of the ticket of its last message."""
        rows = await self._database.fetch(_SQL["said"], conversation_id)
        said = [_said(row) for row in rows]
        tickets = {one.message.event_id: row for one, row in zip(said, rows, strict=True) if one.message}
        return [(one, tickets[one.messages[-1].event_id]) for one in exchanges(said) if one.messages]


def _said(row: Any) -> Said:
    message = InboundMessage.model_validate(row["envelope"]) if row["envelope"] else None
    return Said(row["role"], row["said_at"], row["content"], message, message.sender.name if message else None)


def _asked(number: int, exchange: Exchange, claim: Claim, scene: Any, learned: frozenset[str]) -> Asked:
    known = filter(None, [*scene["known"], *(one.name for one in (*exchange.before, *exchange.asked))])
    return Asked(f"{claim.ticket_number}.{number}", exchange, claim, tuple(known), learned)


def _claim(exchange: Exchange, ticket: Any, conversation_id: UUID, scene: Any) -> Claim:
    channel, last = Channel(scene["channel"]), exchange.messages[-1]
    return Claim(
        conversation_id=conversation_id,
        customer_id=scene["customer_id"],
        epoch=0,
        channel=channel,
        proof=Proof(scene["proof"]),
        customer_name=last.sender.name or scene["name"],
        subject=scene["subject"],
        ticket_id=ticket["ticket_id"],
        ticket_number=ticket["ticket_number"],
        ticket_status=TicketStatus.OPEN,
        assigned_to_human=False,
        config=ChannelConfig(
            channel, 0.0, 0.0, scene["replies_per_hour"], calibration=calibration(channel, scene["calibrations"])
        ),
        messages=exchange.messages,
        history=exchange.history,
    )
