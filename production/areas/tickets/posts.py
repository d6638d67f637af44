"""What people write into a ticket: replies, which leave after a moment, and notes, which never do."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from production.areas.tickets.composer import ComposerStore
from production.areas.tickets.model import Item, Post, Posted
from production.areas.tickets.rules import when_handed_back
from production.areas.tickets.store import read_messages, read_notes
from production.crm.permissions.model import Action, Scope
from production.crm.permissions.table import scope_for
from production.crm.support.model import Compose
from production.database.audit import Act, record
from production.database.drafts import send_draft
from production.database.events import announce_ticket
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.database.replies import (
    Held,
    Reply,
    Sending,
    answerable,
    hold_before_turns,
    hold_ticket,
    moved_on,
    overtake,
    refuse_while_answered,
    send_reply,
)
from production.database.reply_files import Enclosed, leave_with
from production.schemas.errors import Conflict, Forbidden, InvalidInput, NotFound
from production.schemas.events import TicketEvent
from production.schemas.outcomes import TicketStatus

_SQL = load_own("production.areas.tickets")

UNDO_FOR = timedelta(seconds=10)
IDEMPOTENCY_KEY = "Idempotency-Key"


class Stale(Conflict):
    """Something newer is there than what the reply's author had seen."""

    def __init__(self, newer: tuple[Item, ...], newest: UUID) -> None:
        """`newer` is what the author may read of it; `newest` may be none of that."""
        super().__init__("Something new came in while you were writing: read it, then send again.")
        self.newer = newer
        self.newest = newest


class PostStore:
    """Writes into tickets within the caller's reach, as the caller."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def post(self, reference: str, post: Post, compose: Compose, key: str | None) -> Posted:
        """Write it once. The same key again gives the same answer; without a key, the same words to the same message.

        A key is of one caller in one ticket: nobody has to know which keys others use, or were used elsewhere.

        What is refused for who or what is there stays what the caller was writing; what is written is that no more.

        Raises:
            NotFound: there is no such ticket in scope.
            Forbidden: the caller may not send.
            Stale: the writer has not seen the newest message.
            Unavailable: the writer does not say what they have seen, and the AI is answering.
            Conflict: the draft waits no more, or the channel takes no more free text.
            InvalidInput: the key was used for something else, or the reply cannot be sent as it is.
            ForbiddenTransition: the ticket is closed, or resolved and no person writes.
        """
        try:
            return await self.write(reference, post, compose, key)
        except (Forbidden, Stale):
            if self._scope.caller.user_id:
                said = _kind(post), post.content, post.last_seen, post.cc
                await ComposerStore(self._database, self._scope).keep(reference, *said)
            raise

    async def write(self, reference: str, post: Post, compose: Compose, key: str | None) -> Posted:
        """As `post`; what is refused is kept by nobody."""
        async with self._database.transaction() as connection:
            held = await hold_before_turns(connection, reference, self._scope)
            return await self.write_into(connection, held, post, compose, await self._name(connection, held, post, key))

    async def write_into(self, connection: Connection, held: Held, post: Post, compose: Compose, name: str) -> Posted:
        """As `write`, into what is held; the same `name` again gives the same answer."""
        digest = _digest(held, post)
        if known := await connection.fetchrow(_SQL["post"], name):
            if known["digest"] != digest:
                raise InvalidInput(IDEMPOTENCY_KEY, "something else was sent with it; give each message its own")
            return await self._posted(connection, held, known["item_id"])
        before = await _before(connection, held, post)
        write = self._note if post.note else self._reply
        item_id = await write(connection, held, post, compose)
        stored = held.conversation["customer_id"], held.ticket["id"], item_id, digest, post.content, before
        await connection.execute(_SQL["add_post"], name, *stored)
        await self._done_with(connection, held, post)
        return await self._posted(connection, held, item_id)

    async def _done_with(self, connection: Connection, held: Held, post: Post) -> None:
        """What was scheduled waits no more; what its author began since is another text."""
        if post.waited is None:
            mine = held.ticket["id"], self._scope.caller.user_id, _kind(post)
            await connection.execute(_SQL["drop_draft_of"], *mine)
        elif await connection.fetchval(_SQL["sent_as_scheduled"], post.waited) is None:
            raise NotFound("It was taken back.")

    async def take_back(self, reference: str, message_id: UUID) -> str:
        """What somebody had written, as they had; it never leaves, and all is as it was before.

        From now on it is what they are writing, in the place of what they began since.

        Raises:
            NotFound: there is no such ticket in scope, or no such message in it.
            Conflict: it is too late, or somebody else's.
        """
        async with self._database.transaction() as connection:
            held = await hold_ticket(connection, reference, self._scope)
            me, where = self._scope.caller.user_id, held.conversation["id"]
            sent = await connection.fetch(_SQL["sent"], where, message_id, me)
            parts = [row["id"] for row in sent]
            post = await connection.fetchrow(_SQL["post_of"], parts)
            if post is None:
                if await connection.fetchval(_SQL["known_message"], message_id, where):
                    raise Conflict(
                        "It is not to be taken back any more: ten seconds are over, or somebody else wrote it."
                    )
                raise NotFound(f"There is no message {message_id} in this ticket.")
            await connection.execute(_SQL["take_back"], parts)
            if not await moved_on(connection, held, sent[-1]["stored_at"]):
                await self._restore(connection, held, post["before"])
            await connection.execute(_SQL["forget_words"], post["id"])
            kept = "reply", post["content"], post["before"]["last_seen"], post["before"].get("cc", [])
            await connection.fetchrow(_SQL["keep_draft"], held.ticket["id"], me, *kept)
            await self._record(connection, held, "reply_taken_back", {"message_id": str(message_id)})
            await announce_ticket(connection, TicketEvent.MESSAGE, held.ticket["id"])
            return str(post["content"])

    async def _restore(self, connection: Connection, held: Held, before: dict[str, Any]) -> None:
        """As far as nobody has changed it since: what was handed back meanwhile is the AI's."""
        status, handler = held.status, held.conversation["status"]
        if status == before["answered"]:
            status = TicketStatus(before["status"])
            if (_owner(held), handler) == (before["owner"], before["handled"]):
                handler = before["handler"]
            elif handler == "active":
                status = when_handed_back(status)
        await connection.execute(_SQL["restore_drafts"], before["drafts"])
        ticket = held.ticket["id"], status, held.conversation["id"], handler, before["resolved_at"]
        await connection.execute(_SQL["restore_ticket"], *ticket)

    async def _reply(self, connection: Connection, held: Held, post: Post, compose: Compose) -> UUID:
        caller = scope_for(self._scope.caller, Action.SEND).caller
        await refuse_unseen(connection, held, self._scope, post.last_seen)
        await overtake(connection, held)
        sending = Sending(caller, _status_after(post), UNDO_FOR)
        enclosed = caller.user_id, Enclosed(post.cc, post.files)
        if post.draft_id is not None:
            await send_draft(connection, held, post.draft_id, post.content, sending)
            await leave_with(connection, held, post.draft_id, *enclosed)
            return post.draft_id
        reply = Reply(text=post.content, event_id=f"staff:{uuid4()}", sending=sending)
        first, *_ = await send_reply(connection, held, reply, compose)
        await leave_with(connection, held, first, *enclosed)
        await self._record(connection, held, "ticket_answered", {"message_id": str(first), "status": sending.status})
        return first

    async def _note(self, connection: Connection, held: Held, post: Post, _: Compose) -> UUID:
        caller, whose = self._scope.caller, held.conversation["customer_id"]
        note = whose, held.ticket["id"], caller.user_id, caller.name, post.content
        note_id: UUID = await connection.fetchval(_SQL["add_note"], *note)
        await connection.execute(_SQL["mention"], held.ticket["id"], caller.user_id, post.content)
        await self._record(connection, held, "ticket_note_added", {"note_id": str(note_id)})
        await announce_ticket(connection, TicketEvent.MESSAGE, held.ticket["id"])
        return note_id

    async def _posted(self, connection: Connection, held: Held, item_id: UUID) -> Posted:
        items = await read_messages(connection, held.conversation["id"], self._scope, [item_id])
        items = items or await read_notes(connection, held.conversation["id"], self._scope, item_id)
        if not items:
            raise Conflict("It was taken back.")
        status = TicketStatus(await connection.fetchval(_SQL["status"], held.ticket["id"]))
        return Posted(items[0], held.ticket["ticket_number"], status)

    async def _name(self, connection: Connection, held: Held, post: Post, key: str | None) -> str:
        if key is None:
            answered = str(uuid4()) if post.note else (await answerable(connection, held)).event_id
            return f"words:{hashed(str(held.ticket['id']), answered, post.content)}"
        who = self._scope.caller
        return f"key:{hashed(str(held.ticket['id']), str(who.user_id or who.name), key)}"

    async def _record(self, connection: Connection, held: Held, name: str, told: dict[str, Any]) -> None:
        act = Act(name, "ticket", held.ticket["id"], after=told, customer_id=held.conversation["customer_id"])
        await record(connection, self._scope.caller, act)


