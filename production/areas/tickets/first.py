"""A ticket that begins with what we say, to a customer who has not written about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from production.areas.tickets.model import Post, Ticket, Timeline
from production.areas.tickets.posts import PostStore, hashed
from production.areas.tickets.proposals import ProposalStore
from production.areas.tickets.store import read_whole
from production.channels.registry import channels
from production.crm.permissions.model import Action, Scope
from production.crm.permissions.table import reach_of
from production.crm.support.model import Compose
from production.database.audit import Act, record
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.database.references import contact_id_of, hands_of
from production.database.replies import find_ticket, hold_ticket
from production.schemas.envelope import Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel, Proof

_SQL = load_own("production.areas.tickets")


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstWords:
    """What is said to whom, and where."""

    contact: int
    """The number of their contact."""
    channel: Channel
    subject: str | None
    """Of a letter; a chat has none."""
    post: Post


class FirstStore:
    """Writes to contacts within the caller's reach."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def write(self, first: FirstWords, compose: Compose, key: str) -> tuple[Ticket, Timeline]:
        """Open a ticket of the caller's and send it, or, for who may not send, have it wait for approval.

        The same words under the same key of the same caller open no other one.

        Raises:
            InvalidInput: there is no such contact in reach, it has no address on the channel or wants no messages,
                nobody is written to first there, or the words cannot be sent as they are.
            Conflict: the channel takes free text for a time after the customer wrote, and has no template.
            Forbidden: no person asks, and may not send.
            NotFound: it was opened before, and given out of reach since.
        """
        who = self._scope.caller
        said = str(first.contact), first.channel, first.subject or "", first.post.content
        name = f"first:{hashed(str(who.user_id or who.name), key, *said)}"
        async with self._database.transaction() as connection:
            customer_id = await contact_id_of(connection, self._scope, first.contact)
            await connection.execute(_SQL["hold_customer"], customer_id)
            ticket_id = await connection.fetchval(_SQL["begun_as"], name)
            if ticket_id is None:
                ticket_id = await self._open(connection, customer_id, first, name)
                await self._say(connection, ticket_id, first.post, compose, name)
            there = await find_ticket(connection, str(ticket_id), self._scope)
            return await read_whole(connection, there, self._scope)

    async def _open(self, connection: Connection, customer_id: UUID, first: FirstWords, name: str) -> UUID:
        sender = await _addressee(connection, customer_id, first.channel)
        chat = channels()[first.channel].chat
        place = sender.value if chat else name
        where = customer_id, first.channel, place, first.subject, sender.model_dump(mode="json")
        conversation_id = await connection.fetchval(_SQL["open_conversation"], *where)
        hands = hands_of(self._scope.caller, {})
        ticket = conversation_id, first.subject, hands["owner_id"], hands["team"], name
        ticket_id: UUID = await connection.fetchval(_SQL["begin"], *ticket)
        told: dict[str, Any] = {"channel": first.channel}
        act = Act("ticket_begun", "ticket", ticket_id, after=told, customer_id=customer_id)
        await record(connection, self._scope.caller, act)
        return ticket_id

    async def _say(self, connection: Connection, ticket_id: UUID, post: Post, compose: Compose, name: str) -> None:
        held = await hold_ticket(connection, str(ticket_id), self._scope)
        if reach_of(self._scope.caller, Action.SEND) is None:
            await ProposalStore(self._database, self._scope).propose_in(connection, held, post, compose)
        else:
            await PostStore(self._database, self._scope).write_into(connection, held, post, compose, name)


async def _addressee(connection: Connection, customer_id: UUID, channel: Channel) -> Sender:
    """Where the customer is reached there.

    Raises:
        InvalidInput: nowhere, or nobody is written to first.
    """
    spec = channels()[channel]
    if spec.reached_by is None:
        raise InvalidInput("channel", f"nobody is written to first by {spec.label}: choose another one")
    row = await connection.fetchrow(_SQL["reached_at"], customer_id, spec.reached_by)
    if row is None:
        raise InvalidInput("channel", f"this contact has no {spec.reached_by}: write it down first")
    return Sender(kind=spec.reached_by, value=row["value"], proof=Proof(row["proof"]), name=row["name"])
