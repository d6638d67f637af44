"""Who may know of what, asked of Postgres for all who listen at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from production.areas.live.model import Hint, HintType, Told
from production.crm.permissions.model import Reach, Scope
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.live")

Reached = tuple[str, UUID | None, tuple[str, ...]]
"""A `caller_scope` that can be a key: many readers share one."""


def reached(scope: Scope) -> Reached:
    """Whoever reaches all is like everybody else who does."""
    reach, person, teams = scope.sql
    return (reach, None, ()) if scope.reach is Reach.ALL else (reach, person, tuple(teams))


@dataclass(frozen=True, slots=True)
class Sighting:
    """A hint, and to whom it may be given; both by their places among the scopes that were asked about."""

    hint: Hint
    seen_by: Sequence[int]
    lost_by: Sequence[int]
    """Who reached the ticket before, and does not any more."""


class SightStore:
    """Looks for the tickets that events are about."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sightings(self, told: Sequence[Told], scopes: Sequence[Reached]) -> list[Sighting]:
        """Those of records, then those of tickets in the order of `told`, without what is gone by now.

        Raises:
            Unavailable: Postgres cannot be reached.
        """
        records = await self._records(told, scopes)
        rows = await self._database.fetch(
            _SQL["seen"],
            [each.ticket_id for each in told],
            [each.conversation_id for each in told],
            [each.left for each in told],
            [each.was_assigned_to for each in told],
            [each.was_team for each in told],
            scopes,
        )
        return records + [
            Sighting(
                Hint(told[row["told"]].type, row["ticket_number"], row["id"], row["customer_id"]),
                row["seen_by"],
                row["lost_by"],
            )
            for row in rows
        ]

    async def _records(self, told: Sequence[Told], scopes: Sequence[Reached]) -> list[Sighting]:
        customers = [each.customer_id for each in told if each.customer_id]
        deals, tasks = (
            [each.record_id for each in told if each.type is kind]
            for kind in (HintType.DEAL_CHANGED, HintType.TASK_CHANGED)
        )
        if not (customers or deals or tasks):
            return []
        rows = await self._database.fetch(_SQL["seen_records"], customers, deals, tasks, scopes)
        return [
            Sighting(Hint(HintType(row["type"]), customer_id=row["customer_id"], record=row["id"]), row["seen_by"], ())
            for row in rows
        ]
