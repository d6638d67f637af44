"""Companies, for the assistant."""

from __future__ import annotations

from production.api.assisted import AssistedRecords, Doing, Shapes
from production.api.contact_shapes import CompanyPatch, CompanyResponse, NewCompany
from production.areas import Offer
from production.crm.assistant.kinds import Field, FieldType, Kind, Query, Row, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action, Scope
from production.crm.records.companies import Company
from production.database.companies import CompanyFilter, CompanyStore
from production.database.listing import Asked, Listed
from production.database.pool import Database

COMPANY = Kind(
    name="company",
    plural="companies",
    fields=(
        Field("name", required=True),
        Field("domain"),
        Field("phone", FieldType.PHONE),
        Field("notes"),
    ),
    title=("name",),
    tells_apart=("domain",),
    owner="owner_id",
    path="/console/companies/{id}",
    words=read_words("production.areas.companies"),
)


def _open(database: Database, scope: Scope) -> AssistedRecords:
    store = CompanyStore(database, scope)

    async def page(asked: Asked, query: Query) -> Listed[Company]:
        return await store.page(asked, CompanyFilter(owner_id=query.one("owner_id")))

    doing = Doing(store.add, store.company, store.change, store.drop, store.restore, page)
    return AssistedRecords(doing, Shapes(NewCompany, CompanyPatch, CompanyResponse.model_validate), _named)


def _named(row: Row) -> Row:
    return {**row, "title": row["name"]}


_RIGHTS = {
    Verb.CREATE: Action.WRITE,
    Verb.FIND: Action.READ,
    Verb.CHANGE: Action.WRITE,
    Verb.DELETE: Action.DELETE,
}
OFFERS = (Offer(COMPANY, _RIGHTS, _open),)
