"""The one way in which people's words become contacts, one or many: a request, an import, the assistant.

Whoever calls holds the identifiers (`lock_identifiers`), and has found out whom an address belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from production.crm.customers.contacts import identifiers_in
from production.crm.permissions.model import Caller
from production.database.audit import Act, record_all
from production.database.companies import companies_named
from production.database.named_queries import load
from production.database.pool import Connection
from production.schemas.ids import Channel, IdentifierKind

_SQL = load("contacts")
EMPTY: Mapping[str, Any] = {
    **dict.fromkeys(("first_name", "last_name", "email", "phone", "company", "company_id", "position", "time_zone",
                     "owner_id", "team", "last_contacted")),
    "notes": "",
    "tags": [],
    "custom": {},
    "meta": {},
}  # fmt: skip


_CHANNELS = {IdentifierKind.EMAIL: Channel.EMAIL, IdentifierKind.PHONE: Channel.WHATSAPP}


@dataclass(frozen=True, slots=True)
class ContactWrite:
    """Somebody more, or some fields of somebody who is there."""

    customer_id: UUID
    fields: Mapping[str, Any]
    """Checked; what is left out stays, and is empty for somebody new."""
    was: Mapping[str, Any] | None = None
    """The same fields before; None: nobody knew them, or somebody deleted is there again."""
    exists: bool = False
    """There is a row of them."""


async def write_contacts(connection: Connection, caller: Caller, writes: Sequence[ContactWrite]) -> None:
    """All of them, with the companies they name, the claims to their addresses, and who wrote it."""
    named = {write.fields["company"] for write in writes if write.fields.get("company")}
    companies = await companies_named(connection, caller, named)
    values = [_values(write, companies) for write in writes]
    added = [one for one, write in zip(values, writes, strict=True) if not write.exists]
    changed = [one for one, write in zip(values, writes, strict=True) if write.exists]
    rows = [*await connection.fetch(_SQL["add"], added), *await connection.fetch(_SQL["change"], changed)]
    await connection.executemany(_SQL["withdraw_claim"], [each for write in writes for each in _withdrawn(write)])
    await _claim(connection, writes)
    await _note(connection, caller, writes, {row["id"]: row["number"] for row in rows})


def _values(write: ContactWrite, companies: Mapping[str, tuple[int, str]]) -> dict[str, Any]:
    """As they are stored."""
    values = {"id": write.customer_id, **(EMPTY if write.was is None else {}), **write.fields}
    if "company" in write.fields:
        values["company_id"], values["company"] = companies.get(write.fields["company"] or "", (None, None))
    return values


async def _claim(connection: Connection, writes: Sequence[ContactWrite]) -> None:
    claims = [
        {"customer_id": write.customer_id, "kind": kind, "value": value, "channel": _CHANNELS[kind]}
        for write in writes
        for kind, value in identifiers_in(write.fields)
    ]
    await connection.execute(_SQL["claim"], claims)


def _withdrawn(write: ContactWrite) -> list[tuple[Any, ...]]:
    """Addresses that others took the place of."""
    if write.was is None:
        return []
    was = {name: write.was.get(name) for name in write.fields}
    gone = set(identifiers_in(was)) - set(identifiers_in(write.fields))
    return [(write.customer_id, *identifier) for identifier in gone]


async def _note(
    connection: Connection, caller: Caller, writes: Sequence[ContactWrite], numbers: Mapping[UUID, int]
) -> None:
    acts = [
        Act(
            "contact_added" if write.was is None else "contact_changed",
            "contact",
            numbers[write.customer_id],
            None if write.was is None else {name: write.was.get(name) for name in write.fields},
            write.fields,
            write.customer_id,
        )
        for write in writes
    ]
    await record_all(connection, caller, acts)
