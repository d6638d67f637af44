"""Products in Postgres. Whoever works here sees all."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

from production.areas.products.model import Filter, Product, Variant
from production.database.listing import Asked, Key, Listed, ListOf, Require
from production.database.named_queries import load_own
from production.database.pool import Connection
from production.database.records import Kind, RecordId, Records, Values
from production.schemas.errors import Conflict, InvalidInput

_SQL = load_own("production.areas.products")
_NEW: Values = {"description": "", "markers": [], "url": None, "variants": [], "source": None}
_FIELDS = ("title", "description", "markers", "url")
_OURS = {"markers"}
"""What people may change of a product that a source tells."""

KEYS = {
    "title": Key("lower(title)"),
    "created_at": Key("created_at", "timestamptz"),
    "updated_at": Key("updated_at", "timestamptz"),
}


def product(**row: Any) -> Product:
    """Of the columns of `one`."""
    return Product(**{**row, "variants": [Variant(**each) for each in row["variants"]]})


_LIST = ListOf(_SQL["products"], KEYS, product, "uuid")


class ProductStore(Records[Product]):
    """Those of a source are changed there: people only say whom they are for."""

    kind = Kind("product", _SQL, _FIELDS, product)

    async def page(self, asked: Asked, wanted: Filter) -> Listed[Product]:
        """Those with the words asked for in title or description."""
        return await _LIST.page(self._database, asked, *astuple(wanted), asked.q)

    async def drop(self, record_id: RecordId, require: Require) -> None:
        """
        Raises:
            Conflict: its source would tell of it again.
        """
        if source := (await self.one(record_id)).source:
            raise Conflict(f"It comes from {source}: delete it there.")
        await super().drop(record_id, require)

    async def _settled(self, _: Connection, row: Values | None, given: Values) -> dict[str, Any]:
        before = row or _NEW
        if before["source"] and (theirs := [name for name in given if name not in _OURS]):
            raise InvalidInput(theirs[0], f"comes from {before['source']}: change it there")
        values = {**before, **given}
        return {name: values[name] for name in (*_FIELDS, "variants")}

    async def _followed(self, connection: Connection, before: Values | None, after: Values) -> None:
        if before is None or before["variants"] != after["variants"]:
            await connection.execute(_SQL["keep_variants"], after["id"], after["variants"])
