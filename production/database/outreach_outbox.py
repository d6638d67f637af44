"""The outbox of what we write first: a second queue for the same sender."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from production.channels.registry import channels
from production.database.named_queries import load
from production.database.outbox import LEASE_S
from production.database.outreach import Waiting, call_back, fail, one_click_url, remind, way_out
from production.database.pool import Database
from production.schemas.delivery import Attempt, OutboundMessage, Template
from production.schemas.errors import StaleEpoch
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus
from production.schemas.site import Site

_SQL = load("outreach")
_NO_WINDOW = datetime(1970, 1, 1, tzinfo=UTC)
"""Nobody has written: only a template is taken."""


class OutreachOutbox:
    """As `OutboxStore`; what is sent begins to wait for an answer."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._site = site

    async def take(self, channel: Channel, limit: int) -> list[Attempt]:
        """Messages that are due and may still leave; each is ours for `LEASE_S`. What may not is called off."""
        async with self._database.transaction() as connection:
            due = {row["id"]: row["why"] for row in await connection.fetch(_SQL["due"], channel, limit)}
            await call_back(connection, {each: why for each, why in due.items() if why})
            free = [each for each, why in due.items() if not why]
            rows = await connection.fetch(_SQL["take_to_send"], free, LEASE_S)
        return [self._attempt(row) for row in rows]

    async def mark_sending(self, attempt: Attempt) -> bool:
        may_be_said: bool | None = await self._database.fetchval(
            _SQL["mark_sending"], attempt.message.id, attempt.number
        )
        if may_be_said is None:
            raise StaleEpoch("another sender has taken it, or it was sent")
        return may_be_said

    async def unmatched_ids(self, provider_ids: Sequence[str]) -> list[str]:
        known = {row["id"] for row in await self._database.fetch(_SQL["attributed"], list(provider_ids))}
        return [each for each in provider_ids if each not in known]

    async def mark_sent(self, message_id: UUID, provider_id: str | None) -> None:
        """The clock of its reminder starts. After one that came back to another, only a sequence goes on."""
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["mark_sent"], message_id, provider_id)
            if row is not None and (row["follows"] is None or row["working_days"] is not None):
                waiting = Waiting(row["customer_id"], row["sent_at"], message_id)
                await remind(connection, waiting, row["working_days"])

    async def mark_failed(self, message_id: UUID, reason: str, *, unsubscribed: bool = False) -> None:
        async with self._database.transaction() as connection:
            await fail(connection, message_id, reason, unsubscribed=unsubscribed)

    async def mark_retry(self, attempt: Attempt, status: DeliveryStatus, reason: str, delay_s: float) -> None:
        await self._database.execute(_SQL["mark_retry"], attempt.message.id, status, reason, delay_s, attempt.number)

    def _attempt(self, row: Any) -> Attempt:
        channel, words = Channel(row["channel"]), row["content"]
        if channel == Channel.EMAIL:
            words = f"{words}\n\n{way_out(self._site, row['token'], row['language'])}"
        template = Template(**row["template"]) if row["template"] and channels()[channel].window else None
        message = OutboundMessage(
            id=row["id"],
            channel=channel,
            recipient=row["recipient"],
            text=words,
            correlation_id=row["correlation_id"],
            subject=row["subject"],
            automatic=False,
            window_closes_at=_NO_WINDOW if channels()[channel].window else None,
            template=template,
            unsubscribe_url=one_click_url(self._site, row["token"]),
        )
        status = DeliveryStatus(row["previous_status"])
        return Attempt(message, status, row["attempts"], row["first_tried_at"], row["tried_at"])
