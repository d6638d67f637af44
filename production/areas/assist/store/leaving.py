"""Valuable customers who are about to leave: their tickets become more pressing, and who leads hears of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from production.areas.assist.rules.outlook import AT_RISK, VALUABLE, churn_of, may_be_lost, value_of
from production.areas.assist.store.context import facts_of
from production.crm.permissions.model import EVERYTHING
from production.database.audit import Act, record
from production.database.events import announce_ticket
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.events import TicketEvent
from production.schemas.ids import Priority

_SQL = load_own("production.areas.assist")
_BATCH = 100


class LeavingCustomers:
    """By the scheduler only: once for each ticket, whatever becomes of it later."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def look_after(self) -> None:
        """Of the tickets that nobody was told of yet, the oldest."""
        async with self._database.transaction() as connection:
            for ticket in await connection.fetch(_SQL["may_be_lost"], VALUABLE, AT_RISK, _BATCH):
                await _raise(connection, ticket)


async def _raise(connection: Connection, ticket: Any) -> None:
    """Unless what is known today no longer says so: then what the customer is worth is about to be worked out anew."""
    facts, now = facts_of(await connection.fetchrow(_SQL["facts"], [ticket["customer_id"]])), datetime.now(UTC)
    value, churn = value_of(facts, now), churn_of(facts, now)
    if not may_be_lost(value, churn):
        return
    before = Priority(ticket["priority"])
    await connection.execute(_SQL["raise_for_leaving"], ticket["id"], before.above)
    await connection.execute(_SQL["tell_leads"], ticket["id"])
    told = {"priority": before.above, "reasons": [*value.factors, *churn.factors]}
    act = Act("ticket_of_leaving_customer", "ticket", ticket["id"], {"priority": before}, told, ticket["customer_id"])
    await record(connection, EVERYTHING.caller, act)
    await announce_ticket(connection, TicketEvent.CHANGED, ticket["id"])
