"""Activities in Postgres: whoever reaches the contact reads what was done for them."""

from __future__ import annotations

from dataclasses import astuple
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from production.areas.activities.model import Activity, ActivityKind, Direction, Filter
from production.database.listing import Asked, Key, Listed, ListOf
from production.database.named_queries import load_own
from production.database.pool import Connection
from production.database.records import Kind, Records, Values
from production.database.references import contact_id_of, customer_of_deal, ticket_of
from production.schemas.errors import InvalidInput

_SQL = load_own("production.areas.activities")
_FIELDS = (
    "kind",
    "customer_id",
    "deal_id",
    "happened_at",
    "minutes",
    "direction",
    "outcome",
    "text",
    "author_id",
    "ticket_id",
)

KEYS = {"happened_at": Key("happened_at", "timestamptz"), "created_at": Key("created_at", "timestamptz")}


def activity(**row: Any) -> Activity:
    """Of the columns of `one`."""
    direction = row["direction"] and Direction(row["direction"])
    return Activity(**{**row, "kind": ActivityKind(row["kind"]), "direction": direction})


_LIST = ListOf(_SQL["activities"], KEYS, activity)


class ActivityStore(Records[Activity]):
    """By the people who did them."""

    kind = Kind("activity", _SQL, _FIELDS, activity)

    async def page(self, asked: Asked, wanted: Filter) -> Listed[Activity]:
        """Those with the words asked for in text or outcome."""
        return await _LIST.page(self._database, asked, self._scope.sql, *astuple(wanted), asked.q)

    async def _ticket(self, connection: Connection, customer_id: UUID, number: str | None) -> UUID | None:
        if number is None:
            return None
        ticket_id, whose = await ticket_of(connection, self._scope, number)
        if whose != customer_id:
            raise InvalidInput("ticket", "is somebody else's")
        return ticket_id

    async def _settled(self, connection: Connection, row: Values | None, given: Values) -> dict[str, Any]:
        new = {
            **dict.fromkeys(_FIELDS),
            "happened_at": datetime.now(UTC),
            "text": "",
            "author_id": self._scope.caller.user_id,
        }
        values = {**(row or new), **given}
        if "contact_id" in given:
            values["customer_id"] = await contact_id_of(connection, self._scope, given["contact_id"])
        if "ticket" in given:
            values["ticket_id"] = await self._ticket(connection, values["customer_id"], given["ticket"])
        if given.get("deal_id") is not None:
            await customer_of_deal(connection, self._scope, given["deal_id"])
        if values["direction"] and values["kind"] != ActivityKind.CALL:
            raise InvalidInput("direction", "only a call has one")
        return {name: values[name] for name in _FIELDS}
