"""What somebody's calendar program reads: their own tasks, at an address that nobody guesses and they can close."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event

from production.areas.tasks.model import Task
from production.areas.tasks.store import due
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import NotFound

_SQL = load_own("production.areas.tasks")
_BACK, _AHEAD = timedelta(days=90), timedelta(days=400)
_MOST = 2_000


class FeedStore:
    """The caller's own."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._caller = scope.caller

    async def since(self) -> datetime:
        """When its address was made.

        Raises:
            NotFound: there is none; so does `close`.
        """
        since: datetime | None = await self._database.fetchval(_SQL["feed_since"], self._caller.user_id)
        if since is None:
            raise NotFound("You have no calendar feed.")
        return since

    async def open(self, digest: bytes) -> None:
        """From now on it is read by this secret and no longer by the one before."""
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["make_feed"], self._caller.user_id, digest)
            await record(connection, self._caller, Act("calendar_opened", "user", self._caller.user_id))

    async def close(self) -> None:
        """Nobody reads it any more."""
        async with self._database.transaction() as connection:
            if not await connection.fetchval(_SQL["drop_feed"], self._caller.user_id):
                raise NotFound("You have no calendar feed.")
            await record(connection, self._caller, Act("calendar_closed", "user", self._caller.user_id))


class CalendarStore:
    """Whoever knows the secret of a feed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tasks(self, digest: bytes, now: datetime) -> Sequence[Task]:
        """What its owner has still to do.

        Raises:
            NotFound: nobody's feed has this secret, or its owner works here no more.
        """
        owner: UUID | None = await self._database.fetchval(_SQL["feed_owner"], digest)
        if owner is None:
            raise NotFound
        return await due(self._database, owner, now - _BACK, now + _AHEAD, _MOST)


def as_calendar(tasks: Sequence[Task], host: str) -> bytes:
    """An iCalendar file (RFC 5545); `host` makes the ids of entries ours."""
    calendar = Calendar()
    calendar.add("prodid", "-//CRM Digital FTE//Tasks//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Tasks")
    for task in tasks:
        calendar.add_component(_entry(task, host))
    written: bytes = calendar.to_ical()
    return written


def _entry(task: Task, host: str) -> Event:
    entry = Event()
    entry.add("uid", f"task-{task.id}@{host}")
    entry.add("dtstamp", task.updated_at.astimezone(UTC))
    entry.add("dtstart", task.due_date)
    entry.add("summary", task.title)
    if task.description:
        entry.add("description", task.description)
    return entry
