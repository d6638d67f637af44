"""Whole lists that somebody takes away."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from production.crm.permissions.model import Scope
from production.crm.records.custom import RecordKind
from production.database.audit import Act, record
from production.database.custom_fields import custom_fields
from production.database.pool import Database

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Export(Generic[T]):
    """All rows of a list, some at a time."""

    name: str
    """As in `deals`."""
    custom: Sequence[str]
    """Names of the fields that the company has added."""
    batches: AsyncIterator[list[T]]


async def export_of(
    database: Database, scope: Scope, kind: RecordKind, form: str, batches: AsyncIterator[list[T]]
) -> Export[T]:
    """That somebody takes it is written down before anything is read."""
    async with database.transaction() as connection:
        act = Act(f"{kind.plural}_exported", kind, "all", after={"format": form})
        await record(connection, scope.caller, act)
        return Export(kind.plural, list(await custom_fields(connection, kind)), batches)
