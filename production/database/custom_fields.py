"""The fields that a company has added to its records, where records are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from production.crm.records.custom import CustomField, FieldKind, RecordKind, checked_custom
from production.database.named_queries import load
from production.database.pool import Connection

_SQL = load("custom_fields")


async def custom_values(
    connection: Connection, kind: RecordKind, custom: Mapping[str, Any], before: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """`custom` of a record as it is to be stored: what was there `before`, with these values; null takes one away.

    Raises:
        InvalidInput: as `checked_custom`.
    """
    merged = {**(before or {}), **checked_custom(await custom_fields(connection, kind), custom)}
    return {name: value for name, value in merged.items() if value is not None}


async def custom_fields(connection: Connection, kind: RecordKind) -> dict[str, CustomField]:
    """Those of a kind of record, by name."""
    return {row["name"]: as_field(row) for row in await connection.fetch(_SQL["fields"], kind)}


def as_field(row: Any) -> CustomField:
    """A row of `custom_fields`."""
    return CustomField(
        row["id"],
        RecordKind(row["object"]),
        row["name"],
        row["label"],
        FieldKind(row["kind"]),
        tuple(row["choices"]),
    )
