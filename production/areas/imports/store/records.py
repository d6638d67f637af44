"""Rows of a file become companies, deals or tasks: one after the other, each refused alone, as its own routes would."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from production.areas.imports.model import OnMatch, Outcome, Planned, Said
from production.areas.imports.rules.meeting import news_of, require_same
from production.areas.imports.store.writing import Writing
from production.crm.assistant.kinds import Row
from production.crm.records.custom import RecordKind
from production.database.named_queries import load_own
from production.database.pool import Connection
from production.schemas.errors import Conflict, Forbidden, InvalidInput, NotFound, Taken

_SQL = load_own("production.areas.imports")
_REFUSALS = (InvalidInput, Conflict, NotFound, Forbidden)
_MADE = {
    "id", "created_at", "updated_at", "contact_name", "contact", "company_id", "status_since", "rotting", "closed_at",
    "is_completed", "completed_at",
}  # fmt: skip
"""What the base makes of the rest."""
_TOLD_APART = {RecordKind.DEAL: ("contact_id", "pipeline_id"), RecordKind.TASK: ("contact_id", "deal_id", "ticket")}
"""By what, beside their title."""


async def write_records(connection: Connection, writing: Writing, wanted: Sequence[Said]) -> list[Planned]:
    """What becomes of each row; it is written by then."""
    named = {said.fields["contact"].lower() for said in wanted if "contact" in said.fields}
    piece = _Records(connection, writing, await _contacts(connection, writing, named) if named else {})
    return [await piece.planned(said) for said in wanted]


async def _contacts(connection: Connection, writing: Writing, named: Collection[str]) -> Mapping[str, Sequence[int]]:
    """The numbers of whoever goes by each address or number: all at once, before a deal holds its pipeline."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row in await connection.fetch(_SQL["contacts_named"], writing.scope.sql, [*named]):
        found[row["named"]].append(row["number"])
    return found


class _Records:
    """Some rows, within the transaction of their piece."""

    def __init__(self, connection: Connection, writing: Writing, contacts: Mapping[str, Sequence[int]]) -> None:
        self._connection, self._writing, self._contacts = connection, writing, contacts
        self._kind = writing.house.object
        self._records = writing.offered.within(connection, writing.scope, self._kind)
        self._made: dict[int, int] = {}

    async def planned(self, said: Said) -> Planned:
        if said.problem is not None:
            return Planned(said.row, Outcome.FAILED, said.problem)
        try:
            async with self._connection.transaction():
                return await self._written(said.row, await self._linked(said.fields))
        except _REFUSALS as error:
            return Planned(said.row, Outcome.FAILED, str(error))

    async def _written(self, row: int, values: Mapping[str, Any]) -> Planned:
        fields = {name: value for name, value in values.items() if name != "id"}
        if (there := values.get("id")) is not None:
            require_same(self._kind, there, fields, await self._records.get(there))
        else:
            there = await self._like(fields)
        if there is not None:
            return await self._met(row, there, fields)
        try:
            async with self._connection.transaction():
                made = await self._records.create(fields)
        except Taken as taken:
            if taken.existing_id is None:
                raise
            return await self._met(row, taken.existing_id, fields)
        self._made[made["id"]] = row
        return Planned(row, Outcome.CREATED, None, record_id=made["id"], after=dict(made))

    async def _met(self, row: int, record_id: int, fields: Mapping[str, Any]) -> Planned:
        before = await self._records.get(record_id)
        label = await self._label(record_id)
        if self._writing.on_match is OnMatch.SKIP:
            return Planned(row, Outcome.SKIPPED, f"{label} is the same", record_id=record_id)
        news = news_of(fields, before)
        after = await self._records.change(record_id, news) if news else before
        was, now = ({name: shown[name] for name in news} for shown in (before, after))
        if was == now:
            return Planned(row, Outcome.SKIPPED, f"{label} says all this already", record_id=record_id)
        return Planned(row, Outcome.UPDATED, f"{label} is the same", record_id=record_id, before=was, after=now)

    async def _linked(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """With the numbers of what it names."""
        values = dict(fields)
        if contact := values.pop("contact", None):
            values["contact_id"] = self._contact(contact)
        if deal := values.pop("deal", None):
            values["deal_id"] = deal
        pipelines = [*self._writing.house.pipelines.values()]
        if self._kind is RecordKind.DEAL and len(pipelines) == 1 and "id" not in values:
            values.setdefault("pipeline_id", pipelines[0])
        return values

    def _contact(self, named: str) -> int:
        found = self._contacts.get(named.lower(), ())
        if len(found) != 1:
            what = "several contacts have this address: give the number" if found else f"there is no contact {named}"
            raise InvalidInput("contact", what)
        return found[0]

    async def _like(self, fields: Mapping[str, Any]) -> int | None:
        """A deal or task has no key but its number: where it belongs, a title means one that is open."""
        if self._kind not in _TOLD_APART:
            return None
        told = (fields.get(name) for name in ("title", *_TOLD_APART[self._kind]))
        found = await self._connection.fetch(
            _SQL[f"{self._kind}_like"], self._writing.scope.sql, self._writing.import_id, [*self._made], *told
        )
        if len(found) > 1:
            which = " and ".join(str(each["id"]) for each in found)
            raise InvalidInput("id", f"{self._kind.plural} {which} are called so: say which one")
        return found[0]["id"] if found else None

    async def _label(self, record_id: int) -> str:
        made = self._made.get(record_id) or await self._connection.fetchval(
            _SQL["made_by"], self._writing.import_id, record_id
        )
        return f"row {made}" if made else f"{self._kind} {record_id}"


def kept_of(shown: Row) -> tuple[str, ...]:
    """What people write of a record, of all that is shown."""
    return tuple(name for name in shown if name not in _MADE)