async def refuse_unseen(connection: Connection, held: Held, scope: Scope, last_seen: UUID | None) -> None:
    """
    Raises:
        Stale: there is something newer than what was seen.
        Unavailable: nobody says what was seen, and the AI is answering.
        InvalidInput: what was seen is no message of this conversation.
    """
    where = held.conversation["id"]
    if last_seen is None:
        await refuse_while_answered(connection, held)
        return
    newer = await connection.fetchval(_SQL["newer"], where, last_seen)
    if newer is None:
        raise InvalidInput("last_seen_message_id", "is no message of this ticket's conversation")
    if newer:
        raise Stale(await read_messages(connection, where, scope, newer), newer[-1])


async def _before(connection: Connection, held: Held, post: Post) -> dict[str, Any]:
    """What taking it back brings back, and what its author had seen."""
    drafts = [dict(row) for row in await connection.fetch(_SQL["waiting"], held.conversation["id"])]
    handler = held.conversation["status"]
    return {
        "status": held.status,
        "resolved_at": held.ticket["resolved_at"],
        "answered": _status_after(post),
        "owner": _owner(held),
        "handler": handler,
        "handled": handler if post.draft_id else "escalated",
        "drafts": drafts,
        "last_seen": post.last_seen,
        "cc": post.cc,
    }


def _status_after(post: Post) -> TicketStatus:
    return TicketStatus.RESOLVED if post.resolve else TicketStatus.WAITING_CUSTOMER


def _owner(held: Held) -> str | None:
    who = held.ticket["assigned_to"]
    return str(who) if who else None


def _kind(post: Post) -> str:
    return "note" if post.note else "reply"


def _digest(held: Held, post: Post) -> bytes:
    """Of everything the writer said; what they had seen may differ when they try again."""
    beside = filter(None, (post.cc, post.files))
    said = [held.ticket["id"], post.content, post.note, post.draft_id, None, post.resolve, *beside]
    return hashlib.sha256(json.dumps(said, default=str).encode()).digest()


def hashed(*said: str) -> str:
    """One name for what was said, in that order."""
    return hashlib.sha256("\0".join(said).encode()).hexdigest()
