"""Pipelines, for the assistant."""

from __future__ import annotations

from production.api.assisted import AssistedRecords, Doing, Shapes
from production.areas import Offer
from production.areas.pipelines.model import Pipeline
from production.areas.pipelines.routes import PipelinePatch, PipelineRequest, PipelineResponse
from production.areas.pipelines.store import PipelineStore
from production.crm.assistant.kinds import Field, Kind, Query, Row, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action, Scope
from production.database.listing import Asked, Listed
from production.database.pool import Database

PIPELINE = Kind(
    name="pipeline",
    plural="pipelines",
    fields=(Field("name", required=True), Field("description")),
    title=("name",),
    path="/console/pipelines/{id}",
    words=read_words("production.areas.pipelines"),
)


def _open(database: Database, scope: Scope) -> AssistedRecords:
    store = PipelineStore(database, scope)

    async def page(asked: Asked, _: Query) -> Listed[Pipeline]:
        return await store.page(asked)

    doing = Doing(store.add, store.one, store.change, store.drop, store.restore, page)
    return AssistedRecords(doing, Shapes(PipelineRequest, PipelinePatch, PipelineResponse.model_validate), _named)


def _named(row: Row) -> Row:
    return {**row, "title": row["name"]}


_RIGHTS = {
    Verb.CREATE: Action.ADMINISTER,
    Verb.FIND: Action.READ,
    Verb.CHANGE: Action.ADMINISTER,
    Verb.DELETE: Action.ADMINISTER,
}
OFFERS = (Offer(PIPELINE, _RIGHTS, _open),)
