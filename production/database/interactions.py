"""What passed between customers and us, as one history."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from production.crm.outreach.interactions import Direction, Interaction, InteractionStatus, InteractionType
from production.crm.permissions.model import Scope
from production.database.named_queries import load
from production.database.pool import Connection

_SQL = load("interactions")


async def interactions_of(connection: Connection, scope: Scope, customer_id: UUID, limit: int) -> list[Interaction]:
    """The newest first, of a customer in reach."""
    rows = await connection.fetch(_SQL["interactions"], scope.sql, customer_id, limit)
    return [_interaction(**row) for row in rows]


async def interaction(connection: Connection, interaction_id: str, customer_id: UUID) -> Interaction | None:
    """None: it was not said after all."""
    row = await connection.fetchrow(_SQL["interaction"], interaction_id, customer_id)
    return _interaction(**row) if row else None


def _interaction(**row: Any) -> Interaction:
    kinds = {
        "type": InteractionType(row["type"]),
        "direction": Direction(row["direction"]),
        "status": InteractionStatus(row["status"]),
    }
    return Interaction(**row | kinds)
