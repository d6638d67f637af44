"""Rows of a file become contacts, a whole piece at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from production.areas.imports.model import Planned, Said
from production.areas.imports.rules.plan import Person, Plan
from production.areas.imports.store.writing import Writing
from production.crm.customers.model import Identifier
from production.crm.permissions.model import Caller
from production.database.companies import company_names
from production.database.contact_writes import ContactWrite, write_contacts
from production.database.named_queries import load_own
from production.database.pool import Connection
from production.database.references import hands_of
from production.schemas.ids import IdentifierKind

_SQL = load_own("production.areas.imports")


async def write_people(connection: Connection, writing: Writing, wanted: Sequence[Said]) -> list[Planned]:
    """What becomes of each row; those who are touched are written."""
    said = await _with_companies(connection, wanted)
    caller = writing.scope.caller
    plan = Plan(await _holders(connection, writing, said), writing.on_match, partial(_hands_of, caller))
    for one in said:
        plan.add(one)
    writes = [ContactWrite(one.customer_id, one.changed, one.found, exists=one.exists) for one in plan.touched]
    await write_contacts(connection, caller, writes)
    return plan.rows


def _hands_of(caller: Caller, fields: Mapping[str, Any]) -> dict[str, Any]:
    """As values of the base are told here."""
    return {name: value and str(value) for name, value in hands_of(caller, fields).items()}


async def _with_companies(connection: Connection, said: Sequence[Said]) -> list[Said]:
    """Each company by the name under which it is kept."""
    names = await company_names(connection, [one.fields["company"] for one in said if "company" in one.fields])
    return [_with_company(one, names[one.fields["company"]]) if "company" in one.fields else one for one in said]


def _with_company(said: Said, company: str) -> Said:
    return said if said.fields["company"] == company else replace(said, fields={**said.fields, "company": company})


async def _holders(connection: Connection, writing: Writing, said: Sequence[Said]) -> dict[Identifier, list[Person]]:
    """Everybody who goes by one of these addresses and numbers; nobody else can take one until the transaction ends."""
    keys = [{"kind": key.kind, "value": key.value} for key in {key for one in said for key in one.keys}]
    await connection.execute(_SQL["tune"])
    await connection.execute(_SQL["lock_keys"], keys)
    people: dict[UUID, Person] = {}
    holders: defaultdict[Identifier, list[Person]] = defaultdict(list)
    for row in await connection.fetch(_SQL["holders"], keys, writing.scope.sql, writing.import_id):
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
