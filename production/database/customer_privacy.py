"""What we know about a person, handed out or forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from production.crm.customers.model import Identifier
from production.crm.permissions.model import EVERYTHING
from production.database.audit import Act, record
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.schemas.errors import NotFound

_SQL = load("customer_privacy")
_OWNED = load("customer_tables")


@dataclass(frozen=True, slots=True)
class _Traces:
    """Everything by which rows of a person are found."""

    records: list[UUID]
    """A customer and everything that was merged into it."""
    own: list[str]
    """Identifiers that are surely theirs."""
    received: list[str]
    """Event ids in the ledger."""
    waiting: list[str]
    """Event ids of what was accepted and is not in the ledger yet."""


class PrivacyStore:
    """Works on whole persons: a customer, or an identifier that no customer has and that only parked messages know."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, who: UUID | Identifier) -> dict[str, Any]:
        """Every row about the person by table, as JSON; one-time codes and the bytes of files are left out.

        Raises:
            NotFound: there is no such customer, or nothing under this identifier.
        """
        async with self._database.transaction() as connection:
            of = await _traces(connection, who)
            rows: dict[str, Any] = await connection.fetchval(
                _SQL["export"], of.records, of.received, of.waiting, of.own
            )
            rows |= await connection.fetchval(_OWNED["rows"], of.records)
            await _record(connection, "customer_exported", of.records)
        return rows

    async def forget(self, who: UUID | Identifier) -> dict[str, int]:
        """Delete the person for good; how many rows of each kind went.

        The ledger keeps its counts, without key and content, so that a dead letter can no longer be replayed. Topics in
        Kafka forget by their own retention, the providers by theirs.

        Raises:
            NotFound: there is no such customer, or nothing under this identifier.
        """
        async with self._database.transaction() as connection:
            of = await _traces(connection, who)
            counts = dict(await connection.fetchrow(_SQL["counts"], of.records))
            await connection.execute(_SQL["forget_received"], of.received)
            await connection.execute(_SQL["forget_waiting"], of.received + of.waiting)
            await connection.execute(_SQL["forget_files"], of.waiting)
            await connection.execute(_SQL["release_key"], of.own)
            await connection.execute(_SQL["forget_opt_outs"], of.own)
            await connection.execute(_SQL["forget_reasons"], of.records)
            owned = await connection.fetchval(_OWNED["forget"], of.records)
            await connection.execute(_SQL["delete_customers"], of.records)
            await _record(connection, "customer_forgotten", of.records)
        return {
            "customers": len(of.records),
            **counts,
            **owned,
            "received": len(of.received),
            "waiting": len(of.waiting),
        }


async def _record(connection: Connection, act: str, records: Sequence[UUID]) -> None:
    """Of somebody who is no customer nothing is written down: all that could be said is the address itself."""
    for customer_id in records:
        await record(connection, EVERYTHING.caller, Act(act, "customer", customer_id))


async def _traces(connection: Connection, who: UUID | Identifier) -> _Traces:
    if isinstance(who, UUID):
        records = await _whole(connection, who)
        known = await connection.fetch(_SQL["identifiers"], records)
        goes_by = [row["identifier_value"] for row in known]
        own = [row["identifier_value"] for row in known if row["own"]]
    else:
        records, goes_by, own = [], [who.value], [who.value]
    received = [row["event_id"] for row in await connection.fetch(_SQL["received"], records, goes_by, own)]
    waiting = [row["event_id"] for row in await connection.fetch(_SQL["waiting"], goes_by, own)]
    if not (records or received or waiting):
        raise NotFound("There is no such customer, and no message of theirs.")
    return _Traces(records, own, received, waiting)


async def _whole(connection: Connection, customer_id: UUID) -> list[UUID]:
    rows = await connection.fetch(_SQL["whole_record"], customer_id)
    if not rows:
        raise NotFound(f"There is no customer {customer_id}.")
    held = await connection.fetch(_SQL["hold"], [row["id"] for row in rows])
    return [row["id"] for row in held]
