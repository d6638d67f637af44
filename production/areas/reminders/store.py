"""Reminders as people see them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from production.areas.reminders.model import Reminder, ReminderState
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.listing import Asked, Key, Listed, ListOf
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import Conflict, NotFound

_SQL = load_own("production.areas.reminders")
KEYS = {"due_at": Key("due_at", "timestamptz"), "since": Key("since", "timestamptz")}


def _reminder(**row: Any) -> Reminder:
    return Reminder(**{**row, "state": ReminderState(row["state"])})


_LIST = ListOf(_SQL["reminders"], KEYS, _reminder)


class ReminderStore:
    """Of contacts within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def page(
        self, asked: Asked, states: Sequence[ReminderState] | None, contact_id: int | None
    ) -> Listed[Reminder]:
        """Those with the words asked for in name, subject or campaign."""
        return await _LIST.page(self._database, asked, self._scope.sql, states, contact_id, asked.q)

    async def cancel(self, reminder_id: int) -> None:
        """
        Raises:
            NotFound: there is none in reach.
            Conflict: it has been decided.
        """
        async with self._database.transaction() as connection:
            customer_id = await connection.fetchval(_SQL["cancel"], self._scope.sql, reminder_id)
            if customer_id is not None:
                act = Act("reminder_cancelled", "reminder", reminder_id, customer_id=customer_id)
                await record(connection, self._scope.caller, act)
            elif await connection.fetchval(_SQL["exists"], self._scope.sql, reminder_id):
                raise Conflict("It has been decided already.")
            else:
                raise NotFound(f"There is no reminder {reminder_id}.")
