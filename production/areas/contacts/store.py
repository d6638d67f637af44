"""What happened with a contact, and two contacts that are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from production.areas.contacts.model import Entry, EntryKind, MergeField, Place, Side
from production.crm.customers.contacts import Contact
from production.crm.customers.model import Merge
from production.crm.customers.suggestions import MergeSuggestion
from production.crm.permissions.model import Scope
from production.database.companies import CompanyStore
from production.database.contacts import ContactStore
from production.database.customer_records import CustomerStore
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import InvalidInput, NotFound
from production.schemas.ids import Channel

_SQL = load_own("production.areas.contacts")
_LATEST = Place(datetime(9999, 1, 1, tzinfo=UTC), "")


class TimelineStore:
    """Of contacts within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def entries(self, contact_id: int, after: Place | None, limit: int) -> list[Entry]:
        """The newest first; of tickets and messages those in scope.

        Raises:
            NotFound: there is no such contact.
        """
        contact = await ContactStore(self._database, self._scope).contact(contact_id)
        return await self._of([contact.customer_id], after, limit)

    async def of_company(self, company_id: int, after: Place | None, limit: int) -> list[Entry]:
        """As `entries`, of all its people in scope.

        Raises:
            NotFound: there is no such company.
        """
        company = await CompanyStore(self._database, self._scope).company(company_id)
        people = await self._database.fetch(_SQL["people_of"], company.id, self._scope.sql)
        return await self._of([row["id"] for row in people], after, limit)

    async def _of(self, customers: Sequence[UUID], after: Place | None, limit: int) -> list[Entry]:
        place = after or _LATEST
        wanted = customers, self._scope.sql, place.at, place.key, limit
        return [_entry(row) for row in await self._database.fetch(_SQL["timeline"], *wanted)]


class DuplicateStore:
    """Contacts who may be one person, and those of whom somebody has decided it."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._contacts = ContactStore(database, scope)
        self._customers = CustomerStore(database, scope)
        self._caller = scope.caller

    async def proposals(self, limit: int, of: int | None = None) -> list[MergeSuggestion]:
        """The strongest first, of one contact or all. Names that are only alike are looked for around one.

        Raises:
            NotFound: there is no such contact.
        """
        customer_id = None if of is None else (await self._contacts.contact(of)).customer_id
        return await self._customers.suggestions(limit, of=customer_id)

    async def merge(
        self, contact_id: int, other_id: int, fields: Mapping[MergeField, Side], reason: str
    ) -> tuple[UUID, Contact]:
        """Take the other into this contact: (what undoes it, the contact as it is then).

        A field that is empty here is filled, one that is to be the other's replaced.

        Raises:
            NotFound: there is no such contact.
            InvalidInput: they are one already.
        """
        kept, other = await self._itself(contact_id), await self._itself(other_id)
        chosen = {column for field, side in fields.items() if side is Side.OTHER for column in field.columns}
        pair = kept.customer_id, other.customer_id
        merge = await self._customers.merge(*pair, reason, self._caller.name, chosen)
        return merge.id, await self._contacts.contact(contact_id)

    async def unmerge(self, contact_id: int, merge_id: UUID) -> Contact:
        """Undo it exactly, but for what somebody has corrected since; the two are never merged by a rule again.

        Raises:
            NotFound: there is no such contact, or merge of it.
            InvalidInput: it was undone already, or a later merge builds on it.
        """
        kept = await self._contacts.contact(contact_id)
        if merge_id not in {merge.id for merge in await self._merges(kept)}:
            raise NotFound(f"Contact {contact_id} has no merge {merge_id}.")
        await self._customers.unmerge(merge_id, self._caller.name)
        return await self._contacts.contact(contact_id)

    async def _merges(self, kept: Contact) -> tuple[Merge, ...]:
        record = await self._customers.customer(kept.customer_id)
        return record.merges if record else ()

    async def _itself(self, contact_id: int) -> Contact:
        contact = await self._contacts.contact(contact_id)
        if contact.id != contact_id:
            raise InvalidInput("other_id", f"contact {contact_id} is part of contact {contact.id} already")
        return contact


def _entry(row: Any) -> Entry:
    channel = row["channel"] and Channel(row["channel"])
    return Entry(**{**row, "kind": EntryKind(row["kind"]), "channel": channel})
