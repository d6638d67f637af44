"""Contacts: customers as people keep them. Each address belongs to one of those that are there (decision 37)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any
from uuid import UUID, uuid4

from production.crm.customers.contacts import Contact, identifiers_in
from production.crm.permissions.model import Reach, Scope
from production.crm.records.custom import RecordKind
from production.crm.records.kept import KEPT_FOR
from production.database.accounts import require_keepers
from production.database.audit import Act, record
from production.database.contact_writes import ContactWrite, write_contacts
from production.database.custom_fields import custom_values
from production.database.customers import lock_identifiers
from production.database.events import announce
from production.database.exports import Export, export_of
from production.database.listing import COUNTED, Asked, Key, Listed, ListOf, Require
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.database.references import hands_of
from production.schemas.errors import NotFound, Taken
from production.schemas.events import RecordEvent

_SQL = load("contacts")
_FEW = 5_000
"""So many contacts are sorted sooner than an index is walked past those out of reach."""

CONTACTS = ListOf(
    _SQL["contacts"],
    {
        "id": Key("id", "bigint"),
        "name": Key("lower(coalesce(name, ''))"),
        "first_name": Key("lower(coalesce(first_name, ''))"),
        "last_name": Key("lower(coalesce(last_name, ''))"),
        "email": Key("coalesce(email, '')"),
        "company": Key("lower(coalesce(company, ''))"),
        "created_at": Key("created_at", "timestamptz"),
        "updated_at": Key("updated_at", "timestamptz"),
    },
    Contact,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFilter:
    """Which are wanted; None: any."""

    company_id: int | None = None
    owner_id: UUID | None = None
    team: str | None = None
    tags: Sequence[str] | None = None
    """Any of them."""
    email: str | None = None
    phone: str | None = None
    contact_ids: Sequence[int] | None = None


class ContactStore:
    """Contacts within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def page(self, asked: Asked, wanted: ContactFilter) -> Listed[Contact]:
        """Some of them; raises as `ListOf.page`."""
        few, many = await self._reached()
        filters = self._scope.sql, asked.q, *astuple(wanted), few
        total = COUNTED + 1 if many and asked.q is None and wanted == ContactFilter() else None
        return await CONTACTS.page(self._database, asked, *filters, total=total)

    async def export(self, asked: Asked, wanted: ContactFilter, form: str) -> Export[Contact]:
        """The same list to its end."""
        batches = self.batches(asked, wanted)
        return await export_of(self._database, self._scope, RecordKind.CONTACT, form, batches)

    async def batches(self, asked: Asked, wanted: ContactFilter) -> AsyncIterator[list[Contact]]:
        """All of them, as `ListOf.batches`."""
        few, _ = await self._reached()
        filters = self._scope.sql, asked.q, *astuple(wanted), few
        async for batch in CONTACTS.batches(self._database, asked, *filters):
            yield batch

    async def contact(self, contact_id: int) -> Contact:
        """A contact; the id of one that was merged leads to the one that took it in.

        Raises:
            NotFound: there is no such contact.
        """
        live_id = await self._database.fetchval(_SQL["live_number"], contact_id)
        return _there(await self._database.fetchrow(_SQL["contact"], live_id, self._scope.sql), contact_id)

    async def add(self, fields: Mapping[str, Any]) -> Contact:
        """Somebody more; or somebody deleted is there again, with nothing but these fields.

        Raises:
            Taken: the address belongs to a contact.
            InvalidInput: owner, team or a value of `custom` is not right.
        """
        async with self._database.transaction() as connection:
            await lock_identifiers(connection, identifiers_in(fields))
            values = await self._checked(connection, {**hands_of(self._scope.caller, fields), **fields}, {})
            deleted_id = await self._free_holder(connection, fields.get("email"), None)
            write = ContactWrite(deleted_id or uuid4(), values, exists=deleted_id is not None)
            return await self._write(connection, write)

    async def change(self, contact_id: int, fields: Mapping[str, Any], require: Require) -> Contact:
        """Change these fields.

        Raises:
            NotFound: there is no such contact.
            Taken, InvalidInput: as `add`.
            ChangedMeanwhile: said by `require`.
        """
        async with self._database.transaction() as connection:
            await lock_identifiers(connection, identifiers_in(fields))
            before, beside = await self._held(connection, contact_id, require)
            values = await self._checked(connection, fields, before.custom)
            if fields.get("email") not in (None, before.email):
                await self._free_holder(connection, fields["email"], before.customer_id)
            was = {name: beside[name] if name in beside else getattr(before, name) for name in fields}
            return await self._write(connection, ContactWrite(before.customer_id, values, was, exists=True))

    async def drop(self, contact_id: int, require: Require) -> None:
        """With deals and tasks; tickets and what was written stay.

        Raises:
            NotFound, ChangedMeanwhile: as `change`.
        """
        async with self._database.transaction() as connection:
            contact, _ = await self._held(connection, contact_id, require)
            gone = await connection.fetchrow(_SQL["delete"], contact.customer_id)
            await self._note(connection, "contact_deleted", contact.id, contact.customer_id, after=dict(gone))

    async def restore(self, contact_id: int) -> Contact:
        """With the deals and tasks that went with it; who is there stays as they are.

        Raises:
            NotFound: there is no such contact, or it was deleted too long ago.
            Taken: the address belongs to somebody else by now.
        """
        async with self._database.transaction() as connection:
            row = await connection.fetchrow(_SQL["hold_deleted"], contact_id, self._scope.sql, KEPT_FOR)
            if row is None:
                raise NotFound(f"There is no contact {contact_id}.")
            if row["deleted_at"] is None:
                return Contact(**await connection.fetchrow(_SQL["of_customer"], row["id"]))
            await self._free_holder(connection, row["email"], row["id"])
            back = await connection.fetchrow(_SQL["restore"], row["id"], row["deleted_at"])
            contact = Contact(**await connection.fetchrow(_SQL["of_customer"], row["id"]))
            await self._note(connection, "contact_restored", contact.id, row["id"], after=dict(back))
            return contact

    async def _reached(self) -> tuple[list[UUID] | None, bool]:
        """Whom the caller reaches, if those are few; and whether they are more than are counted."""
        if self._scope.reach is Reach.ALL:
            return None, False
        row = await self._database.fetchrow(_SQL["reached"], self._scope.sql, _FEW, COUNTED)
        return row["few"], row["many"]

    async def _held(
        self, connection: Connection, contact_id: int, require: Require
    ) -> tuple[Contact, Mapping[str, Any]]:
        """(the contact, what a document of the same customer has besides)."""
        beside = await connection.fetchrow(_SQL["hold"], contact_id)
        contact = _there(await connection.fetchrow(_SQL["contact"], contact_id, self._scope.sql), contact_id)
        require(contact.updated_at)
        return contact, beside

    async def _checked(
        self, connection: Connection, fields: Mapping[str, Any], custom: Mapping[str, Any]
    ) -> dict[str, Any]:
        """As they are stored."""
        await require_keepers(connection, fields)
        values = dict(fields)
        if "custom" in fields:
            values["custom"] = await custom_values(connection, RecordKind.CONTACT, fields["custom"], custom)
        return values

    async def _free_holder(self, connection: Connection, email: str | None, own_id: UUID | None) -> UUID | None:
        """Whoever goes by this address and was deleted.

        Raises:
            Taken: somebody who is there goes by it.
        """
        holder = await holder_of(connection, self._scope, email, beside=own_id)
        if holder is None or holder["deleted_at"] is not None:
            return holder["id"] if holder else None
        raise Taken("email", "another contact has it already", holder["number"] if holder["visible"] else None)

    async def _write(self, connection: Connection, write: ContactWrite) -> Contact:
        """The contact as it is then, also where the caller has just given it into other hands."""
        await write_contacts(connection, self._scope.caller, [write])
        contact = Contact(**await connection.fetchrow(_SQL["of_customer"], write.customer_id))
        await announce(connection, RecordEvent.CONTACT_CHANGED, contact.id, key=write.customer_id)
        return contact

    async def _note(
        self,
        connection: Connection,
        name: str,
        contact_id: int,
        customer_id: UUID,
        after: Mapping[str, Any],
    ) -> None:
        act = Act(name, "contact", contact_id, None, after, customer_id)
        await record(connection, self._scope.caller, act)
        await announce(connection, RecordEvent.CONTACT_CHANGED, contact_id, key=customer_id)


async def purge_contacts(database: Database, limit: int) -> int:
    """Of so many whom nobody restored in time, what people kept is gone for good; and who never wrote, altogether."""
    async with database.transaction() as connection:
        expired = [row["id"] for row in await connection.fetch(_SQL["expired"], KEPT_FOR, limit)]
        await connection.execute(_SQL["purge_records"], expired)
        await connection.execute(_SQL["purge_customers"], expired)
    return len(expired)


def _there(row: Any, contact_id: int) -> Contact:
    if row is None:
        raise NotFound(f"There is no contact {contact_id}.")
    return Contact(**row)


async def holder_of(connection: Connection, scope: Scope, email: str | None, beside: UUID | None = None) -> Any:
    """Who goes by this address, except `beside`: with id, number, when they were deleted, and if they are `visible`."""
    return await connection.fetchrow(_SQL["holder"], email, beside, scope.sql)
