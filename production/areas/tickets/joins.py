"""Tickets that belong together: linked with each other, or merged into one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from production.areas.tickets.model import Ticket, Timeline
from production.areas.tickets.rules import when_taken_in
from production.areas.tickets.store import read_whole
from production.crm.permissions.model import Scope
from production.crm.support.lifecycle import transition
from production.database.audit import Act, record
from production.database.events import announce_ticket
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.database.replies import Held, find_ticket, hold_ticket
from production.schemas.errors import InvalidInput, NotFound
from production.schemas.events import TicketEvent
from production.schemas.outcomes import TicketStatus

_SQL = load_own("production.areas.tickets")


class JoinStore:
    """Of tickets within the caller's reach, both of them."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def merge(self, reference: str, into: str) -> tuple[Ticket, Timeline]:
        """Resolve one, whose words stand in the timeline of the other from now on; gives that one.

        Raises:
            NotFound: the first is not in scope.
            InvalidInput: the other is not, or is the same, somebody else's, merged itself or closed.
            ForbiddenTransition: the first is closed.
        """
        async with self._database.transaction() as connection:
            held, target = await self._both(connection, reference, into, "into")
            await self._refuse(connection, held, target)
            transition(held.status, TicketStatus.RESOLVED)
            await connection.execute(_SQL["void_drafts"], held.ticket["id"])
            await connection.execute(_SQL["unschedule"], held.ticket["id"], True)
            await connection.execute(_SQL["merge"], held.ticket["id"], target.ticket["id"])
            if (status := when_taken_in(target.status, held.status)) != target.status:
                await connection.execute(_SQL["reopen"], target.ticket["id"], status)
            await self._tell(connection, "ticket_merged", held, target)
            return await read_whole(connection, target.ticket["id"], self._scope)

    async def unmerge(self, reference: str) -> tuple[Ticket, Timeline]:
        """It is one of its own again, with the status that it had; what became of the other stays so.

        Nothing happens where it is.

        Raises:
            NotFound: it is not in scope.
        """
        async with self._database.transaction() as connection:
            held = await hold_ticket(connection, reference, self._scope)
            if target_id := await self._merged_into(connection, held):
                target = await hold_ticket(connection, str(target_id), self._scope)
                await connection.execute(_SQL["unmerge"], held.ticket["id"])
                await self._tell(connection, "ticket_unmerged", held, target)
            return await read_whole(connection, held.ticket["id"], self._scope)

    async def link(self, reference: str, other: str) -> tuple[Ticket, Timeline]:
        """Once, however often it is said; gives the first. Errors as `merge`, `other_id` for what cannot be linked."""
        async with self._database.transaction() as connection:
            held, target = await self._both(connection, reference, other, "other_id")
            if await connection.fetchval(_SQL["link"], held.ticket["id"], target.ticket["id"]):
                await self._tell(connection, "ticket_linked", held, target)
            return await read_whole(connection, held.ticket["id"], self._scope)

    async def unlink(self, reference: str, other: str) -> tuple[Ticket, Timeline]:
        """
        Raises:
            NotFound: one of them is not in scope, or nobody has linked them.
        """
        async with self._database.transaction() as connection:
            held, target = await self._both(connection, reference, other, "other_id")
            if await connection.fetchval(_SQL["unlink"], held.ticket["id"], target.ticket["id"]) is None:
                raise NotFound(f"{held.ticket['ticket_number']} is not linked with {target.ticket['ticket_number']}.")
            await self._tell(connection, "ticket_unlinked", held, target)
            return await read_whole(connection, held.ticket["id"], self._scope)

    async def _both(self, connection: Connection, reference: str, other: str, field: str) -> tuple[Held, Held]:
        """Locked in one order, so that two who do it the other way round do not wait for each other."""
        first = await find_ticket(connection, reference, self._scope)
        try:
            second = await find_ticket(connection, other, self._scope)
        except NotFound as error:
            raise InvalidInput(field, f"there is no ticket {other}") from error
        if first == second:
            raise InvalidInput(field, "is this ticket: name another one")
        held = {each: await hold_ticket(connection, str(each), self._scope) for each in sorted((first, second))}
        return held[first], held[second]

    async def _refuse(self, connection: Connection, held: Held, target: Held) -> None:
        if held.conversation["customer_id"] != target.conversation["customer_id"]:
            raise InvalidInput("into", "is somebody else's: merge their contacts first, or link the tickets")
        if target.status is TicketStatus.CLOSED:
            raise InvalidInput("into", "is closed: name one that goes on")
        for each in (held, target):
            if (await self._merged_into(connection, each)) is not None:
                number = each.ticket["ticket_number"]
                raise InvalidInput("into", f"cannot be: {number} was merged into another ticket")

    async def _merged_into(self, connection: Connection, held: Held) -> UUID | None:
        found: UUID | None = await connection.fetchval(_SQL["merged"], held.ticket["id"])
        return found

    async def _tell(self, connection: Connection, name: str, held: Held, target: Held) -> None:
        for one, other in ((held, target), (target, held)):
            told: dict[str, Any] = {"with": other.ticket["ticket_number"]}
            act = Act(name, "ticket", one.ticket["id"], after=told, customer_id=one.conversation["customer_id"])
            await record(connection, self._scope.caller, act)
            await announce_ticket(connection, TicketEvent.CHANGED, one.ticket["id"])
