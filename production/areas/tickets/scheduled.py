"""Replies that leave later: written down now, sent in their author's name when it is time, or given back to them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import structlog

from production.areas.tickets.model import Post, Ticket, Timeline
from production.areas.tickets.posts import PostStore, refuse_unseen
from production.areas.tickets.store import read_whole
from production.channels.registry import channels
from production.crm.permissions.model import EVERYTHING, Action, Caller, Scope
from production.crm.permissions.table import scope_for
from production.crm.support.model import Compose
from production.database.audit import Act, record
from production.database.callers import CallerStore
from production.database.events import announce_ticket
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.database.replies import Held, answerable, hold_ticket
from production.database.reply_files import Enclosed, check_enclosed
from production.schemas.errors import Conflict, Forbidden, InvalidInput, NotFound
from production.schemas.events import TicketEvent

_SQL = load_own("production.areas.tickets")
_log = structlog.get_logger()

LATEST = timedelta(days=365)


class ScheduleStore:
    """For tickets within the caller's reach."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def schedule(self, reference: str, post: Post, send_at: datetime) -> tuple[Ticket, Timeline]:
        """Have it leave then, in the place of what the caller scheduled before; until then the ticket sleeps.

        Whether it may leave is asked again when it is time.

        Raises:
            NotFound: there is no such ticket in scope.
            Forbidden: the caller may not send, or is no person.
            Stale, Unavailable: as of a reply that leaves at once.
            Conflict: a colleague's waits.
            InvalidInput: the time is over, too far away or when the channel takes nothing, or the reply cannot be sent.
        """
        async with self._database.transaction() as connection:
            held = await hold_ticket(connection, reference, self._scope)
            caller = scope_for(self._scope.caller, Action.SEND).caller
            if caller.user_id is None:
                raise Forbidden("Only a person schedules a reply: use the session or token of one.")
            await refuse_unseen(connection, held, self._scope, post.last_seen)
            await answerable(connection, held)
            await check_enclosed(connection, held, caller.user_id, Enclosed(post.cc, post.files))
            _refuse_time(held, send_at)
            what = post.content, post.cc, post.files, post.resolve, send_at, post.last_seen
            if await connection.fetchval(_SQL["schedule"], held.ticket["id"], caller.user_id, *what) is None:
                raise Conflict("A colleague's reply waits to leave: take it back first.")
            await connection.execute(_SQL["drop_draft_of"], held.ticket["id"], caller.user_id, "reply")
            await _told(connection, held, caller, "reply_scheduled", {"send_at": send_at.isoformat()})
            return await read_whole(connection, held.ticket["id"], self._scope)

    async def take_back(self, reference: str) -> tuple[Ticket, Timeline]:
        """It does not leave; its words are its author's to go on with. Nothing happens where none waits.

        Raises:
            NotFound: there is no such ticket in scope.
        """
        async with self._database.transaction() as connection:
            held = await hold_ticket(connection, reference, self._scope)
            await self._give_back(connection, held, "reply_unscheduled", {})
            return await read_whole(connection, held.ticket["id"], self._scope)

    async def give_up(self, reference: str, reason: str) -> None:
        """It cannot leave: its author, who is the caller, hears why and has the words; nothing where none waits."""
        async with self._database.transaction() as connection:
            held = await hold_ticket(connection, reference, EVERYTHING)
            await self._give_back(connection, held, "scheduled_not_sent", {"reason": reason}, told=True)

    async def _give_back(
        self, connection: Connection, held: Held, act: str, told_of: dict[str, Any], *, told: bool = False
    ) -> None:
        waits, me = await connection.fetchrow(_SQL["scheduled"], held.ticket["id"]), self._scope.caller.user_id
        if waits is None:
            return
        await connection.fetchval(_SQL["unschedule"], held.ticket["id"], told or waits["author_id"] != me)
        await _told(connection, held, self._scope.caller, act, told_of)


class SendScheduled:
    """Sends what is due; several processes may."""

    def __init__(self, database: Database, compose: Compose) -> None:
        self._database = database
        self._compose = compose

    async def run(self) -> None:
        """Each once; what cannot be sent now for a reason that passes is tried the next time.

        Raises:
            Unavailable: the database is away.
        """
        seen: list[UUID] = []
        while row := await self._database.fetchrow(_SQL["due"], seen):
            seen.append(row["id"])
            await self._send(row)

    async def _send(self, row: Any) -> None:
        ticket = str(row["ticket_id"])
        author = await CallerStore(self._database).of_user(row["author_id"])
        if author is None:
            return
        said = {name: row[name] for name in ("content", "resolve")}
        post = Post(
            **said,
            cc=tuple(row["cc"]),
            files=tuple(row["files"]),
            last_seen=row["last_seen_message_id"],
            waited=row["id"],
        )
        scope = scope_for(author, Action.WRITE)
        try:
            await PostStore(self._database, scope).write(ticket, post, self._compose, f"scheduled:{row['id']}")
        except (Conflict, Forbidden, InvalidInput, NotFound) as error:
            _log.info("scheduled_reply_refused", ticket=ticket, error=type(error).__name__)
            await ScheduleStore(self._database, scope).give_up(ticket, str(error))


def _refuse_time(held: Held, send_at: datetime) -> None:
    now, spec = datetime.now(UTC), channels()[held.channel]
    if not now < send_at < now + LATEST:
        raise InvalidInput("send_at", "must be in the year to come")
    closes = spec.closes_at(held.conversation["last_inbound_at"], by_person=True)
    if closes and closes <= send_at and not held.conversation["has_template"]:
        raise InvalidInput(
            "send_at", f"must be before {closes:%d %B, %H:%M} UTC: {spec.label} takes no free text later"
        )


async def _told(connection: Connection, held: Held, caller: Caller, name: str, told: dict[str, Any]) -> None:
    act = Act(name, "ticket", held.ticket["id"], after=told, customer_id=held.conversation["customer_id"])
    await record(connection, caller, act)
    await announce_ticket(connection, TicketEvent.CHANGED, held.ticket["id"])
