"""A ticket with its timeline, as it is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from production.areas.tickets.model import (
    Author,
    ComposerDraft,
    CustomerBrief,
    Item,
    ItemKind,
    Person,
    Place,
    Related,
    Scheduled,
    Ticket,
    Timeline,
    Viewer,
    WaitingDraft,
)
from production.areas.tickets.rules import EVENTS
from production.crm.permissions.model import ActorKind, Scope
from production.crm.support.standing import Sla
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.database.replies import find_ticket
from production.database.reply_files import unsent_files
from production.schemas.ids import Category, Channel, Priority, Proof
from production.schemas.outcomes import WITH_PEOPLE, DeliveryStatus, TicketStatus

_SQL = load_own("production.areas.tickets")

SHOWN = 100
"""Items of a timeline that come with their ticket."""
_ROLES = {"customer": Author.CUSTOMER, "agent": Author.AI, "human": Author.PERSON, "system": Author.SYSTEM}


class TicketDesk:
    """Tickets as their page shows them: what is out of scope is not there."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def ticket(self, reference: str) -> tuple[Ticket, Timeline]:
        """By number or id, with the newest part of its timeline.

        Raises:
            NotFound: there is none in scope.
        """
        async with self._database.connection() as connection:
            ticket_id = await find_ticket(connection, reference, self._scope)
            return await read_whole(connection, ticket_id, self._scope)

    async def timeline(self, reference: str, before: Place | None, limit: int) -> Timeline:
        """The part of a timeline before a place; errors as `ticket`."""
        async with self._database.connection() as connection:
            ticket_id = await find_ticket(connection, reference, self._scope)
            conversation_id = await connection.fetchval(_SQL["conversation"], ticket_id)
            return await read_timeline(connection, conversation_id, self._scope, before, limit)


async def read_whole(connection: Connection, ticket_id: UUID, scope: Scope) -> tuple[Ticket, Timeline]:
    """A ticket with the newest part of its timeline; whoever calls has made sure that it is in scope."""
    ticket = await _read(connection, ticket_id, scope)
    return ticket, await read_timeline(connection, ticket.conversation_id, scope, None, SHOWN)


async def _read(connection: Connection, ticket_id: UUID, scope: Scope) -> Ticket:
    me = scope.caller.user_id
    row = await connection.fetchrow(_SQL["ticket"], ticket_id)
    draft = await connection.fetchrow(_SQL["draft"], ticket_id)
    mine = await connection.fetchrow(_SQL["my_draft"], ticket_id, me)
    return Ticket(
        id=row["ticket_number"],
        uuid=row["uuid"],
        conversation_id=row["conversation_id"],
        subject=row["subject"],
        status=TicketStatus(row["status"]),
        priority=Priority(row["priority"]),
        channel=Channel(row["source_channel"]),
        category=Category(row["category"]),
        created_at=row["created_at"],
        waiting_since=row["waiting_since"],
        excerpt=row["excerpt"] or "",
        sentiment=row["sentiment"],
        tags=tuple(row["tags"]),
        assigned_to=Person(row["assigned_to"], row["owner_name"]) if row["assigned_to"] else None,
        assigned_team=row["assigned_team"],
        snoozed_until=row["snoozed_until"],
        escalation_reason=row["escalation_reason"],
        customer=CustomerBrief(row["customer_id"], row["contact"], row["customer_name"], row["email"], row["phone"]),
        proof=Proof(row["proof"]),
        with_person=row["with_person"],
        last_inbound_at=row["last_inbound_at"],
        last_message_id=row["last_message_id"],
        draft=_draft(draft) if draft else None,
        my_draft=ComposerDraft(**{**mine, "cc": tuple(mine["cc"])}) if mine else None,
        my_files=tuple(await unsent_files(connection, ticket_id, me)),
        scheduled=_scheduled(await connection.fetchrow(_SQL["scheduled"], ticket_id)),
        related=tuple(Related(**one) for one in await connection.fetch(_SQL["related"], ticket_id, scope.sql)),
        viewers=tuple(Viewer(**one) for one in await connection.fetch(_SQL["viewers"], ticket_id, me)),
        sla=Sla(row["sla_due_at"], row["sla_state"]) if row["sla_state"] else None,
    )


def _draft(row: Any) -> WaitingDraft:
    return WaitingDraft(
        id=row["id"],
        author=Person(row["author_id"], row["author_name"]) if row["author_id"] else None,
        text=row["text"],
        confidence=row["confidence"],
        reason=row["reason"],
        sources=tuple(row["sources"]),
        created_at=row["created_at"],
        cc=tuple(row["cc"]),
        files=tuple(row["files"] or ()),
    )


