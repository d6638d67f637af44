"""Lets campaigns leave: so many a minute, to each in their own day, once for each step.

A message is written, marked as leaving and counted as a contact in one transaction that holds its recipients: whoever
dies before it commits has done nothing, and whoever comes after it finds it done.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any

from production.agent.guardrails.recognition import language_of
from production.channels.outreach import framed
from production.crm.outreach.model import Writer
from production.database.named_queries import load_own
from production.database.outreach import Letter, calendar_of, call_off, refusal, release, write
from production.database.pool import Connection, Database
from production.schemas.ids import Channel
from production.schemas.site import Site

_SQL = load_own("production.areas.campaigns")
_AT_ONCE = 100
"""In one transaction."""


class Release:
    """For the clock; two at a time do no harm."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._site = site

    async def run(self, now: datetime) -> None:
        """What is due by now.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        await self._database.execute(_SQL["begin_due"], now)
        async with self._database.transaction() as connection:
            await call_off(connection)
        while await self._some(now) >= _AT_ONCE:
            pass
        await self._database.execute(_SQL["finish"])

    async def _some(self, now: datetime) -> int:
        async with self._database.transaction() as connection:
            rows = await connection.fetch(_SQL["release_due"], now, _AT_ONCE)
            for row in rows:
                await self._one(connection, row, now)
        return len(rows)

    async def _one(self, connection: Connection, row: Any, now: datetime) -> None:
        channel = Channel(row["channel"])
        why = await refusal(connection, row["customer_id"], row["address"], channel, row["purpose"])
        if why or row["text"] is None:
            await connection.execute(_SQL["exclude"], row["id"], why or "no_step")
            return
        calendar, _ = await calendar_of(connection, row["customer_id"])
        opening = calendar.next_open(now)
        if opening > now:
            await connection.execute(_SQL["postpone"], row["id"], opening)
            return
        message_id = await write(connection, await self._letter(connection, row, channel), self._site.mail_domain)
        message_id = message_id or await connection.fetchval(_SQL["already"], row["id"], row["step"])
        if message_id is not None:
            await release(connection, message_id)
        await connection.execute(_SQL["under_way"], row["id"])

    async def _letter(self, connection: Connection, row: Any, channel: Channel) -> Letter:
        language = _language(row["text"])
        return Letter(
            customer_id=row["customer_id"],
            channel=channel,
            recipient=row["address"],
            subject=row["subject"],
            text=framed(row["text"], channel, name=row["name"], company=self._site.company, language=language),
            purpose=row["purpose"],
            campaign_id=row["campaign_id"],
            recipient_id=row["id"],
            step=row["step"],
            follows=await connection.fetchval(_SQL["previous"], row["id"], row["step"]),
            product_id=row["product_id"],
            author_id=row["owner_id"],
            written_by=Writer.PERSON,
            language=language,
        )


@lru_cache(maxsize=64)
def _language(text: str) -> str | None:
    """Of the words around it: those of the campaign itself."""
    return language_of(text)
