"""Deals, for the assistant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from production.api.assisted import AssistedRecords, Doing, Shapes
from production.areas import Offer
from production.areas.deals.model import Deal, Filter
from production.areas.deals.routes import DealPatch, DealRequest
from production.areas.deals.shapes import DealResponse
from production.areas.deals.store import DealStore
from production.crm.assistant.kinds import Field, FieldType, Kind, Query, Row, Shortcut, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action, Scope
from production.crm.sales.stages import DealStatus
from production.database.listing import Asked, Listed
from production.database.pool import Database

DEAL = Kind(
    name="deal",
    plural="deals",
    fields=(
        Field("title", required=True),
        Field("contact_id", FieldType.LINK, required=True, links="contact"),
        Field("pipeline_id", FieldType.LINK, required=True, links="pipeline"),
        Field("value", FieldType.MONEY),
        Field("currency", FieldType.CURRENCY),
        Field("status", FieldType.CHOICE, choices=("lead", "qualified", "proposal", "negotiation", "won", "lost")),
        Field("expected_close", FieldType.DATE),
        Field("lost_reason"),
        Field("description"),
    ),
    title=("title",),
    customer="contact_id",
    owner="owner_id",
    path="/console/deals/{id}",
    words=read_words("production.areas.deals"),
    shortcuts=(Shortcut("move_deal", "status"),),
)


def _open(database: Database, scope: Scope) -> AssistedRecords:
    store = DealStore(database, scope)

    async def page(asked: Asked, query: Query) -> Listed[Deal]:
        return await store.page(asked, _filter(query))

    doing = Doing(store.add, store.one, store.change, store.drop, store.restore, page)
    return AssistedRecords(doing, Shapes(DealRequest, DealPatch, DealResponse.model_validate), _named)


def _filter(query: Query) -> Filter:
    since, until = query.at_least, query.at_most
    return Filter(
        pipeline_id=query.one("pipeline_id"),
        contact_id=query.one("contact_id"),
        owner_id=query.one("owner_id"),
        statuses=[DealStatus(each) for each in query.equal.get("status", ())] or None,
        closes_from=date.fromisoformat(since["expected_close"]) if "expected_close" in since else None,
        closes_until=date.fromisoformat(until["expected_close"]) if "expected_close" in until else None,
        value_from=Decimal(str(since["value"])) if "value" in since else None,
        value_until=Decimal(str(until["value"])) if "value" in until else None,
    )


def _named(row: Row) -> Row:
    return {**row, "contact": row["contact_name"]}


_RIGHTS = {
    Verb.CREATE: Action.WRITE,
    Verb.FIND: Action.READ,
    Verb.CHANGE: Action.WRITE,
    Verb.DELETE: Action.DELETE,
}
OFFERS = (Offer(DEAL, _RIGHTS, _open),)
