"""What people change about a ticket: who has it, how it stands, how it is filed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from production.areas.tickets.model import Ticket, Timeline
from production.areas.tickets.rules import goes_to_a_person, retagged, when_handed_back, when_taken_over
from production.areas.tickets.store import read_whole
from production.crm.permissions.model import Scope
from production.crm.support.lifecycle import transition
from production.database.accounts import require_team
from production.database.audit import Act, difference, record
from production.database.events import announce_ticket
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.database.replies import Held, hold_ticket
from production.schemas.errors import InvalidInput
from production.schemas.events import TicketEvent
from production.schemas.outcomes import TicketStatus

_SQL = load_own("production.areas.tickets")
_Values = Mapping[str, Any]
_FIELDS = ("status", "priority", "category", "assigned_to", "assigned_team", "tags", "snoozed_until")


class ChangeStore:
    """Changes tickets within the caller's reach; what leaves it is shown once more."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def change(self, reference: str, asked: _Values) -> tuple[Ticket, Timeline]:
        """Set these of `status, priority, category, assigned_to, assigned_team, tags, snoozed_until`.

        `add_tags` and `remove_tags` change those that the ticket has by then.

        Nobody approves a draft of what is resolved.

        Raises:
            NotFound: there is no such ticket in scope.
            ForbiddenTransition: it cannot change to that status.
            InvalidInput: nobody, or no team, is known by that id or name; it would sleep until a time that is over; or
                have more than MOST_TAGS.
        """
        async with self._database.transaction() as connection:
            held = await hold_ticket(connection, reference, self._scope)
            wanted = retagged(held.ticket["tags"], asked)
            transition(held.status, wanted.get("status", held.status))
            if (until := wanted.get("snoozed_until")) and until <= datetime.now(UTC):
                raise InvalidInput("snoozed_until", "is over: give a time to come")
            names = await _names(connection, held, wanted)
            before, after = difference(_fields(held), wanted)
            if after:
                handler = "escalated" if goes_to_a_person(after) else held.conversation["status"]
                await self._store(connection, held, wanted, handler)
                if after.get("status") in {TicketStatus.RESOLVED, TicketStatus.CLOSED}:
                    await connection.execute(_SQL["void_drafts"], held.ticket["id"])
                told = _named(before, names), _named(after, names)
                await self._told(connection, held, "ticket_changed", told)
                await self._corrected(connection, held, before, after)
            return await read_whole(connection, held.ticket["id"], self._scope)

    async def take_over(self, reference: str) -> tuple[Ticket, Timeline]:
        """It is the caller's, and the AI drafts at most; errors as `change`."""
        async with self._database.transaction() as connection:
            held = await hold_ticket(connection, reference, self._scope)
            mine = self._scope.caller.user_id or held.ticket["assigned_to"]
            wanted = {"status": when_taken_over(held.status), "assigned_to": mine}
            await self._hand(connection, held, "ticket_taken_over", wanted, "escalated")
            return await read_whole(connection, held.ticket["id"], self._scope)

    async def hand_back(self, reference: str) -> tuple[Ticket, Timeline]:
        """It is nobody's, and the AI answers again; errors as `change`."""
        async with self._database.transaction() as connection:
            held = await hold_ticket(connection, reference, self._scope)
            wanted = {"status": when_handed_back(held.status), "assigned_to": None}
            await self._hand(connection, held, "ticket_handed_back", wanted, "active")
            return await read_whole(connection, held.ticket["id"], self._scope)

    async def _hand(self, connection: Connection, held: Held, act: str, wanted: _Values, handler: str) -> None:
        _, changed = difference(_fields(held), wanted)
        if changed or handler != held.conversation["status"]:
            await self._store(connection, held, wanted, handler)
            await self._told(connection, held, act)

    async def _store(self, connection: Connection, held: Held, wanted: _Values, handler: str) -> None:
        values = {**_fields(held), **wanted}
        changed = [values[name] for name in _FIELDS]
        await connection.execute(_SQL["change"], held.ticket["id"], *changed, held.conversation["id"], handler)

    async def _corrected(self, connection: Connection, held: Held, before: _Values, after: _Values) -> None:
        """How a person files what the pipeline has filed otherwise: `fte eval tags` learns from it."""
        who, whose = self._scope.caller, (held.conversation["customer_id"], held.ticket["id"])
        for field in after.keys() & {"category", "tags"}:
            was, became = ([told[field]] if field == "category" else told[field] for told in (before, after))
            await connection.execute(_SQL["correct"], *whose, field, was, became, who.user_id, who.name)

    async def _told(
        self, connection: Connection, held: Held, name: str, changed: tuple[_Values, _Values] | None = None
    ) -> None:
        ticket, (before, after) = held.ticket, changed or (None, None)
        act = Act(name, "ticket", ticket["id"], before, after, held.conversation["customer_id"])
        await record(connection, self._scope.caller, act)
        was = ticket["assigned_to"], ticket["assigned_team"]
        await announce_ticket(connection, TicketEvent.CHANGED, ticket["id"], was=was)


async def _names(connection: Connection, held: Held, wanted: _Values) -> dict[UUID, str]:
    """Of whoever has the ticket, and whoever is to have it."""
    owner, team = wanted.get("assigned_to"), wanted.get("assigned_team")
    rows = await connection.fetch(_SQL["owners"], [held.ticket["assigned_to"], owner])
    if owner is not None and not any(row["id"] == owner and row["here"] for row in rows):
        raise InvalidInput("assigned_to", "nobody works here under this id")
    if team is not None:
        await require_team(connection, team, "assigned_team")
    return {row["id"]: row["name"] for row in rows}


def _named(told: _Values, names: Mapping[UUID, str]) -> _Values:
    """A log that is read later needs the name that somebody had."""
    who = told.get("assigned_to")
    return {**told, "assigned_to": {"id": str(who), "name": names[who]}} if who else told


def _fields(held: Held) -> dict[str, Any]:
    return {name: held.ticket[name] for name in _FIELDS} | {"status": TicketStatus(held.ticket["status"])}
