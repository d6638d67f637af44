"""What becomes of reminders whose time has come: each in a transaction that holds it, so once, whoever looks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from production.areas.reminders.model import Reason, ReminderState
from production.areas.reminders.out_of_office import back_on
from production.channels.outreach import framed
from production.crm.outreach.interactions import InteractionStatus
from production.crm.outreach.model import Writer
from production.crm.permissions.model import EVERYTHING
from production.database.audit import Act, record
from production.database.events import announce
from production.database.named_queries import load_own
from production.database.outreach import Letter, calendar_of, refusal, write
from production.database.pool import Connection, Database
from production.schemas.ids import Channel
from production.schemas.site import Site
from production.schemas.wording import wording_of

_SQL = load_own("production.areas.reminders")
_ENDS: Mapping[str, str] = {Reason.REPLIED: "replied"}
"""Of a recipient of the campaign; the other reasons stop it."""


class DueReminders:
    """For the clock; two at a time do no harm."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._site = site

    async def run(self, now: datetime) -> None:
        """All that are due by now.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        while await self._next(now):
            pass

    async def _next(self, now: datetime) -> bool:
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["take"], now)
            if row is None:
                return False
            if why := await _why_not(connection, row):
                await _call_off(connection, row, why)
            elif (back := await _away_until(connection, row)) and back > now:
                await connection.execute(_SQL["postpone"], row["id"], back, Reason.OUT_OF_OFFICE)
            else:
                await self._remind(connection, row, now)
        return True

    async def _remind(self, connection: Connection, row: Any, now: datetime) -> None:
        await connection.execute(_SQL["end_interaction"], row["interaction_id"], InteractionStatus.NO_REPLY)
        task_id = draft_id = None
        if row["unattended"] and row["next_text"]:
            await connection.execute(_SQL["go_on"], row["recipient_id"], now)
        else:
            draft_id = await self._draft(connection, row)
            task_id = await _task(connection, row, draft_id, now)
            await connection.execute(_SQL["end_recipient"], row["recipient_id"], "no_reply", None)
        await connection.execute(_SQL["decide"], row["id"], ReminderState.DONE, None, task_id, draft_id)

    async def _draft(self, connection: Connection, row: Any) -> UUID | None:
        """What the campaign says next, or a friendly question; None where they cannot be written to."""
        if row["channel"] is None or await _refused(connection, row):
            return None
        channel, language = Channel(row["channel"]), row["language"]
        words = row["next_text"] or wording_of(language).outreach.follow_up
        letter = Letter(
            customer_id=row["customer_id"],
            channel=channel,
            recipient=row["address"],
            subject=row["next_subject"] or row["subject"],
            text=framed(words, channel, name=row["name"], company=self._site.company, language=language),
            purpose=row["purpose"],
            campaign_id=row["campaign_id"],
            recipient_id=row["recipient_id"],
            step=(row["step"] or 0) + 1,
            follows=row["message_id"],
            product_id=row["product_id"],
            author_id=row["author_id"],
            written_by=Writer.COMPOSER,
            language=language,
        )
        return await write(connection, letter, self._site.mail_domain)


async def _call_off(connection: Connection, row: Any, why: str) -> None:
    await connection.execute(_SQL["decide"], row["id"], ReminderState.CANCELLED, why, None, None)
    await connection.execute(_SQL["end_recipient"], row["recipient_id"], _ENDS.get(why, "stopped"), why)
    if why == Reason.REPLIED:
        await connection.execute(_SQL["end_interaction"], row["interaction_id"], InteractionStatus.REPLIED)


async def _why_not(connection: Connection, row: Any) -> str | None:
    """Why nobody needs to be reminded."""
    whose = row["customer_id"], row["since"]
    if await connection.fetchval(_SQL["said_something"], *whose):
        return Reason.REPLIED
    if await connection.fetchval(_SQL["won"], *whose):
        return Reason.WON
    if row["campaign_state"] == "cancelled":
        return Reason.CANCELLED
    return await _refused(connection, row) if row["message_id"] else None


async def _refused(connection: Connection, row: Any) -> str | None:
    return await refusal(connection, row["customer_id"], row["address"], Channel(row["channel"]), row["purpose"])


async def _away_until(connection: Connection, row: Any) -> datetime | None:
    """When somebody who said so is there again, at the opening of that day or of the next working day."""
    calendar, _ = await calendar_of(connection, row["customer_id"])
    zone = ZoneInfo(calendar.place.zone)
    said = await connection.fetch(_SQL["automatic_replies"], row["customer_id"], row["since"])
    days = [_back(each, zone) for each in said]
    latest = max((day for day in days if day), default=None)
    return calendar.next_open(datetime.combine(latest, time(), zone)) if latest else None


def _back(said: Any, zone: ZoneInfo) -> date | None:
    return back_on(f"{said['subject']}\n{said['text'] or ''}", said["received_at"].astimezone(zone).date())


async def _task(connection: Connection, row: Any, draft_id: UUID | None, now: datetime) -> int:
    """For whoever wrote, else whoever has the contact."""
    about = row["subject"] or "our last talk"
    title = f"{row['name'] or row['address'] or 'Somebody'} has not answered: {about}"[:200]
    owner = row["author_id"] or row["owner_id"]
    text = "A draft waits in the review queue." if draft_id else ""
    told = title, text, row["customer_id"], now, owner, row["team"]
    task_id: int = await connection.fetchval(_SQL["add_task"], *told)
    act = Act("task_added", "task", task_id, after={"title": title}, customer_id=row["customer_id"])
    await record(connection, EVERYTHING.caller, act)
    await announce(connection, "task_added", task_id)
    return task_id
