"""Calls, meetings and notes, for the assistant."""

from __future__ import annotations

from production.api.assisted import AssistedRecords, Doing, Shapes
from production.areas import Offer
from production.areas.activities.model import Activity, ActivityKind, Filter
from production.areas.activities.routes import ActivityPatch, ActivityRequest, ActivityResponse
from production.areas.activities.store import ActivityStore
from production.crm.assistant.kinds import Field, FieldType, Kind, Query, Row, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action, Scope
from production.database.listing import Asked, Listed
from production.database.pool import Database

_LONGEST_TITLE = 60

ACTIVITY = Kind(
    name="activity",
    plural="activities",
    fields=(
        Field("kind", FieldType.CHOICE, required=True, choices=tuple(ActivityKind)),
        Field("contact_id", FieldType.LINK, required=True, links="contact"),
        Field("text"),
        Field("happened_at", FieldType.MOMENT),
        Field("outcome"),
    ),
    title=("text",),
    tells_apart=("kind", "contact_id", "happened_at"),
    customer="contact_id",
    path="/console/contacts/",
    words=read_words("production.areas.activities"),
)


def _open(database: Database, scope: Scope) -> AssistedRecords:
    store = ActivityStore(database, scope)

    async def page(asked: Asked, query: Query) -> Listed[Activity]:
        kind = query.one("kind")
        return await store.page(asked, Filter(contact_id=query.one("contact_id"), kind=kind and ActivityKind(kind)))

    doing = Doing(store.add, store.one, store.change, store.drop, store.restore, page)
    return AssistedRecords(doing, Shapes(ActivityRequest, ActivityPatch, ActivityResponse.model_validate), _named)


def _named(row: Row) -> Row:
    return {**row, "contact": row["contact_name"], "title": row["text"][:_LONGEST_TITLE] or row["kind"]}


_RIGHTS = {
    Verb.CREATE: Action.WRITE,
    Verb.FIND: Action.READ,
    Verb.CHANGE: Action.WRITE,
    Verb.DELETE: Action.DELETE,
}
OFFERS = (Offer(ACTIVITY, _RIGHTS, _open),)
