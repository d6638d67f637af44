"""The inbox in Postgres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from production.areas.inbox.model import (
    Assignee,
    Breakdown,
    Counts,
    DraftBrief,
    Found,
    KnownCustomer,
    Place,
    ScoredTicket,
    TicketRow,
    View,
    Wanted,
    WeightsShown,
)
from production.areas.inbox.order import Order, Ranked, composite
from production.areas.inbox.remembered import remembered
from production.areas.inbox.rules import view_of
from production.crm.permissions.model import Action, Scope
from production.crm.permissions.table import reach_of
from production.crm.support.scoring import URGENCY_WEIGHT, Difficulty, Facts, Weights, score
from production.crm.support.shown_priority import shown_priority
from production.crm.support.standing import Sla
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.errors import NotFound
from production.schemas.ids import Category, Channel, Priority
from production.schemas.outcomes import TicketStatus

_SQL = load_own("production.areas.inbox")
_EXCERPT = 200


class InboxStore:
    """Tickets within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def page(self, wanted: Wanted) -> Found:
        """Some tickets in the order of one moment: by score, the newest first where it is the same."""
        async with self._database.transaction() as connection:
            now = (await connection.fetchrow(_SQL["begin"]))["now"]
            as_of = wanted.after.as_of if wanted.after else wanted.as_of or now
            named = await _by_names(connection, wanted)
            order = Order(connection, remembered(self._database), self._scope, named, as_of, now)
            total = await order.total()
            ranked, matches = await order.ranked(total)
            return Found(await _rows(connection, ranked, as_of), as_of, total, matches)

    async def counts(self) -> Counts:
        """How many tickets each view holds at this moment."""
        caller = self._scope.caller
        filters = [composite(view_of(view, caller.user_id)) for view in View]
        counted = await self._database.fetch(_SQL["counts"], self._scope.sql, filters)
        parked = await self._database.fetchval(_SQL["parked"]) if reach_of(caller, Action.TRIAGE) else 0
        tickets = {view.value: row["tickets"] for view, row in zip(View, counted, strict=True)}
        return Counts(**tickets, parked=parked)

    async def breakdown(self, ticket: str, phrases: Sequence[str]) -> Breakdown:
        """Why it stands where it stands at this moment; `ticket` is its number or id.

        Raises:
            NotFound: there is no such ticket.
        """
        row = await self._database.fetchrow(_SQL["facts"], ticket, self._scope.sql, list(phrases))
        if row is None:
            raise NotFound(f"There is no ticket {ticket}.")
        facts, weights = _facts(row), _weights(row)
        parts = score(facts, weights)
        return Breakdown(
            total_score=parts.total,
            components=parts,
            customer=KnownCustomer(
                facts.lifetime_value,
                facts.churn_risk,
                known=facts.lifetime_value is not None or facts.churn_risk is not None,
            ),
            ticket=ScoredTicket(shown_priority(facts.priority), facts.hours_waiting),
            weights=WeightsShown(weights.churn_weight, weights.value_weight, URGENCY_WEIGHT, weights.topic_alert_boost),
        )


async def _by_names(connection: Connection, wanted: Wanted) -> Wanted:
    """With every name by which tickets have the tag that is wanted."""
    names = [row["name"] for tag in wanted.tags or () for row in await connection.fetch(_SQL["names"], tag)]
    return wanted if wanted.tags is None else replace(wanted, tags=tuple(names))


async def _rows(connection: Connection, ranked: Sequence[Ranked], as_of: datetime) -> list[tuple[Place, TicketRow]]:
    rank = {each.id: each for each in ranked}
    found = await connection.fetch(_SQL["rows"], list(rank))
    return [(_place(rank[row["id"]], as_of), _row(row, rank[row["id"]], as_of)) for row in found]


def _place(rank: Ranked, as_of: datetime) -> Place:
    return Place(as_of, rank.total, rank.since, rank.id)


def _row(row: Any, rank: Ranked, as_of: datetime) -> TicketRow:
    return TicketRow(
        id=row["ticket_number"],
        uuid=row["id"],
        subject=row["subject"],
        status=TicketStatus(row["status"]),
        priority=shown_priority(row["priority"]),
        channel=Channel(row["source_channel"]),
        category=Category(row["category"]),
        smart_score=round(rank.total, 2),
        matches_topic_alert=rank.hit,
        customer_id=row["customer_id"],
        customer_name=row["customer_name"],
        created_at=row["created_at"],
        waiting_since=row["waiting_since"],
        age_hours=round(max(as_of - row["since"], timedelta()) / timedelta(hours=1), 2),
        excerpt=" ".join((row["said"] or "").split())[:_EXCERPT],
        sentiment=row["sentiment"],
        tags=row["tags"],
        assigned_to=Assignee(row["assigned_to"], row["assigned_name"]) if row["assigned_to"] else None,
        assigned_team=row["assigned_team"],
        snoozed_until=row["snoozed_until"],
        escalation_reason=row["escalation_reason"],
        draft=DraftBrief(row["draft_id"], row["confidence"], row["draft_author"]) if row["draft_id"] else None,
        sla=Sla(row["sla_due_at"], row["sla_state"]) if row["sla_state"] else None,
    )


def _facts(row: Any) -> Facts:
    return Facts(
        churn_risk=row["churn_risk"],
        lifetime_value=row["lifetime_value"],
        priority=Priority(row["priority"]),
        hours_waiting=max(row["hours_waiting"], 0.0),
        difficulty=Difficulty(row["difficulty"]) if row["difficulty"] else None,
        sentiment=row["sentiment"],
        matches_topic_alert=row["matches_topic_alert"],
    )


def _weights(row: Any) -> Weights:
    return Weights(
        churn_weight=row["churn_weight"],
        value_weight=row["value_weight"],
        topic_alert_boost=row["topic_alert_boost"],
        min_wait_hours=row["min_wait_hours"],
    )
