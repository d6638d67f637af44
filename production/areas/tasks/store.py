"""Tasks in Postgres."""

from __future__ import annotations

from dataclasses import astuple
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from production.areas.tasks.model import Day, Filter, Repeats, Task, TaskStatus
from production.areas.tasks.rules import moment, moved_along, next_time, settled_status
from production.crm.permissions.hands import NOBODY
from production.crm.records.custom import RecordKind
from production.database.accounts import require_keepers
from production.database.custom_fields import custom_values
from production.database.exports import Export, export_of
from production.database.listing import Asked, Key, Listed, ListOf
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.database.records import Kind, Records, Values
from production.database.references import (
    contact_id_of,
    customer_of_deal,
    hands_of,
    ticket_of,
)
from production.schemas.errors import InvalidInput
from production.schemas.ids import Priority

_SQL = load_own("production.areas.tasks")
_NEW: Values = {
    "description": None,
    "priority": Priority.MEDIUM,
    "status": TaskStatus.TODO,
    "customer_id": None,
    "deal_id": None,
    "ticket_id": None,
    "time_zone": "UTC",
    "due_date": None,
    "remind_at": None,
    "repeats": None,
    "repeats_from": None,
    "completed_at": None,
    "tags": [],
    "custom": {},
    "owner_id": None,
    "team": None,
    "follows": None,
}
_FIELDS = ("title", *_NEW)
_BEGINNING = datetime(1, 1, 2, tzinfo=UTC)
_END = datetime(9999, 12, 30, tzinfo=UTC)
_SHOWN, _NEXT = 100, 20
_RUNG = 500

KEYS = {
    "due_date": Key("coalesce(due_date, 'infinity')", "timestamptz"),
    "created_at": Key("created_at", "timestamptz"),
    "updated_at": Key("updated_at", "timestamptz"),
    "title": Key("lower(title)"),
    "status": Key("status"),
    "priority": Key("array_position('{low,medium,high,urgent}'::text[], priority)", "integer"),
}


def task(**row: Any) -> Task:
    """Of the columns of `one`."""
    return Task(
        **{
            **row,
            "status": TaskStatus(row["status"]),
            "priority": Priority(row["priority"]),
            "repeats": row["repeats"] and Repeats(row["repeats"]),
            "due_date": row["due_date"] and row["due_date"].astimezone(ZoneInfo(row["time_zone"])),
        }
    )


_LIST = ListOf(_SQL["tasks"], KEYS, task)


class TaskStore(Records[Task]):
    """What is completed and repeats, makes the next."""

    kind = Kind("task", _SQL, _FIELDS, task)

    async def page(self, asked: Asked, wanted: Filter) -> Listed[Task]:
        """Those with the words asked for in title, description or the name of the contact."""
        return await _LIST.page(self._database, asked, self._scope.sql, *astuple(wanted), asked.q)

    async def export(self, asked: Asked, wanted: Filter, form: str) -> Export[Task]:
        """The same list to its end."""
        batches = _LIST.batches(self._database, asked, self._scope.sql, *astuple(wanted), asked.q)
        return await export_of(self._database, self._scope, RecordKind.TASK, form, batches)

    async def my_day(self, now: datetime, midnight: datetime) -> Day:
        """What the caller has to do now, until the `midnight` to come, and after that."""
        whose = self._scope.caller.user_id or NOBODY
        parts = (_BEGINNING, now, _SHOWN), (now, midnight, _SHOWN), (midnight, _END, _NEXT)
        return Day(*[await due(self._database, whose, *part) for part in parts])

    async def _settled(self, connection: Connection, row: Values | None, given: Values) -> dict[str, Any]:
        before = row or {**_NEW, **hands_of(self._scope.caller, given)}
        values = {**before, **given}
        values["status"], values["completed_at"] = settled_status(before, given, datetime.now(UTC))
        for name in ("due_date", "remind_at"):
            if values[name] is not None:
                values[name] = moment(values[name], values["time_zone"])
        if values["repeats"] and values["due_date"] is None:
            raise InvalidInput("repeats", "needs a due_date to repeat from")
        if given.keys() & {"due_date", "repeats", "time_zone"}:
            values["repeats_from"] = values["due_date"] if values["repeats"] else None
        if "custom" in given:
            values["custom"] = await custom_values(connection, RecordKind.TASK, given["custom"], before["custom"])
        await require_keepers(connection, given)
        await self._relate(connection, row, given, values)
        return {name: values[name] for name in _FIELDS}

    async def _relate(self, connection: Connection, row: Values | None, given: Values, values: dict[str, Any]) -> None:
        """Without a contact, it is of whose deal or ticket it is."""
        named: list[UUID] = []
        if given.get("contact_id") is not None:
            named.append(await contact_id_of(connection, self._scope, given["contact_id"]))
        elif row:
            named.append(row["customer_id"])
        if given.get("deal_id") is not None:
            named.append(await customer_of_deal(connection, self._scope, given["deal_id"]))
        if "ticket" in given:
            values["ticket_id"] = None
        if given.get("ticket") is not None:
            values["ticket_id"], customer_id = await ticket_of(connection, self._scope, given["ticket"])
            named.append(customer_id)
        if not named:
            raise InvalidInput("contact_id", "name whom it is about: a contact, or somebody's deal or ticket")
        values["customer_id"] = named[0]

    async def _followed(self, connection: Connection, before: Values | None, after: Values) -> None:
        was = before and before["status"]
        if after["repeats"] and after["status"] == TaskStatus.COMPLETED and was != TaskStatus.COMPLETED:
            values = _next(after)
            record_id = await connection.fetchval(_SQL["insert"], *self._in_order(values))
            if record_id is not None:
                told = {"follows": after["id"], "due_date": values["due_date"]}
                await self._tell(connection, "added", {**values, "id": record_id}, after=told)


async def due(database: Database, whose: UUID, since: datetime, until: datetime, limit: int) -> list[Task]:
    """What somebody has still to do, and was or is due from `since` until before `until`; the earliest first."""
    return [task(**row) for row in await database.fetch(_SQL["due"], whose, since, until, limit)]


async def ring(database: Database) -> None:
    """Tell whoever should be reminded by now, of each task once."""
    while await database.fetchval(_SQL["ring"], _RUNG) >= _RUNG:
        pass


def _next(done: Values) -> dict[str, Any]:
    """The task that takes the place of one that repeats."""
    due_date, zone = done["due_date"], done["time_zone"]
    after = max(due_date, datetime.now(UTC))
    again = next_time(done["repeats_from"], Repeats(done["repeats"]), zone, after)
    remind_at = done["remind_at"] and moved_along(done["remind_at"], due_date, again, zone)
    changed = {"due_date": again, "remind_at": remind_at, "completed_at": None, "follows": done["id"]}
    return {**done, **changed, "status": TaskStatus.TODO}
