"""What a record names: a contact, a deal, a ticket, whose it is. What is out of reach is not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from production.crm.permissions.model import Caller, Scope
from production.database.named_queries import load
from production.database.pool import Connection
from production.schemas.errors import InvalidInput

_SQL = load("references")


async def contact_id_of(connection: Connection, scope: Scope, number: int) -> UUID:
    """The customer whom the API knows by this number.

    Raises:
        InvalidInput: there is none in reach; this and the others name their field.
    """
    customer_id: UUID | None = await connection.fetchval(_SQL["contact"], scope.sql, number)
    if customer_id is None:
        raise InvalidInput("contact_id", f"there is no contact {number}")
    return customer_id


async def customer_of_deal(connection: Connection, scope: Scope, deal_id: int) -> UUID:
    """Whose deal it is."""
    customer_id: UUID | None = await connection.fetchval(_SQL["deal"], scope.sql, deal_id)
    if customer_id is None:
        raise InvalidInput("deal_id", f"there is no deal {deal_id}")
    return customer_id


async def ticket_of(connection: Connection, scope: Scope, number: str) -> tuple[UUID, UUID]:
    """(its id, whose it is) of the ticket with this number."""
    row = await connection.fetchrow(_SQL["ticket"], scope.sql, number)
    if row is None:
        raise InvalidInput("ticket", f"there is no ticket {number}")
    return row["id"], row["customer_id"]


def hands_of(caller: Caller, given: Mapping[str, Any]) -> dict[str, Any]:
    """Whose a new record is that does not say so itself: the caller's, and their team's if they are in one only."""
    if given.keys() & {"owner_id", "team"}:
        return {}
    return {"owner_id": caller.user_id, "team": next(iter(caller.teams)) if len(caller.teams) == 1 else None}
