"""What a writer of a first draft is told of a customer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from production.crm.outreach.about import About, Past, Product
from production.crm.outreach.interactions import Direction
from production.crm.permissions.model import Scope
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.schemas.errors import InvalidInput

_SQL = load("about_customers")
_PAST = 3
"""Interactions that are told."""


class AboutStore:
    """Of customers within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def about(self, customer_id: UUID, product_id: UUID | None) -> tuple[Any, About]:
        """(the customer, all that a writer is told; see `first_drafts.in_their_language`).

        Raises:
            InvalidInput: there is no such customer in reach, or no such product.
        """
        async with self._database.connection() as connection:
            who = await customer_of(connection, self._scope, customer_id)
            sold = await connection.fetchrow(_SQL["product"], product_id) if product_id else None
            if product_id and sold is None:
                raise InvalidInput("product_id", "there is no such product")
            rows = await connection.fetch(_SQL["past"], self._scope.sql, customer_id, _PAST)
            past = [Past(row["happened_at"], Direction(row["direction"]), row["content"]) for row in reversed(rows)]
            return who, About(who["name"], who["tags"], past, None, Product(**sold) if sold else None)


async def customer_of(connection: Connection, scope: Scope, customer_id: UUID) -> Any:
    """
    Raises:
        InvalidInput: there is none in reach.
    """
    row = await known_customer(connection, scope, customer_id)
    if row is None:
        raise InvalidInput("customer_id", "there is no such customer")
    return row


async def known_customer(connection: Connection, scope: Scope, customer_id: UUID) -> Any:
    """The same; None where there is none."""
    return await connection.fetchrow(_SQL["customer"], scope.sql, customer_id)
