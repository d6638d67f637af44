"""Contacts, for the assistant."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from production.api.assisted import AssistedRecords, Doing, Shapes
from production.api.contact_shapes import Blank, ContactPatch, ContactResponse, Line, NewContact
from production.areas import Offer
from production.crm.assistant.kinds import Field, FieldType, Kind, Query, Row, Verb
from production.crm.assistant.words import read_words
from production.crm.customers.contacts import Contact
from production.crm.permissions.model import Action, Scope
from production.database.contacts import ContactFilter, ContactStore
from production.database.listing import Asked, Listed
from production.database.pool import Database

CONTACT = Kind(
    name="contact",
    plural="contacts",
    fields=(
        Field("first_name", required=True),
        Field("last_name"),
        Field("email", FieldType.EMAIL, required=True),
        Field("phone", FieldType.PHONE),
        Field("company"),
        Field("position"),
        Field("notes"),
    ),
    title=("first_name", "last_name"),
    tells_apart=("email", "company"),
    customer="id",
    owner="owner_id",
    path="/console/contacts/{id}",
    words=read_words("production.areas.contacts"),
)


def _open(database: Database, scope: Scope) -> AssistedRecords:
    store = ContactStore(database, scope)

    async def page(asked: Asked, query: Query) -> Listed[Contact]:
        """A company is looked for by its name, as all words are."""
        words = " ".join([asked.q or "", *query.equal.get("company", ())]).strip()
        return await store.page(replace(asked, q=words or None), ContactFilter(owner_id=query.one("owner_id")))

    doing = Doing(store.add, store.contact, store.change, store.drop, store.restore, page)
    return AssistedRecords(doing, Shapes(_NewContact, ContactPatch, ContactResponse.model_validate), _named)


class _NewContact(NewContact):
    """Somebody may have one name only."""

    last_name: Annotated[Line | None, Blank] = None


def _named(row: Row) -> Row:
    return {**row, "title": row["name"] or row["email"] or row["phone"] or f"#{row['id']}"}


_RIGHTS = {
    Verb.CREATE: Action.WRITE,
    Verb.FIND: Action.READ,
    Verb.CHANGE: Action.WRITE,
    Verb.DELETE: Action.DELETE,
}
OFFERS = (Offer(CONTACT, _RIGHTS, _open),)
