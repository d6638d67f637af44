"""Lets campaigns leave: so many a minute, to each in their own day, once for each step.

A message is written, marked as leaving and counted as a contact in one transaction that holds its recipients: whoever
dies before it commits has done nothing, and whoever comes after it finds it done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from production.channels.outreach import framed
from production.crm.outreach.model import Writer
from production.database.named_queries import load_own
from production.database.outreach import Letter, calendar, release_all, write_all
from production.database.pool import Connection, Database
from production.schemas.ids import Channel
from production.schemas.site import Site
from production.text.language import language_of

_SQL = load_own("production.areas.campaigns")
_AT_ONCE = 500
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
        while await self._some(now):
            pass
        await self._database.execute(_SQL["finish"])

    async def _some(self, now: datetime) -> bool:
        """Whether there was anybody: whom it puts off or leaves out takes no room."""
        async with self._database.transaction() as connection:
            rows = await connection.fetch(_SQL["release_due"], now, _AT_ONCE)
            refused = {row["id"]: why for row in rows if (why := _why_not(row))}
            openings = {row["id"]: calendar(row).next_open(now) for row in rows if row["id"] not in refused}
            closed = {each: opening for each, opening in openings.items() if opening > now}
            await connection.executemany(_SQL["exclude"], refused.items())
            await connection.executemany(_SQL["postpone"], closed.items())
            await self._leave(connection, [row for row in rows if row["id"] in openings.keys() - closed.keys()])
        return bool(rows)

    async def _leave(self, connection: Connection, rows: Sequence[Any]) -> None:
        letters = [self._letter(row) for row in rows if row["draft"] is None]
        written = await write_all(connection, letters, self._site.mail_domain)
        await release_all(connection, [*written, *(row["draft"] for row in rows if row["draft"])])
        await connection.execute(_SQL["under_way"], [row["id"] for row in rows])

    def _letter(self, row: Any) -> Letter:
        channel, language = Channel(row["channel"]), _language(row["text"])
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
            follows=row["previous"],
            product_id=row["product_id"],
            author_id=row["owner_id"],
            written_by=Writer.PERSON,
            language=language,
        )


def _why_not(row: Any) -> str | None:
    refusal: str | None = row["refusal"]
    return refusal or ("no_step" if row["text"] is None else None)


@lru_cache(maxsize=64)
def _language(text: str) -> str | None:
    """Of the words around it: those of the campaign itself."""
    return language_of(text)
