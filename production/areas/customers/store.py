"""Customers as documents, in Postgres."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from production.areas.customers.model import CustomerDocument
from production.crm.outreach.interactions import Interaction
from production.crm.permissions.model import Scope
from production.database.contacts import ContactStore
from production.database.interactions import interactions_of
from production.database.listing import Asked, Key, Listed, ListOf, Require
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import Conflict, NotFound

_SQL = load_own("production.areas.customers")
_INTERACTIONS_SHOWN = 50

KEYS = {
    "name": Key("lower(coalesce(name, ''))"),
    "created_at": Key("created_at", "timestamptz"),
    "updated_at": Key("updated_at", "timestamptz"),
    "last_contacted": Key("coalesce(last_contacted, '-infinity')", "timestamptz"),
}
_LIST = ListOf(_SQL["customers"], KEYS, CustomerDocument, "uuid")


class CustomerDocumentStore:
    """Those within a scope; written as contacts are."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope
        self._contacts = ContactStore(database, scope)

    async def page(self, asked: Asked, tag: str | None) -> Listed[CustomerDocument]:
        """Some of them; raises as `ListOf.page`."""
        return await _LIST.page(self._database, asked, self._scope.sql, asked.q, tag)

    async def customer(self, customer_id: UUID) -> CustomerDocument:
        """
        Raises:
            NotFound: there is none in reach; so does `interactions`.
        """
        row = await self._database.fetchrow(_SQL["customer"], self._scope.sql, customer_id)
        if row is None:
            raise NotFound(f"There is no customer {customer_id}.")
        return CustomerDocument(**row)

    async def interactions(self, customer_id: UUID) -> list[Interaction]:
        """The newest first, up to 50."""
        async with self._database.connection() as connection:
            return await interactions_of(connection, self._scope, customer_id, _INTERACTIONS_SHOWN)

    async def add(self, fields: Mapping[str, Any]) -> CustomerDocument:
        """Somebody more; raises as `ContactStore.add`."""
        contact = await self._contacts.add(fields)
        return await self.customer(contact.customer_id)

    async def change(self, customer_id: UUID, fields: Mapping[str, Any], require: Require) -> CustomerDocument:
        """These fields; raises as `_number` and `ContactStore.change`."""
        await self._contacts.change(await self._number(customer_id), fields, require)
        return await self.customer(customer_id)

    async def drop(self, customer_id: UUID, require: Require) -> None:
        """As the contact; raises as `_number` and `ContactStore.drop`."""
        await self._contacts.drop(await self._number(customer_id), require)

    async def _number(self, customer_id: UUID) -> int:
        """Of the contact to write to; only who reads is led on.

        Raises:
            NotFound: there is none in reach.
            Conflict: it was merged.
        """
        found = await self.customer(customer_id)
        if found.id != customer_id:
            raise Conflict(f"Customer {customer_id} was merged into {found.id}: write to that one.")
        return found.number
