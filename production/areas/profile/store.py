"""Preferences in Postgres."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta

from production.areas.profile.model import Learnt, Message, Preference
from production.crm.permissions.model import Scope
from production.database.audit import Act, record
from production.database.contacts import ContactStore
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import NotFound

_SQL = load_own("production.areas.profile")


class ProfileStore:
    """Of contacts within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def preferences(self, contact_id: int) -> list[Preference]:
        """What is believed of them, by topic.

        Raises:
            NotFound: there is no such contact in reach.
        """
        contact = await ContactStore(self._database, self._scope).contact(contact_id)
        rows = await self._database.fetch(_SQL["preferences"], self._scope.sql, contact.customer_id)
        return [Preference(**row) for row in rows]

    async def strike(self, contact_id: int, preference_id: int) -> None:
        """It is wrong, and does not come back.

        Raises:
            NotFound: there is no such contact in reach, or nothing of that number is believed of them.
        """
        contact = await ContactStore(self._database, self._scope).contact(contact_id)
        caller = self._scope.caller
        async with self._database.transaction() as connection:
            which = preference_id, contact.customer_id
            row = await connection.fetchrow(_SQL["strike"], self._scope.sql, *which, caller.user_id)
            if row is None:
                raise NotFound(f"There is no preference {preference_id}.")
            await record(
                connection, caller,
                Act("preference_struck_out", "preference", preference_id, dict(row), None, contact.customer_id),
            )  # fmt: skip


class Learning:
    """What the scheduler does, one batch at a time."""

    def __init__(self, database: Database, settled: timedelta) -> None:
        """What changed less than `settled` ago waits: it may not be there as a whole."""
        self._database = database
        self._settled = settled

    async def from_words(self, read: Callable[[Sequence[Message]], Sequence[Learnt]]) -> bool:
        """Learn from tickets that changed; whether there were any."""
        async with self._database.transaction() as connection:
            due = await connection.fetchrow(_SQL["due_tickets"], self._settled)
            if due["ids"] is None:
                return False
            messages = [Message(**row) for row in await connection.fetch(_SQL["messages"], due["ids"])]
            told = [
                (one.message.customer_id, one.topic, one.value, one.said, one.message.proven, one.message.id)
                for one in await asyncio.to_thread(read, messages)
            ]
            await connection.executemany(_SQL["learn"], told)
            await connection.execute(_SQL["tickets_are_read"], due["up_to"])
            return True

    async def from_orders(self) -> bool:
        """The same from orders."""
        async with self._database.transaction() as connection:
            due = await connection.fetchrow(_SQL["due_buyers"], self._settled)
            if due["ids"] is None:
                return False
            await connection.execute(_SQL["learn_from_orders"], due["ids"])
            await connection.execute(_SQL["orders_are_read"], due["up_to"])
            return True
