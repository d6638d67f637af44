"""Customers at risk, for the assistant: only to be looked at."""

from __future__ import annotations

from production.api.assisted import FoundRecords
from production.areas import Offer
from production.areas.churn.model import AtRisk
from production.areas.churn.routes import AtRiskResponse
from production.areas.churn.rules.choosing import LIKELY
from production.areas.churn.store import ChurnStore
from production.crm.assistant.kinds import Field, Kind, Query, Row, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action, Scope
from production.database.listing import Asked, Listed, Sort
from production.database.pool import Database

_FIRST = (Sort("at_risk", descending=True),)

AT_RISK = Kind(
    name="customer_at_risk",
    plural="customers_at_risk",
    fields=(Field("company"),),
    title=("name",),
    tells_apart=("company",),
    customer="id",
    path="/console/contacts/{id}",
    words=read_words("production.areas.churn"),
    verbs=frozenset({Verb.FIND}),
)


def _open(database: Database, scope: Scope) -> FoundRecords:
    store = ChurnStore(database, scope)

    async def page(query: Query, number: int | None) -> Listed[AtRisk]:
        words = " ".join([query.text, *query.equal.get("company", ())]).strip()
        return await store.page(Asked(_FIRST, query.limit, q=words or None), LIKELY, contact_id=number)

    return FoundRecords(page, _shown)


def _shown(customer: AtRisk) -> Row:
    row = AtRiskResponse.model_validate(customer).model_dump(mode="json")
    return {**row, "title": f"{customer.name or customer.email or '#' + str(customer.id)} ({customer.probability:.0%})"}


OFFERS = (Offer(AT_RISK, dict.fromkeys(Verb, Action.READ), _open),)
