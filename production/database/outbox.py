"""Outbound messages as a queue: the rows that settle wrote, taken in order and marked as the provider answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from production.channels.registry import channels
from production.crm.outreach.model import Suppressed
from production.database import outreach
from production.database.events import store_event
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.schemas.delivery import Attempt, Original, OutboundFile, OutboundMessage, Template
from production.schemas.envelope import EmailThread
from production.schemas.errors import StaleEpoch
from production.schemas.events import EventType
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus

_SQL = load("outbox")

LEASE_S = 30.0
"""A send that takes longer belongs to a worker that has died."""
_RETURNED = "the mail came back: it could not be delivered"


class OutboxStore:
    """What the sender needs of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, channel: Channel, limit: int) -> list[Attempt]:
        """Messages that are due, at most one a conversation; each is ours for `LEASE_S`."""
        rows = await self._database.fetch(_SQL["take_to_send"], limit, LEASE_S, channel)
        return [_attempt(row, await self._files(row["id"]) if row["has_files"] else ()) for row in rows]

    async def _files(self, message_id: UUID) -> tuple[OutboundFile, ...]:
        return tuple(OutboundFile(**row) for row in await self._database.fetch(_SQL["files"], message_id))

    async def mark_sending(self, attempt: Attempt) -> bool:
        """The provider is about to be given it once more.

        Raises:
            StaleEpoch: it is not ours any more.
        """
        if await self._database.fetchval(_SQL["mark_sending"], attempt.message.id, attempt.number) is None:
            raise StaleEpoch("another sender has taken it, or it was sent")
        return True

    async def unmatched_ids(self, provider_ids: Sequence[str]) -> list[str]:
        """Those of these ids that no message of ours has, in their order."""
        known = {row["id"] for row in await self._database.fetch(_SQL["attributed"], list(provider_ids))}
        return [each for each in provider_ids if each not in known]

    async def mark_sent(self, message_id: UUID, provider_id: str | None) -> None:
        """The provider has it. Says so to the event stream once."""
        await self._database.execute(_SQL["mark_sent"], message_id, provider_id)

    async def mark_failed(self, message_id: UUID, reason: str, *, unsubscribed: bool = False) -> None:
        """The provider refused for good: a person takes over the ticket.

        Whoever has unsubscribed there has done so here, and what waits for them is not tried.
        """
        async with self._database.transaction() as connection:
            if row := await connection.fetchrow(_SQL["mark_failed"], message_id, reason):
                await _failed(connection, row, reason, unsubscribed=unsubscribed)

    async def mark_retry(self, attempt: Attempt, status: DeliveryStatus, reason: str, delay_s: float) -> None:
        """Try again after `delay_s`: `pending` if the provider did not take it, `unknown` if it may have."""
        await self._database.execute(_SQL["mark_retry"], attempt.message.id, status, reason, delay_s, attempt.number)

    async def advance(
        self,
        provider_id: str,
        status: DeliveryStatus,
        error: str | None,
        correlation_id: str | None = None,
        *,
        unsubscribed: bool = False,
    ) -> bool:
        """A delivery report of the provider; False if we know better already or not at all.

        With our own id, a report also tells that the provider has a message of which we did not hear. `unsubscribed`:
        as of `mark_failed`.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["advance_delivery"], provider_id, status, error)
            if row is None and correlation_id:
                if message := await connection.fetchval(_SQL["attribute"], correlation_id, provider_id):
                    await connection.execute(_SQL["mark_sent"], message, provider_id)
                row = await connection.fetchrow(_SQL["advance_delivery"], provider_id, status, error)
            if row is not None and status is DeliveryStatus.FAILED:
                reason = error or "the provider could not deliver it"
                await _failed(connection, row, reason, unsubscribed=unsubscribed)
            elif row is not None:
                await report_reply(connection, EventType.REPLY_REPORTED, row)
            else:
                report = provider_id, status, error, correlation_id
                return await outreach.advance(connection, *report, unsubscribed=unsubscribed)
        return True

    async def read_until(self, channel: Channel, key: str, at: datetime) -> None:
        """Whoever a chat is kept under has read all that was sent to them until then."""
        async with self._database.transaction() as connection:
            for row in await connection.fetch(_SQL["read_until"], channel, key, at):
                await report_reply(connection, EventType.REPLY_REPORTED, row)


async def fail_returned(connection: Connection, correlation_id: str) -> None:
    """A bounce brought this mail back: a person takes over the ticket, and nothing more is written first."""
    if row := await connection.fetchrow(_SQL["mark_returned"], correlation_id, _RETURNED):
        await _failed(connection, row, _RETURNED)
    await outreach.returned(connection, correlation_id, _RETURNED, Suppressed.BOUNCED)


def _attempt(row: Any, files: tuple[OutboundFile, ...]) -> Attempt:
    channel = Channel(row["channel"])
    message = OutboundMessage(
        id=row["id"],
        channel=channel,
        recipient=row["recipient"],
        text=row["content"],
        correlation_id=row["correlation_id"],
        subject=row["subject"],
        thread=EmailThread.model_validate(row["email_thread"]) if row["email_thread"] else None,
        automatic=row["role"] == "agent",
        cc=tuple(row["cc"]),
        files=files,
        line=row["line"],
    )
    spec = channels()[channel]
    if spec.quotes and row["answered"]:
        original = Original(row["answered"], row["recipient"], row["customer_name"], row["answered_at"])
        message = replace(message, original=original)
    if closes := spec.closes_at(row["last_inbound_at"]):
        message = replace(
            message,
            window_closes_at=closes,
            template=Template(**row["template"]) if row["template"] else None,
        )
    was = DeliveryStatus(row["previous_status"])
    return Attempt(message, was, row["attempts"], row["created_at"], row["tried_at"], row["traceparent"])


async def _failed(connection: Connection, row: Any, reason: str, *, unsubscribed: bool = False) -> None:
    await connection.execute(
        _SQL["hand_to_person"], row["ticket_id"], f"reply not delivered: {reason}", row["event_id"]
    )
    await report_reply(connection, EventType.REPLY_FAILED, row, reason=reason)
    if unsubscribed:
        await outreach.note_opt_out(connection, Channel(row["channel"]), row["recipient"])
        for waiting in await connection.fetch(_SQL["fail_waiting"], row["conversation_id"], reason):
            await _failed(connection, waiting, reason)


async def report_reply(connection: Connection, kind: EventType, row: Any, **payload: Any) -> None:
    """A fact about one part of a reply; `row` has its conversation, channel, event, part and ticket."""
    payload |= {"ticket": str(row["ticket_id"]), "inbound": row["event_id"], "part": row["part"]}
    await store_event(connection, kind, row["conversation_id"], Channel(row["channel"]), **payload)
