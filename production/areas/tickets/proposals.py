"""Replies of who may not send: they wait in their author's name until somebody who may send approves them."""

from __future__ import annotations

from uuid import uuid4

from production.areas.tickets.model import Post, Ticket, Timeline
from production.areas.tickets.posts import refuse_unseen
from production.areas.tickets.store import read_whole
from production.crm.permissions.model import Scope
from production.crm.support.model import Compose
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.database.replies import Held, Reply, Sending, hold_before_turns, overtake, send_reply
from production.database.reply_files import Enclosed, enclose
from production.schemas.errors import Forbidden
from production.schemas.outcomes import DeliveryStatus

_SQL = load_own("production.areas.tickets")


class ProposalStore:
    """Of the caller: one reply for a ticket."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def propose(self, reference: str, post: Post, compose: Compose) -> tuple[Ticket, Timeline]:
        """In the place of what the caller proposed before; the words stay theirs to change until they are sent.

        Raises:
            NotFound: there is no such ticket in scope.
            Forbidden: no person asks.
            Stale: the writer has not seen the newest message.
            Conflict, InvalidInput, Unavailable: as for a reply that leaves at once.
        """
        async with self._database.transaction() as connection:
            held = await hold_before_turns(connection, reference, self._scope)
            await self.propose_in(connection, held, post, compose)
            return await read_whole(connection, held.ticket["id"], self._scope)

    async def propose_in(self, connection: Connection, held: Held, post: Post, compose: Compose) -> None:
        """As `propose`, in what is held."""
        caller = self._scope.caller
        if caller.user_id is None:
            raise Forbidden("Only a person proposes: use the session or token of one.")
        await refuse_unseen(connection, held, self._scope, post.last_seen)
        await overtake(connection, held)
        where = held.ticket["id"], caller.user_id
        await connection.execute(_SQL["withdraw"], *where)
        await connection.fetchrow(_SQL["keep_draft"], *where, "reply", post.content, post.last_seen, post.cc)
        reply = Reply(
            text=post.content, event_id=f"staff:{uuid4()}", sending=Sending(caller), delivery=DeliveryStatus.DRAFT
        )
        first, *_ = await send_reply(connection, held, reply, compose)
        await enclose(connection, held, first, caller.user_id, Enclosed(post.cc, post.files))
        await connection.execute(_SQL["leave_to_people"], held.conversation["id"])
        await connection.execute(_SQL["want_approval"], *where)
        told, whose = {"message_id": str(first)}, held.conversation["customer_id"]
        act = Act("reply_proposed", "ticket", held.ticket["id"], after=told, customer_id=whose)
        await record(connection, caller, act)
