"""Everything around a ticket in one look."""

from __future__ import annotations

from typing import Any

from production.areas.assist.model.customers import (
    ContextCustomer,
    ContextIdentifier,
    ContextNote,
    CustomerFacts,
    EarlierTicket,
    LastWords,
    Order,
    OtherConversation,
    TicketContext,
)
from production.crm.permissions.model import Scope
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.database.replies import find_ticket
from production.schemas.ids import Channel, IdentifierKind, Proof
from production.schemas.outcomes import TicketStatus
from production.schemas.working_days import WorkingDays

_SQL = load_own("production.areas.assist")


class ContextStore:
    """What is out of scope is not there."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def context(self, ticket: str) -> TicketContext:
        """`ticket` is a number or an id.

        Raises:
            NotFound: there is no such ticket.
        """
        async with self._database.connection() as connection:
            row = await connection.fetchrow(_SQL["context"], await find_ticket(connection, ticket, self._scope))
            return await self._around(connection, row)

    async def _around(self, connection: Connection, row: Any) -> TicketContext:
        customer_id, thread, scope = row["customer_id"], row["thread"], self._scope.sql
        tickets = await connection.fetch(_SQL["earlier_tickets"], thread, row["id"], scope)
        conversations = await connection.fetch(_SQL["other_conversations"], thread, row["conversation_id"], scope)
        return TicketContext(
            words=row["words"],
            proof=Proof(row["proof"]) if row["proof"] else None,
            channel=Channel(row["channel"]),
            customer=_customer(row, await connection.fetch(_SQL["identifiers"], customer_id)),
            facts=facts_of(await connection.fetchrow(_SQL["facts"], [customer_id])),
            orders=tuple(Order(**one) for one in await connection.fetch(_SQL["orders"], row["id"])),
            tickets=tuple(EarlierTicket(**one) for one in tickets),
            conversations=tuple(_conversation(one) for one in conversations),
            notes=tuple(ContextNote(**one) for one in await connection.fetch(_SQL["notes"], thread, scope)),
            last_words=_last_words(await connection.fetchrow(_SQL["last_words"], row["id"])),
        )


def facts_of(row: Any) -> CustomerFacts:
    """Of a row of `facts`."""
    return CustomerFacts(**{**row, "sentiments": tuple(row["sentiments"])})


def _customer(row: Any, identifiers: list[Any]) -> ContextCustomer:
    known = [
        ContextIdentifier(IdentifierKind(one["identifier_type"]), one["identifier_value"], Proof(one["proof"]))
        for one in identifiers
    ]
    shown = {name: row[name] for name in ("contact", "name", "email", "phone", "company", "plan", "since")}
    return ContextCustomer(id=row["customer_id"], identifiers=tuple(known), **shown)


def _last_words(row: Any) -> LastWords:
    days = WorkingDays(row["country"], row["subdivision"], frozenset(row["closed_on"]))
    said = row["content"], bool(row["by_person"]), row["said_on"]
    return LastWords(TicketStatus(row["status"]), *said, days)


def _conversation(row: Any) -> OtherConversation:
    return OtherConversation(
        row["id"], Channel(row["channel"]), row["subject"], row["last_inbound_at"], tuple(row["tickets"])
    )
