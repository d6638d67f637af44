"""Opportunities that were found, for the assistant: only to be looked at."""

from __future__ import annotations

from production.api.assisted import FoundRecords
from production.areas import Offer
from production.areas.opportunities.model import Opportunity
from production.areas.opportunities.routes import OpportunityResponse
from production.areas.opportunities.rules import rules
from production.areas.opportunities.store import OpportunityStore
from production.crm.assistant.kinds import Field, FieldType, Kind, Query, Row, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action, Scope
from production.database.listing import Asked, Listed, Sort
from production.database.pool import Database

_FIRST = (Sort("score", descending=True),)

OPPORTUNITY = Kind(
    name="opportunity",
    plural="opportunities",
    fields=(
        Field("contact_id", FieldType.LINK, links="contact"),
        Field("rule", FieldType.CHOICE, choices=tuple(each.name for each in rules())),
    ),
    title=("rule",),
    tells_apart=("contact_id",),
    customer="contact_id",
    path="/console/opportunities/",
    words=read_words("production.areas.opportunities"),
    verbs=frozenset({Verb.FIND}),
)


def _open(database: Database, scope: Scope) -> FoundRecords:
    store = OpportunityStore(database, scope)

    async def page(query: Query, number: int | None) -> Listed[Opportunity]:
        asked = Asked(_FIRST, query.limit, q=query.text.strip() or None)
        return await store.page(asked, query.equal.get("rule"), query.one("contact_id"), number)

    return FoundRecords(page, _shown)


def _shown(one: Opportunity) -> Row:
    row = OpportunityResponse.model_validate(one).model_dump(mode="json")
    return {
        **row,
        "contact": one.contact_name,
        "title": f"{one.contact_name or one.contact_id}: {one.rule.replace('_', ' ')}",
    }


OFFERS = (Offer(OPPORTUNITY, dict.fromkeys(Verb, Action.READ), _open),)
