"""Some rows of a file become contacts, each with its outcome: one transaction, or nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from production.areas.imports.model import Import, OnMatch, Outcome, Planned, Said
from production.areas.imports.rules.plan import Person, Plan
from production.areas.imports.rules.values import House, checked_mapping, said_by
from production.crm.customers.model import Identifier
from production.crm.permissions.model import Caller, Scope
from production.crm.records.custom import RecordKind
from production.crm.tables.model import Row
from production.database.companies import company_names
from production.database.contact_writes import ContactWrite, write_contacts
from production.database.custom_fields import custom_fields
from production.database.named_queries import load_own
from production.database.pool import Connection
from production.database.references import hands_of
from production.schemas.ids import IdentifierKind
from production.text.storable import storable

_SQL = load_own("production.areas.imports")


@dataclass(frozen=True, slots=True)
class Writing:
    """As whom, into what, and by which rules rows are written."""

    scope: Scope
    import_id: int
    on_match: OnMatch
    house: House
    places: Mapping[str, int]
    """The cell of each field."""

    @classmethod
    async def of(cls, connection: Connection, scope: Scope, made: Import) -> Writing:
        """
        Raises:
            InvalidInput: the mapping does not tell whom a row is about, or names what is no longer there.
        """
        here = await house(connection)
        fields = checked_mapping(made.mapping, made.shape.columns, here)
        places = {name: made.shape.columns.index(column) for column, name in fields.items()}
        return cls(scope, made.id, made.on_match, here, places)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows in order: what they say, and their cells as they stand in the file."""

    said: Sequence[Said]
    cells: Sequence[Sequence[str]]

    @classmethod
    def of(cls, rows: Sequence[Row], writing: Writing) -> Piece:
        """Takes a while: not in the loop of events."""
        return cls([said_by(row, writing.places, writing.house) for row in rows], [row.cells for row in rows])


async def house(connection: Connection) -> House:
    """What cells may name, as of now."""
    owners = {row["email"]: str(row["id"]) for row in await connection.fetch(_SQL["owners"])}
    teams = frozenset(row["name"] for row in await connection.fetch(_SQL["teams"]))
    return House(owners, teams, await custom_fields(connection, RecordKind.CONTACT))


async def write_piece(connection: Connection, writing: Writing, piece: Piece) -> None:
    """The one way in which rows become contacts: what the preview rolls back, the import commits."""
    said = await _with_companies(connection, piece.said)
    caller = writing.scope.caller
    plan = Plan(await _holders(connection, writing, said), writing.on_match, partial(_hands_of, caller))
    for one in said:
        plan.add(one)
    writes = [ContactWrite(one.customer_id, one.changed, one.found, exists=one.exists) for one in plan.touched]
    await write_contacts(connection, caller, writes)
    rows = [_stored(planned, cells) for planned, cells in zip(plan.rows, piece.cells, strict=True)]
    await connection.execute(_SQL["add_rows"], writing.import_id, rows)
    counts = Counter(planned.outcome for planned in plan.rows)
    await connection.execute(_SQL["advance"], writing.import_id, len(rows), *(counts[outcome] for outcome in Outcome))


def _hands_of(caller: Caller, fields: Mapping[str, Any]) -> dict[str, Any]:
    """As values of the base are told here."""
    return {name: value and str(value) for name, value in hands_of(caller, fields).items()}


async def _with_companies(connection: Connection, said: Sequence[Said]) -> list[Said]:
    """Each company by the name under which it is kept."""
    names = await company_names(connection, [one.fields["company"] for one in said if "company" in one.fields])
    return [
        replace(one, fields={**one.fields, "company": names[one.fields["company"]]}) if "company" in one.fields else one
        for one in said
    ]


async def _holders(connection: Connection, writing: Writing, said: Sequence[Said]) -> dict[Identifier, list[Person]]:
    """Everybody who goes by one of these addresses and numbers; nobody else can take one until the transaction ends."""
    keys = list({key for one in said for key in one.keys})
    await connection.execute(_SQL["tune"])
    kinds, values = [key.kind for key in keys], [key.value for key in keys]
    await connection.execute(_SQL["lock_keys"], kinds, values)
    people: dict[UUID, Person] = {}
    holders: defaultdict[Identifier, list[Person]] = defaultdict(list)
    for row in await connection.fetch(_SQL["holders"], kinds, values, writing.scope.sql, writing.import_id):
        person = people.setdefault(row["id"], _person(row))
        key = Identifier(IdentifierKind(row["kind"]), row["value"])
        if person not in holders[key]:
            holders[key].append(person)
        if row["lasting"]:
            person.lasting.add(key)
    return holders


def _person(row: Any) -> Person:
    label = f"row {row['made_by']}" if row["made_by"] else f"contact {row['number']}"
    gone = row["deleted_at"] and row["deleted_at"].isoformat()
    return Person(
        row["id"], label, dict(row["values"]), row["values"], exists=True, visible=row["visible"], deleted_at=gone
    )


def _stored(planned: Planned, cells: Sequence[str]) -> dict[str, Any]:
    return {
        "row": planned.row,
        "outcome": planned.outcome,
        "reason": planned.reason,
        "customer_id": planned.customer_id,
        "cells": [storable(cell) for cell in cells],
        "before": planned.before,
        "after": planned.after,
    }
