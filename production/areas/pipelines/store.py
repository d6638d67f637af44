"""Pipelines in Postgres. Whoever works here sees all; what somebody sees in them are their deals."""

from __future__ import annotations

from typing import Any

from production.areas.pipelines.model import Pipeline
from production.crm.sales.stages import stages_of
from production.database.listing import Asked, Key, Listed, ListOf
from production.database.named_queries import load_own
from production.database.pool import Connection
from production.database.records import Kind, Records, Values

_SQL = load_own("production.areas.pipelines")
_NEW: Values = {"description": None, "stages": {}, "rotting_days": None}

KEYS = {
    "name": Key("lower(name)"),
    "created_at": Key("created_at", "timestamptz"),
    "updated_at": Key("updated_at", "timestamptz"),
}


def pipeline(**row: Any) -> Pipeline:
    """Of the columns of `one`."""
    return Pipeline(**{**row, "stages": stages_of(row["stages"])})


_LIST = ListOf(_SQL["pipelines"], KEYS, pipeline)


class PipelineStore(Records[Pipeline]):
    """With a pipeline go its deals and their tasks, and come back with it."""

    kind = Kind("pipeline", _SQL, ("name", "description", "stages", "rotting_days"), pipeline)

    async def page(self, asked: Asked) -> Listed[Pipeline]:
        """Those with the words asked for in name or description."""
        return await _LIST.page(self._database, asked, asked.q)

    async def _settled(self, _: Connection, row: Values | None, given: Values) -> dict[str, Any]:
        values = {**(row or _NEW), **given}
        known: Values = row["stages"] if row else {}
        return {**values, "stages": {**known, **_merged(known, given.get("stages", {}))}}


def _merged(known: Values, given: Values) -> dict[str, Any]:
    """Of a stage that is given in part, the rest stays."""
    return {status: {**known.get(status, {}), **stage} for status, stage in given.items()}