def _scheduled(row: Any) -> Scheduled | None:
    if row is None:
        return None
    author, files = Person(row["author_id"], row["author_name"]), tuple(row["files"] or ())
    return Scheduled(author, row["content"], tuple(row["cc"]), files, row["send_at"])


async def read_timeline(
    connection: Connection, conversation_id: UUID, scope: Scope, before: Place | None, limit: int
) -> Timeline:
    """What the thread of a conversation holds within scope, before a place; None: up to now."""
    thread = [row["id"] for row in await connection.fetch(_SQL["thread"], conversation_id)]
    asked = thread, scope.sql, *(before or (None, 0, "")), limit + 1
    found = [
        *(_message(row) for row in await connection.fetch(_SQL["messages"], *asked, None)),
        *(_note(row) for row in await connection.fetch(_SQL["notes"], *asked, None)),
        *(_call(row) for row in await connection.fetch(_SQL["calls"], *asked)),
        *(_act(row) for row in await connection.fetch(_SQL["events"], *asked, list(EVENTS))),
        *(_handover(row) for row in await connection.fetch(_SQL["handovers"], *asked, list(WITH_PEOPLE))),
    ]
    newest = sorted(found, key=lambda item: item.place, reverse=True)
    shown = newest[:limit]
    return Timeline(tuple(reversed(shown)), shown[-1].place if len(newest) > limit else None)


async def read_messages(
    connection: Connection, conversation_id: UUID, scope: Scope, message_ids: Sequence[UUID]
) -> tuple[Item, ...]:
    """These messages of a conversation, oldest first; those that were never said are left out."""
    asked = [conversation_id], scope.sql, None, 0, "", len(message_ids), list(message_ids)
    return tuple(_message(row) for row in reversed(await connection.fetch(_SQL["messages"], *asked)))


async def read_notes(connection: Connection, conversation_id: UUID, scope: Scope, note_id: UUID) -> tuple[Item, ...]:
    """One note of a conversation, if that is what it is."""
    asked = [conversation_id], scope.sql, None, 0, "", 1, note_id
    return tuple(_note(row) for row in await connection.fetch(_SQL["notes"], *asked))


async def forget_viewers(database: Database) -> None:
    """Those who have gone."""
    await database.execute(_SQL["forget_viewers"])


def _message(row: Any) -> Item:
    author = _ROLES[row["role"]]
    return Item(
        id=row["id"],
        kind=ItemKind.MESSAGE,
        at=row["at"],
        part=row["part"],
        ticket_number=row["ticket_number"],
        author=author,
        author_id=row["author_id"],
        author_name=row["author_name"],
        text=row["text"],
        cut=row["cut"],
        channel=Channel(row["channel"]),
        subject=row["subject"],
        delivery_status=None if author is Author.CUSTOMER else DeliveryStatus(row["delivery_status"]),
        send_error=row["send_error"],
        attachments=tuple(row["attachments"] or ()),
        sentiment=row["sentiment"],
        confidence=row["confidence"],
        sources=tuple(row["sources"]),
        wrong=row["wrong"],
        cc=tuple(row["cc"]),
        undo_until=row["undo_until"],
    )


def _note(row: Any) -> Item:
    return Item(**row, kind=ItemKind.NOTE, author=Author.PERSON)


def _call(row: Any) -> Item:
    about = {name: row[name] for name in ("direction", "minutes", "outcome")}
    said = {name: row[name] for name in ("id", "at", "ticket_number", "author_id", "author_name", "text")}
    return Item(**said, kind=ItemKind.NOTE, author=Author.PERSON, event=row["kind"], detail=about)


def _act(row: Any) -> Item:
    """Who did it is a person, or a program in the name of none."""
    by = Author.PERSON if row["actor_id"] else Author.AI if row["actor_kind"] == ActorKind.AI else Author.SYSTEM
    told = {"before": row["before"], "after": row["after"]} if row["before"] else row["after"]
    return Item(
        id=row["id"],
        kind=ItemKind.EVENT,
        at=row["at"],
        ticket_number=row["ticket_number"],
        author=by,
        author_id=row["actor_id"],
        author_name=row["actor_name"],
        event=EVENTS[row["act"]],
        detail=told or {},
    )


def _handover(row: Any) -> Item:
    return Item(
        id=row["id"],
        kind=ItemKind.EVENT,
        at=row["at"],
        ticket_number=row["ticket_number"],
        author=Author.AI,
        event="escalated",
        detail={"reason": row["reason"]},
    )
