"""What we know about a person, handed out or forgotten."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.schemas.errors import NotFound

_SQL = load("customer_privacy")


class PrivacyStore:
    """Works on whole persons: a record and everything that was merged into it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, customer_id: UUID) -> dict[str, Any]:
        """Every row about the person by table, as JSON; one-time codes and the bytes of files are left out.

        Raises:
            NotFound: there is no such customer.
        """
        async with self._database.transaction() as connection:
            whole = await _whole(connection, customer_id)
            keys = await _proven_values(connection, whole)
            rows: dict[str, Any] = await connection.fetchval(_SQL["export"], whole, keys)
        return rows

    async def forget(self, customer_id: UUID) -> dict[str, int]:
        """Delete the person for good; how many rows of each kind went.

        The ledger keeps its counts, without key and content, so that a dead letter can no longer be replayed. Topics in
        Kafka forget by their own retention, the providers by theirs.

        Raises:
            NotFound: there is no such customer.
        """
        async with self._database.transaction() as connection:
            whole = await _whole(connection, customer_id)
            counts = dict(await connection.fetchrow(_SQL["counts"], whole))
            keys = await _proven_values(connection, whole)
            received = [row["event_id"] for row in await connection.fetch(_SQL["forget_received"], whole, keys)]
            await connection.execute(_SQL["forget_waiting"], keys, received)
            await connection.execute(_SQL["release_key"], keys)
            await connection.execute(_SQL["forget_opt_outs"], keys)
            await connection.execute(_SQL["forget_reasons"], whole)
            await connection.execute(_SQL["delete_customers"], whole)
        return {"customers": len(whole), **counts, "received": len(received)}


async def _proven_values(connection: Connection, whole: list[UUID]) -> list[str]:
    return [row["identifier_value"] for row in await connection.fetch(_SQL["proven_values"], whole)]


async def _whole(connection: Connection, customer_id: UUID) -> list[UUID]:
    rows = await connection.fetch(_SQL["whole_record"], customer_id)
    if not rows:
        raise NotFound(f"There is no customer {customer_id}.")
    held = await connection.fetch(_SQL["hold"], [row["id"] for row in rows])
    return [row["id"] for row in held]
