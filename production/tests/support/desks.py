"""People at the tickets of a database, without the api between."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from itertools import count
from uuid import UUID

from production.areas.tickets.changes import ChangeStore
from production.areas.tickets.composer import ComposerStore
from production.areas.tickets.model import Post, Posted, Ticket
from production.areas.tickets.posts import PostStore
from production.areas.tickets.store import TicketDesk
from production.channels.compose import Composer
from production.crm.permissions.model import ActorKind, Caller, Reach, Role, Scope
from production.crm.support.model import Claim
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.outcomes import LedgerState, TicketStatus
from production.tests.builders import chat
from production.tests.support.people import hired
from production.tests.support.turns import claimed, reply

COMPOSE = Composer("TechCorp", "techcorp.example")
_numbers = count(1)


class Colleague:
    """Somebody who may send, and reaches all."""

    def __init__(self, database: Database, user_id: UUID, role: Role = Role.ADMIN) -> None:
        caller = Caller(kind=ActorKind.PERSON, name="Mia", role=role, user_id=user_id)
        self.scope = scope = Scope(caller, Reach.ALL)
        self.composer = ComposerStore(database, scope)
        self.posts = PostStore(database, scope)
        self.changes = ChangeStore(database, scope)
        self.desk = TicketDesk(database, scope)

    async def read(self, claim: Claim) -> Ticket:
        ticket, _ = await self.desk.ticket(claim.ticket_number)
        return ticket

    async def post(self, claim: Claim, post: Post, key: str | None = None) -> Posted:
        return await self.posts.post(claim.ticket_number, post, COMPOSE, key)


async def colleague(database: Database) -> Colleague:
    return Colleague(database, (await hired(database, Role.ADMIN)).id)


def number() -> str:
    """Nobody else has it."""
    return f"+1202555{next(_numbers):04d}"


async def waiting(database: Database, phone: str) -> Claim:
    """A customer whom the AI has given to a person."""
    turns = TurnStore(database)
    claim = await claimed(turns, chat("How do I export a board?", phone=phone))
    await turns.settle(claim, reply(state=LedgerState.ESCALATED, ticket_status=TicketStatus.ESCALATED, parts=()))
    return claim


class _DiesBeforeItIsWritten(PostStore):
    async def _posted(self, *_: object) -> Posted:
        os._exit(9)


def die_while_posting(url: str, user_id: UUID, ticket: str, *, written: bool) -> None:
    """Post under the key `k1` in a process that ends before anybody hears of it."""

    async def post() -> None:
        store = Colleague(Database(url), user_id).posts
        if not written:
            store.__class__ = _DiesBeforeItIsWritten
        await store.post(ticket, Post(content="Press E."), COMPOSE, "k1")
        os._exit(9)

    asyncio.run(post())


async def at_once(*acts: Callable[[], Awaitable[object]]) -> list[object]:
    """What became of all of them, errors too."""
    return await asyncio.gather(*(act() for act in acts), return_exceptions=True)
