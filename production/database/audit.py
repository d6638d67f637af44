"""Writes down who did what, in the transaction in which it is done: neither happens without the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from production.crm.permissions.model import Caller
from production.database.named_queries import load
from production.database.pool import Connection

_SQL = load("audit")


@dataclass(frozen=True, slots=True)
class Act:
    """What was done."""

    name: str
    """In the past, as in `customer_merged`."""
    subject: str
    """What kind of thing it was done to."""
    subject_id: object
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    customer_id: UUID | None = None
    """Whose words `before` and `after` hold: they are forgotten with the customer."""


def difference(before: Mapping[str, Any], wanted: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a change changes, before and after."""
    changed = [name for name, value in wanted.items() if before[name] != value]
    return {name: before[name] for name in changed}, {name: wanted[name] for name in changed}


async def record(connection: Connection, caller: Caller, act: Act) -> None:
    """Add an entry."""
    await record_all(connection, caller, [act])


async def record_all(connection: Connection, caller: Caller, acts: Sequence[Act]) -> None:
    """An entry for each, in their order."""
    rows = [
        {
            "act": act.name,
            "subject": act.subject,
            "subject_id": str(act.subject_id),
            "customer_id": act.customer_id,
            "before": act.before,
            "after": act.after,
        }
        for act in acts
    ]
    await connection.execute(_SQL["record"], caller.kind, caller.user_id, caller.name, caller.address, rows)


async def record_own(connection: Connection, user_id: UUID, name: str, address: str | None = None) -> None:
    """The same of somebody who does something to their own account, and is no caller yet."""
    await connection.execute(_SQL["record_own"], user_id, name, address)
