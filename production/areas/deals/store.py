"""Deals in Postgres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from production.areas.deals.model import Deal, Filter, Stay
from production.areas.deals.places import place_at_top
from production.areas.deals.rules import settled_reason
from production.crm.records.custom import RecordKind
from production.crm.sales.stages import DealStatus
from production.database.accounts import require_keepers
from production.database.custom_fields import custom_values
from production.database.exports import Export, export_of
from production.database.listing import Asked, Key, Listed, ListOf
from production.database.named_queries import load_own
from production.database.pool import Connection
from production.database.records import Kind, RecordId, Records, Values
from production.database.references import contact_id_of, hands_of
from production.schemas.errors import ChangedMeanwhile, InvalidInput
from production.schemas.money import USUAL_CURRENCY

_SQL = load_own("production.areas.deals")
_NEW: Values = {
    "description": None,
    "value": 0,
    "currency": USUAL_CURRENCY,
    "status": DealStatus.LEAD,
    "expected_close": None,
    "lost_reason": None,
    "tags": [],
    "custom": {},
    "owner_id": None,
    "team": None,
}
_FIELDS = (
    "title", "description", "value", "currency", "status", "pipeline_id", "customer_id", "position", "expected_close",
    "lost_reason", "tags", "custom", "owner_id", "team",
)  # fmt: skip

KEYS = {
    "created_at": Key("created_at", "timestamptz"),
    "updated_at": Key("updated_at", "timestamptz"),
    "title": Key("lower(title)"),
    "value": Key("value", "numeric"),
    "status": Key("status"),
    "expected_close": Key("coalesce(expected_close, 'infinity')", "date"),
    "contact": Key("lower(coalesce(contact_name, ''))"),
}


def deal(**row: Any) -> Deal:
    """Of the columns of `one`."""
    return Deal(**{**row, "status": DealStatus(row["status"])})


_LIST = ListOf(_SQL["deals"], KEYS, deal)


class DealStore(Records[Deal]):
    """With a deal go its tasks, and come back with it."""

    kind = Kind("deal", _SQL, _FIELDS, deal)

    async def page(self, asked: Asked, wanted: Filter) -> Listed[Deal]:
        """Those with the words asked for in title, description or the name of the contact."""
        return await _LIST.page(self._database, asked, self._scope.sql, *astuple(wanted), asked.q)

    async def export(self, asked: Asked, wanted: Filter, form: str) -> Export[Deal]:
        """The same list to its end."""
        batches = _LIST.batches(self._database, asked, self._scope.sql, *astuple(wanted), asked.q)
        return await export_of(self._database, self._scope, RecordKind.DEAL, form, batches)

    async def stays(self, deal_id: int) -> Sequence[Stay]:
        """Where it has been, from the beginning.

        Raises:
            NotFound: there is none in reach.
        """
        async with self._database.connection() as connection:
            await self._read(connection, deal_id, self._scope)
            rows = await connection.fetch(_SQL["stays"], deal_id)
        return [Stay(**{**row, "status": DealStatus(row["status"])}) for row in rows]

    async def _held(self, connection: Connection, record_id: RecordId) -> Values:
        """Behind its pipeline: whoever needs both takes that first."""
        held = await connection.fetch(_SQL["hold_pipelines"], record_id, None)
        row = await super()._held(connection, record_id)
        if row["pipeline_id"] not in {each["id"] for each in held}:
            raise ChangedMeanwhile  # into another pipeline, just before
        return row

    async def _settled(self, connection: Connection, row: Values | None, given: Values) -> dict[str, Any]:
        before = row or {**_NEW, **hands_of(self._scope.caller, given)}
        values = {**before, **given, "lost_reason": settled_reason(before, given)}
        if "contact_id" in given:
            values["customer_id"] = await contact_id_of(connection, self._scope, values.pop("contact_id"))
        if "custom" in given:
            values["custom"] = await custom_values(connection, RecordKind.DEAL, given["custom"], before["custom"])
        await require_keepers(connection, given)
        if row is None or _column(values) != _column(row):
            await self._require_pipeline(connection, row, values["pipeline_id"])
            values["position"] = await place_at_top(connection, *_column(values))
        return {name: values[name] for name in _FIELDS}

    async def _require_pipeline(self, connection: Connection, row: Values | None, pipeline_id: int) -> None:
        held = await connection.fetch(_SQL["hold_pipelines"], row and row["id"], pipeline_id)
        if pipeline_id not in {each["id"] for each in held}:
            raise InvalidInput("pipeline_id", f"there is no pipeline {pipeline_id}")

    async def _followed(self, connection: Connection, before: Values | None, after: Values) -> None:
        was = before and before["status"]
        if was != after["status"]:
            await connection.execute(_SQL["moved"], after["id"], was, after["status"], self._scope.caller.name)


def _column(values: Values) -> tuple[int, str]:
    return values["pipeline_id"], values["status"]
